using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Micrograd.Graphviz.Tests;

/// <summary>A run of this project on a machine that pretends to lack something.</summary>
public sealed class LackTests
{
    [Fact]
    public async Task A_run_says_before_its_first_test_what_will_be_skipped_and_why()
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        Assert.SkipUnless(Directory.Exists(Path.Combine(Path.GetDirectoryName(dotnet)!, "sdk")), "There is no SDK beside this runtime.");
        string project = Path.GetDirectoryName(Pictures.SnapshotPath(""))!;
        var start = new ProcessStartInfo(dotnet, ["test", "--project", project, "--configuration", new DirectoryInfo(AppContext.BaseDirectory).Name, "--no-build", "--filter-class", "*.SyntaxTests"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = "";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process run = Process.Start(start)!;
        string[] lines = (await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n');
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("Running tests from ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("skipped every test that needs Graphviz", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("  Graphviz's dot isn't installed. Install it with: ", lines[2], StringComparison.Ordinal);
    }
}
