using System.Diagnostics;
using System.Text.Json;

namespace Micrograd.Tool.Tests;

/// <summary>The kernel's installation, in a user's folders of its own.</summary>
public sealed class KernelCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kernel-").FullName;

    private string Spec => Path.Combine(_folder, "kernels", ".net-csharp", "kernel.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_is_installed_for_this_machine_listed_and_removed_without_a_trace()
    {
        (int exitCode, string output, string error) = await RunAsync("kernel", "install");
        Assert.True(exitCode == 0, output + error);
        JsonElement spec = await ReadSpecAsync();
        string[] argv = Argv(spec);
        string listed = (await RunAsync("kernel", "list")).Output;
        (int removed, _, _) = await RunAsync("kernel", "uninstall");

        Assert.Equal("C# (Micrograd)", spec.GetProperty("display_name").GetString());
        Assert.Equal("C#", spec.GetProperty("language").GetString());
        Assert.Equal("message", spec.GetProperty("interrupt_mode").GetString());
        Assert.True(Path.IsPathFullyQualified(argv[0]) && File.Exists(argv[0]), argv[0]);
        Assert.StartsWith(_folder, argv[1], StringComparison.Ordinal);
        Assert.Equal(["kernel", "start", "{connection_file}"], argv[2..]);
        Assert.Contains($".net-csharp      C# (Micrograd), in {Path.GetDirectoryName(Spec)}", listed, StringComparison.Ordinal);
        Assert.Equal(0, removed);
        Assert.False(File.Exists(argv[1]));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Spec)));
    }

    [Fact]
    public async Task Somebody_elses_kernel_is_named_and_stays()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Spec)!);
        const string Theirs = """{"argv":["dotnet","interactive","jupyter"],"display_name":".NET (C#)","language":"C#"}""";
        await File.WriteAllTextAsync(Spec, Theirs, TestContext.Current.CancellationToken);
        (int installed, _, string problem) = await RunAsync("kernel", "install");
        (int removed, _, string refused) = await RunAsync("kernel", "uninstall");

        Assert.Equal(1, installed);
        Assert.StartsWith($"There is another kernel in {Path.GetDirectoryName(Spec)}: .NET (C#).", problem, StringComparison.Ordinal);
        Assert.Contains("--force", problem, StringComparison.Ordinal);
        Assert.Equal(1, removed);
        Assert.Contains("isn't ours", refused, StringComparison.Ordinal);
        Assert.Equal(Theirs, await File.ReadAllTextAsync(Spec, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_kernel_whose_files_are_gone_is_listed_as_broken()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Spec)!);
        await File.WriteAllTextAsync(Spec, """{"argv":["/no/such/program"],"display_name":"Lost","language":"C#"}""", TestContext.Current.CancellationToken);

        Assert.Contains("Lost (broken: there is no /no/such/program)", (await RunAsync("kernel", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"argv":null,"display_name":"x","language":"C#"}""")]
    [InlineData("""{"argv":[],"display_name":"x","language":"C#"}""")]
    [InlineData("""{"argv":[null],"display_name":"x","language":"C#"}""")]
    [InlineData("""{"argv":["x"],"display_name":null,"language":"C#"}""")]
    [InlineData("""{"argv":["x"],"display_name":"x","language":"C#","metadata":[]}""")]
    public async Task A_spec_that_says_nothing_is_listed_as_unreadable_and_stays(string spec)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Spec)!);
        await File.WriteAllTextAsync(Spec, spec, TestContext.Current.CancellationToken);

        Assert.Contains("a kernel.json that can't be read", (await RunAsync("kernel", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("a kernel.json that can't be read", (await RunAsync("kernel", "install")).Error, StringComparison.Ordinal);
        Assert.Equal(spec, await File.ReadAllTextAsync(Spec, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_connection_file_that_is_not_there_is_named()
    {
        (int exitCode, _, string error) = await RunAsync("kernel", "start", "/no/such/file.json");

        Assert.Equal(2, exitCode);
        Assert.Contains("The connection file /no/such/file.json can't be read", error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadSpecAsync() => JsonElement.Parse(await File.ReadAllBytesAsync(Spec, TestContext.Current.CancellationToken));

    private static string[] Argv(JsonElement spec) => [.. spec.GetProperty("argv").EnumerateArray().Select(word => word.GetString()!)];

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunProgramAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "micrograd.dll"), .. arguments]);

    private async Task<(int ExitCode, string Output, string Error)> RunProgramAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_DATA_DIR"] = start.Environment["XDG_DATA_HOME"] = start.Environment["LOCALAPPDATA"] = _folder;
        start.Environment["NO_COLOR"] = "1";
        // Compiling it for the machine takes a minute of all processors; the extension's tests do that.
        start.Environment["PublishReadyToRun"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
