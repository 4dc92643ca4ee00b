using Micrograd.Jupyter;

namespace Micrograd.Tool.Tests;

/// <summary>Which of a user's installed programs are taken away.</summary>
public sealed class KernelProgramsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("programs-").FullName;
    private readonly KernelPrograms _programs;

    public KernelProgramsTests() => _programs = new KernelPrograms(Path.Combine(_folder, "kernel"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_a_spec_of_another_environment_starts_stays()
    {
        KernelProgram one = Install("one"), two = Install("two");

        Assert.Empty(_programs.RemoveUnused());
        Assert.True(IsThere(one) && IsThere(two));
    }

    [Fact]
    public void What_another_installation_took_the_place_of_goes()
    {
        KernelProgram old = Install("one"), current = Install("one");

        Assert.Empty(_programs.RemoveUnused());
        Assert.False(Directory.Exists(Path.GetDirectoryName(old.Files)));
        Assert.True(IsThere(current));
    }

    [Fact]
    public void What_a_kernel_runs_from_stays_until_it_ends()
    {
        KernelProgram old = Install("one");
        Install("one");
        using (KernelProgram.HoldInstalled(old.Files + Path.DirectorySeparatorChar))
        {
            using IDisposable? second = KernelProgram.HoldInstalled(old.Files);
            Assert.Equal(old.Name, Assert.Single(_programs.RemoveUnused()).Name);
            Assert.True(IsThere(old));
        }

        Assert.Empty(_programs.RemoveUnused());
        Assert.False(IsThere(old));
    }

    [Fact]
    public void What_is_being_installed_stays_and_goes_when_that_was_cut_short()
    {
        KernelProgram program = _programs.Create(Spec("one"), out IDisposable installation);
        Directory.CreateDirectory(program.Build);
        _programs.RemoveUnused();
        Assert.True(Directory.Exists(program.Build));
        installation.Dispose();

        Assert.Empty(_programs.RemoveUnused());
        Assert.False(Directory.Exists(program.Build));
    }

    [Theory]
    [InlineData("""{"argv":["env","MINE=1","dotnet","{0}/micrograd.dll"]}""", true)]
    [InlineData("""{ half a spec, {0}""", true)]
    [InlineData("""{"argv":["dotnet","interactive","jupyter"],"display_name":".NET (C#)","language":"C#"}""", false)]
    [InlineData("", false)]
    public void A_spec_that_somebody_changed_counts_for_what_it_mentions(string spec, bool stays)
    {
        KernelProgram program = Install("one");
        File.WriteAllText(Path.Combine(Spec("one").Path, "kernel.json"), spec.Replace("{0}", program.Files, StringComparison.Ordinal));

        _programs.RemoveUnused();
        Assert.Equal(stays, IsThere(program));
    }

    [Fact]
    public void Where_it_cannot_be_known_who_uses_a_program_it_stays()
    {
        KernelProgram lost = Install("one");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(lost.Files)!, "specs.json"), "?");
        string early = Path.Combine(_folder, "kernel", "20200101-000000-1");
        Directory.CreateDirectory(early);
        Directory.Delete(Spec("one").Path, recursive: true);

        Assert.Empty(_programs.RemoveUnused());
        Assert.True(IsThere(lost) && Directory.Exists(early));
    }

    [Fact]
    public void Many_at_the_same_time_keep_what_they_installed()
    {
        Parallel.For(0, 40, i =>
        {
            Install($"{i % 8}");
            _programs.RemoveUnused();
        });
        _programs.RemoveUnused();

        string[] left = [.. Directory.EnumerateDirectories(Path.Combine(_folder, "kernel"))];
        Assert.Equal(8, left.Length);
        Assert.All(Enumerable.Range(0, 8), i => Assert.Single(
            left, program => Spec($"{i}").Mentions(Path.GetFileName(program)) && Directory.Exists(Path.Combine(program, "program"))));
    }

    private static bool IsThere(KernelProgram program) => File.Exists(Path.Combine(program.Files, "micrograd.dll"));

    private KernelSpecFolder Spec(string environment) => new(Path.Combine(_folder, environment, "kernels", KernelSpec.Name));

    private KernelProgram Install(string environment)
    {
        KernelProgram program = _programs.Create(Spec(environment), out IDisposable installation);
        using (installation)
        {
            Directory.CreateDirectory(program.Files);
            string assembly = Path.Combine(program.Files, "micrograd.dll");
            File.WriteAllBytes(assembly, []);
            Spec(environment).Write(KernelSpec.OfMicrograd("dotnet", assembly, "test"));
        }

        return program;
    }
}
