using System.Reflection;

using PublicApiGenerator;

namespace Micrograd.Packages.Tests;

/// <summary>What others may build on stands in a file beside each library: a change to it is a decision.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries => [.. PackedProject.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_has_the_public_api_that_is_written_down(string library)
    {
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, library + ".dll"));
        string actual = assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        string written = Path.Combine(Clone.Root, "src", library, "PublicApi.txt");
        string received = Path.Combine(AppContext.BaseDirectory, library + ".PublicApi.received.txt");
        File.WriteAllText(received, actual);

        Assert.True(
            File.Exists(written) && actual == File.ReadAllText(written).ReplaceLineEndings("\n"),
            $"The public API of {library} has changed. If that is meant, copy {received} over {written}.");
    }
}
