using System.Collections.Immutable;
using System.Runtime.InteropServices;

using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Notebooks.Tests.Completion;
using Micrograd.Notebooks.Tests.Sessions;
using Micrograd.Sessions.Packages;

namespace Micrograd.Notebooks.Tests.Packages;

public sealed class PackageTests : IDisposable
{
    private readonly PackageFolder _folder = new();

    public PackageTests() => Assert.SkipWhen(DotnetCommand.Find() is null, "There is no .NET SDK to restore packages with.");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_package_is_installed_with_what_it_needs_and_says_so()
    {
        byte[] inner = _folder.Add("Inner", "1.2.0", "public class Inner { public override string ToString() => \"inner\"; }");
        _folder.Add("Outer", "2.0.0", "public class Outer { public Inner Part => new(); }", [("Inner", "1.0.0", inner)]);
        using var notebook = new Notebook(_folder.Options);
        IReadOnlyList<CellOutput> outputs = await notebook.Run($"#i \"nuget:{_folder.Source}\"\n#r \"nuget: Outer, 2.0\"\nnew Outer().Part");
        DisplayOutput before = Assert.IsType<DisplayOutput>(outputs[0]);
        DisplayUpdate after = Assert.IsType<DisplayUpdate>(outputs[1]);
        Assert.Equal("Restoring Outer, 2.0 …", before.Data.PlainText);
        Assert.Equal("Installed Outer, 2.0.0", after.Data.PlainText);
        Assert.Equal(before.DisplayId, after.DisplayId);
        Assert.Equal("inner", Assert.IsType<ResultOutput>(outputs[2]).Data.PlainText);
        Assert.Equal("Comes from a package.", (await notebook.Description("new Out|er()"))!.Documentation.Text);
        Assert.Equal("inner", await notebook.Value("#r \"nuget: Outer, 2.0\"\n#r \"nuget: Inner\"\nnew Inner()"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder.Kept, "work")));
    }

    [Theory]
    [InlineData("", "1.5.0")]
    [InlineData(", *-*", "3.0.0-beta")]
    [InlineData(", [1.0,1.5)", "1.0.0")]
    [InlineData(", 1.*", "1.5.0")]
    [InlineData(", 1.0", "1.0.0")]
    public async Task A_version_may_be_left_out_a_range_or_a_pattern(string version, string chosen)
    {
        foreach (string each in new[] { "1.0.0", "1.5.0", "3.0.0-beta" }) _folder.Add("Some", each, $"public class Some {{ public override string ToString() => \"{each}\"; }}");
        using var notebook = new Notebook(_folder.Options);
        Assert.Equal(chosen, await notebook.Value($"#i \"nuget:{_folder.Source}\"\n#r \"nuget:Some{version}\"\nnew Some()"));
    }

    [Fact]
    public async Task A_native_library_is_found()
    {
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        string original = OperatingSystem.IsWindows() ? "System.IO.Compression.Native" : "libSystem.IO.Compression.Native";
        string native = Path.Combine(_folder.Notebooks, (OperatingSystem.IsWindows() ? "" : "lib") + "packaged" + ending);
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), original + ending), native);
        _folder.Add(
            "Checksum", "1.0.0",
            """
            using System.Runtime.InteropServices;
            public static class Checksum
            {
                public static uint Of(byte[] bytes) => Crc32(0, bytes, bytes.Length);
                [DllImport("packaged", EntryPoint = "CompressionNative_Crc32")] private static extern uint Crc32(uint start, byte[] bytes, int length);
            }
            """,
            native: native);
        using var notebook = new Notebook(_folder.Options);
        Assert.Equal("CBF43926", await notebook.Value($"#i \"nuget:{_folder.Source}\"\n#r \"nuget: Checksum, 1.0.0\"\nChecksum.Of(\"123456789\"u8.ToArray()).ToString(\"X\")"));
    }

    [Fact]
    public async Task What_cannot_be_had_is_named_with_the_reason()
    {
        _folder.Add("Some", "1.0.0", "public class Some { }");
        _folder.Add("Soon", "1.0.0-beta", "public class Soon { }");
        _folder.Add("Old", "1.0.0", "public class Old { }", framework: "net99.0");
        using var notebook = new Notebook(_folder.Options);
        await notebook.Run($"#i \"nuget:{_folder.Source}\"");
        (CellStatus status, IReadOnlyList<CellOutput> outputs) = await notebook.Try("\n#r \"nuget: Some, 1.0.0\"\n#r \"nuget: Missing, 1.0.0\"", TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Failed, status);
        ErrorOutput error = outputs.OfType<ErrorOutput>().Single();
        Assert.StartsWith("Missing, 1.0.0: there is no such package in ", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Source, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Line);
        Assert.Equal("Not installed: Some, 1.0.0; Missing, 1.0.0", outputs.OfType<DisplayUpdate>().Last().Data.PlainText);
        Assert.Equal(2, (await notebook.Fail("#r \"nuget: Some\"\n#r \"nuget: Some.Missing\"")).Line);

        Assert.StartsWith("Some, 9.0: there is no such version. Found 1 version(s) in ", (await notebook.Fail("#r \"nuget: Some, 9.0\"")).Message, StringComparison.Ordinal);
        Assert.Equal("Some, 0.5: there is no such version. The nearest is 1.0.0.", (await notebook.Fail("#r \"nuget: Some, 0.5\"")).Message);
        Assert.StartsWith("Soon: there are pre-releases only. ", (await notebook.Fail("#r \"nuget: Soon\"")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Old, 1.0.0: Package Old 1.0.0 is not compatible with net", (await notebook.Fail("#r \"nuget: Old, 1.0.0\"")).Message, StringComparison.Ordinal);
        Assert.Contains("doesn't name a package. It is written #r \"nuget: Name, Version\"", (await notebook.Fail("#r \"nuget: a b\"")).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no folder ", (await notebook.Fail("#i \"nuget:gone\"")).Message, StringComparison.Ordinal);
        Assert.Equal("Some", await notebook.Value("#r \"nuget: Some, 1.0.0\"\nnameof(Some)"));
    }

    [Fact]
    public async Task A_source_that_cannot_be_reached_is_named()
    {
        using var notebook = new Notebook(_folder.Options);
        ErrorOutput error = await notebook.Fail("#i \"nuget:https://127.0.0.1:9/index.json\"\n#r \"nuget: Some, 1.0.0\"");
        Assert.StartsWith("Some, 1.0.0: the package source https://127.0.0.1:9/index.json can't be reached. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_restored_once_needs_no_source_and_no_SDK()
    {
        _folder.Add("Some", "1.0.0", "public class Some { }");
        string cell = $"#i \"nuget:{_folder.Source}\"\n#r \"nuget: Some\"\nnameof(Some)";
        using (var first = new Notebook(_folder.Options)) await first.Run(cell);
        foreach (string package in Directory.EnumerateFiles(_folder.Source)) File.Delete(package);
        var gone = new SdkPackageRestore { Folder = _folder.Kept, DotnetPath = Path.Combine(_folder.Kept, "gone") };
        using var second = new Notebook(_folder.Options with { Packages = gone });
        Assert.Equal("Some", await second.Value(cell));

        // What was the newest yesterday is asked for again, and still there without a source.
        foreach (string answer in Directory.EnumerateFiles(_folder.Kept)) File.SetLastWriteTimeUtc(answer, DateTime.UtcNow.AddDays(-2));
        using var third = new Notebook(_folder.Options);
        Assert.Equal("Some", await third.Value(cell));
    }

    [Fact]
    public async Task Without_a_network_what_is_on_this_machine_is_there_for_every_notebook()
    {
        _folder.Add("Some", "1.0.0", "public class Some { }");
        _folder.Add("Other", "1.5.0", "public class Other { }");
        using (var first = new Notebook(_folder.Options)) await first.Run($"#i \"nuget:{_folder.Source}\"\n#r \"nuget: Some\"\n#r \"nuget: Other\"");
        foreach (string package in Directory.EnumerateFiles(_folder.Source)) File.Delete(package);
        using var elsewhere = new Notebook(_folder.Options with { Folder = Directory.CreateDirectory(Path.Combine(_folder.Notebooks, "elsewhere")).FullName });
        await elsewhere.Run("#i \"nuget:https://127.0.0.1:9/index.json\"");

        Assert.Equal("Other 1.5.0.0", await elsewhere.Value("#r \"nuget: Other\"\n$\"{typeof(Other).Name} {typeof(Other).Assembly.GetName().Version}\""));
        Assert.StartsWith("Gone; Other, 1.5.0: the package source https://127.0.0.1:9/index.json can't be reached. ", (await elsewhere.Fail("#r \"nuget: Gone\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_whose_files_are_gone_is_not_used()
    {
        _folder.Add("Some", "1.0.0", "public class Some { }");
        string cell = $"#i \"nuget:{_folder.Source}\"\n#r \"nuget: Some, 1.0.0\"\nnameof(Some)";
        using (var first = new Notebook(_folder.Options)) await first.Run(cell);
        Directory.Delete(Path.Combine(_folder.Kept, "..", "installed"), recursive: true);
        using var second = new Notebook(_folder.Options);
        Assert.Equal("Some", await second.Value(cell));
    }

    [Fact]
    public async Task Another_version_of_what_is_loaded_is_refused_with_what_to_do()
    {
        byte[] one = _folder.Add("Some", "1.0.0", "public class Some { }");
        byte[] two = _folder.Add("Some", "2.0.0", "public class Some { public int Two; }");
        _folder.Add("NeedsTwo", "1.0.0", "public class NeedsTwo { public Some Some; }", [("Some", "2.0.0", two)]);
        await File.WriteAllBytesAsync(Path.Combine(_folder.Notebooks, "Some.dll"), one, TestContext.Current.CancellationToken);
        using var notebook = new Notebook(_folder.Options);
        await notebook.Run($"#i \"nuget:{_folder.Source}\"\n#r \"nuget: Some, 1.0.0\"");
        Assert.Equal(
            "Some, 2.0.0: Some 1.0.0 is loaded already, and a session can't have both. Restart the session to use Some 2.0.0.",
            (await notebook.Fail("#r \"nuget: Some, 2.0.0\"")).Message);
        Assert.Contains("Some 1.0.0 is loaded already", (await notebook.Fail("#r \"nuget: Some, [2.0,3.0)\"")).Message, StringComparison.Ordinal);
        ErrorOutput downgrade = await notebook.Fail("#r \"nuget: NeedsTwo, 1.0.0\"");
        Assert.StartsWith("Some, 1.0.0: the packages of this session don't go together. ", downgrade.Message, StringComparison.Ordinal);
        Assert.Contains("NeedsTwo 1.0.0", downgrade.Message, StringComparison.Ordinal);

        using var other = new Notebook(_folder.Options);
        ErrorOutput clash = await other.Fail($"#r \"Some.dll\"\n#i \"nuget:{_folder.Source}\"\n#r \"nuget: Some, 2.0.0\"");
        Assert.StartsWith("Some, 2.0.0 brings another Some.dll than the one that is loaded already, from ", clash.Message, StringComparison.Ordinal);
        Assert.Contains("Restart the session", clash.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_is_interrupted_and_its_process_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a slow SDK is a shell script.");
        using var notebook = new Notebook(_folder.Options with { Packages = new SdkPackageRestore { Folder = _folder.Kept, DotnetPath = Slow() } });
        using var stop = new CancellationTokenSource();
        Task<(CellStatus Status, IReadOnlyList<CellOutput> Outputs)> running = notebook.Try("#r \"nuget: Some, 1.0.0\"", stop.Token);
        int process = await Started();
        await stop.CancelAsync();
        Assert.Equal(CellStatus.Cancelled, (await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Status);
        AssertEnds(process);
        Assert.Equal("2", await notebook.Value("1 + 1"));
    }

    [Fact]
    public async Task A_restore_has_a_time_limit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a slow SDK is a shell script.");
        var slow = new SdkPackageRestore { Folder = _folder.Kept, DotnetPath = Slow() };
        using var notebook = new Notebook(_folder.Options with { Packages = slow, PackageTimeLimit = TimeSpan.FromSeconds(1) });
        Assert.StartsWith("Some, 1.0.0: restoring took longer than 1 s and was stopped.", (await notebook.Fail("#r \"nuget: Some, 1.0.0\"")).Message, StringComparison.Ordinal);
        AssertEnds(await Started());
    }

    [Fact]
    public async Task Without_an_SDK_a_reader_is_told_what_to_install()
    {
        Assert.Null(DotnetCommand.Find([_folder.Kept, _folder.Source]));
        using var notebook = new Notebook(_folder.Options with { Packages = null });
        Assert.StartsWith("Packages can't be restored here. ", (await notebook.Fail("#r \"nuget: Some\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_may_bring_a_restore_of_its_own()
    {
        var asked = new Asked();
        using var notebook = new Notebook(_folder.Options with { Packages = asked });
        await notebook.Run("#i \"nuget:https://example.org/index.json\"\n#r \"nuget: A, 1.0\"\n#r \"nuget:B\"\n#r \"nuget: C , [1.0,2.0) \"\n1");
        await notebook.Run("#r \"nuget: D, 1.0\"");
        Assert.Equal(["A, 1.0; B; C, [1.0,2.0) from https://example.org/index.json", "A, 1.0.0; B, 1.0.0; C, 1.0.0; D, 1.0 from https://example.org/index.json"], asked.Requests);
    }

    // Stands for an SDK that waits for a network: it leaves its number, and a child that waits too.
    private string Slow()
    {
        string script = Path.Combine(_folder.Notebooks, "slow");
        File.WriteAllText(script, $"#!/bin/sh\nsleep 1000 &\necho $! > '{Mark}.new'\nmv '{Mark}.new' '{Mark}'\nwait\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }

    private string Mark => Path.Combine(_folder.Notebooks, "started");

    private async Task<int> Started()
    {
        var made = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_folder.Notebooks, Path.GetFileName(Mark)) { EnableRaisingEvents = true };
        watcher.Renamed += (_, _) => made.TrySetResult();
        if (!File.Exists(Mark)) await made.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return int.Parse(await File.ReadAllTextAsync(Mark, TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void AssertEnds(int process)
    {
        try
        {
            using var child = System.Diagnostics.Process.GetProcessById(process);
            Assert.True(child.WaitForExit(TimeSpan.FromSeconds(30)), "The restore's child is still running.");
        }
        catch (ArgumentException)
        {
            // It is gone.
        }
    }

    private sealed class Asked : IPackageRestore
    {
        public List<string> Requests { get; } = [];

        public Task<ImmutableArray<RestoredPackage>> RestoreAsync(
            ImmutableArray<PackageRequest> packages, ImmutableArray<string> sources, string folder, CancellationToken cancellationToken = default)
        {
            Requests.Add($"{string.Join("; ", packages.OrderBy(package => package.Name))} from {string.Join("; ", sources)}");
            return Task.FromResult(packages.Select(package => new RestoredPackage(package.Name, "1.0.0", [], [])).ToImmutableArray());
        }
    }
}
