using System.Diagnostics;
using System.Text.Json;

using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

/// <summary>A user with two folders of Jupyter's, and the command away from any clone: it installs its own files.</summary>
public sealed class InstallationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("installation-").FullName;

    public InstallationTests()
    {
        string built = AppContext.BaseDirectory.Replace("Micrograd.Jupyter.Tests", "Micrograd.Tool", StringComparison.Ordinal);
        foreach (string file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_folder, "tool", Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_program_stays_while_another_environment_or_a_running_kernel_uses_it()
    {
        await RunAsync("a", "install");
        string[] first = Argv("a");
        using var kernel = new ProcessKernel(first);
        Assert.Equal("2", kernel.FrontEnd.Execute("1 + 1").Only("execute_result").Form("text/plain"));

        await RunAsync("b", "install");
        Assert.True(File.Exists(first[1]), "The second environment took the first one's program.");

        await RunAsync("a", "install");
        string[] second = Argv("a");
        Assert.NotEqual(first[1], second[1]);
        AssertWorks(kernel, "new { Name = \"a new kind of value\" }");

        Assert.Contains($"A kernel still runs from {Path.GetDirectoryName(first[1])}.", await RunAsync("a", "uninstall"), StringComparison.Ordinal);
        Assert.False(File.Exists(second[1]));
        AssertWorks(kernel, "using System.Text.RegularExpressions; System.Xml.Linq.XElement.Parse(\"<a/>\")");
        Assert.Equal("ok", kernel.FrontEnd.Ask("inspect_request", new() { ["code"] = "Math.Sqrt", ["cursor_pos"] = 9, ["detail_level"] = 0 }).Status);

        kernel.Process.Kill();
        await kernel.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await RunAsync("a", "uninstall");
        Assert.False(Directory.Exists(Path.GetDirectoryName(first[1])));

        using (var other = new ProcessKernel(Argv("b"))) AssertWorks(other, "1");
        await RunAsync("b", "uninstall");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "micrograd", "kernel")));
    }

    [Fact]
    public async Task Installations_at_the_same_time_do_not_disturb_one_another()
    {
        await Task.WhenAll(RunAsync("a", "install"), RunAsync("b", "install"), RunAsync("a", "install"));
        await RunAsync("b", "install");

        Assert.True(File.Exists(Argv("a")[1]) && File.Exists(Argv("b")[1]));
        Assert.Equal(2, Directory.EnumerateDirectories(Path.Combine(_folder, "micrograd", "kernel")).Count());
    }

    private static void AssertWorks(ProcessKernel kernel, string code) => Assert.Equal("ok", kernel.FrontEnd.Execute(code).Status);

    private string[] Argv(string environment)
    {
        using var spec = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, environment, "kernels", KernelSpec.Name, "kernel.json")));
        return [.. spec.RootElement.GetProperty("argv").EnumerateArray().Select(word => word.GetString()!)];
    }

    private async Task<string> RunAsync(string environment, string command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder, "tool", "micrograd.dll"), "kernel", command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_DATA_HOME"] = start.Environment["LOCALAPPDATA"] = _folder;
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(_folder, environment);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await error);
        return output;
    }
}
