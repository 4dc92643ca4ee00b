using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Micrograd.Tool.Tests.VsCode;

/// <summary>The extension, packed and handed to editors that only pretend.</summary>
public sealed partial class VsCodeCommandTests : IDisposable
{
    private readonly PretendEditor _editor = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("vscode-").FullName;

    public void Dispose()
    {
        _editor.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // One test, because the command is compiled for it.
    [Fact]
    public async Task An_editor_gets_the_extension_with_a_command_that_runs_the_course_it_brings()
    {
        ToolResult result = await TemporaryNotebooks.RunAsync("vscode", "install", "--command", _editor.Add("my-code"));
        Assert.True(result.ExitCode == ExitCodes.Success, result.Output + result.Error);
        Assert.Equal(["my-code --install-extension --force"], _editor.Asked);
        Assert.Matches(Sizes(), result.Output);

        await ZipFile.ExtractToDirectoryAsync(_editor.Installed, _folder, TestContext.Current.CancellationToken);
        string extension = Path.Combine(_folder, "extension");
        IEnumerable<string> all = Directory.EnumerateFiles(extension, "*", SearchOption.AllDirectories);
        string[] files = [.. all.Select(path => Path.GetRelativePath(extension, path).Replace('\\', '/'))];
        Assert.Subset(files.ToHashSet(), (HashSet<string>)[
            "package.json", "extension.js", "LICENSE.txt", "documents/ipynb.js", "renderers/plotly.js", "renderers/vendor/plotly.js",
            "server/micrograd.dll", "server/micrograd.runtimeconfig.json",
            "course/notebooks/01-what-micrograd-is.ipynb", "course/notebooks/setup.csx",
            "course/artifacts/course/Micrograd.Interactive.dll", "course/artifacts/torch/TorchSharp.dll"]);
        Assert.DoesNotContain(files, name => OnlyForWork().IsMatch(name));
        string manifest = await File.ReadAllTextAsync(Path.Combine(extension, "package.json"), TestContext.Current.CancellationToken);
        Assert.Equal(PublishedCommand.Version.Split('+')[0], (string?)JsonNode.Parse(manifest)!["version"]);
        Assert.InRange(new FileInfo(_editor.Installed).Length, 1, 60_000_000);

        string server = Path.Combine(extension, "server", "micrograd.dll");
        (int checkedCode, string output) = await RunAsync(server, "check", Path.Combine(extension, "course", "notebooks", "03-the-value-class.ipynb"));
        (int packedCode, string problem) = await RunAsync(server, "vscode", "pack", "--output", Path.Combine(_folder, "again.vsix"));

        Assert.True(checkedCode == ExitCodes.Success, output);
        Assert.Equal(ExitCodes.Failure, packedCode);
        Assert.StartsWith("The extension is put together in a clone of the project", problem, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "again.vsix")));
    }

    [Fact]
    public async Task An_editor_that_refuses_is_named_with_what_it_says()
    {
        var editor = new EditorCommand(_editor.Add("code", "not as a super user"));

        Assert.Equal("not as a super user", await editor.InstallAsync("any.vsix", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_editor_that_can_not_be_started_is_told_from_one_that_refuses()
    {
        string notes = Path.Combine(_folder, "notes.txt");
        await File.WriteAllTextAsync(notes, "no program", TestContext.Current.CancellationToken);
        foreach (string path in (string[])[notes, Path.Combine(_folder, "nothing")])
        {
            string? problem = await new EditorCommand(path).InstallAsync("any.vsix", TestContext.Current.CancellationToken);
            Assert.Matches(@"^it can't be started: [^/\\]+\. Name the editor's own command: micrograd vscode install --command PATH$", problem);
        }
    }

    [Fact]
    public async Task A_machine_without_room_for_the_package_says_so_before_it_is_made()
    {
        string tool = Path.Combine(AppContext.BaseDirectory, PublishedCommand.AssemblyFile);
        var start = new ProcessStartInfo("dotnet", [tool, "vscode", "install", "--command", _editor.Add("code")]);
        string nowhere = Path.Combine(_folder, "nowhere") + Path.DirectorySeparatorChar;
        foreach (string variable in (string[])["TMPDIR", "TMP", "TEMP"]) start.Environment[variable] = nowhere;
        ProgramEnd end = await ProgramEnd.OfAsync(start, TestContext.Current.CancellationToken);
        Assert.Equal((ExitCodes.Failure, ""), (end.ExitCode, end.Output));
        Assert.Equal($"The package can't be put into the folder for temporary files, {nowhere}: there is none.\n", end.Errors.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_package_that_can_not_be_written_names_its_file()
    {
        ToolResult folder = await TemporaryNotebooks.RunAsync("vscode", "pack", "--output", _folder);
        Assert.Equal(
            (ExitCodes.Usage, $"--output {_folder}: this is a folder. Name a file in it: --output {Path.Combine(_folder, "micrograd.vsix")}"),
            (folder.ExitCode, folder.Error.Split('\n')[0]));
        Assert.Equal((ExitCodes.Usage, "--output: a file's name is missing."), await Short(""));
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        string below = Path.Combine(file, "a", "b.vsix");
        Assert.Equal((ExitCodes.Usage, $"--output {below}: {file} is a file, and no folder."), await Short(below));

        static async Task<(int, string)> Short(string output)
        {
            ToolResult result = await TemporaryNotebooks.RunAsync("vscode", "pack", "--output", output);
            return (result.ExitCode, result.Error.Split('\n')[0]);
        }
    }

    [Fact]
    public async Task Two_that_pack_at_once_take_turns()
    {
        string build = Path.Combine(PublishedCommand.FindClone()!, "artifacts", "vscode", "portable");
        Directory.CreateDirectory(build);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new Watched("another process", stop.Cancel);
        await using (new FileStream(Path.Combine(build, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var pack = new ExtensionBuild(Terminal.Plain(output, TextWriter.Null)).PackAsync(isPortable: true, stop.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pack);
        }

        Assert.Equal("The extension is being packed by another process: waiting for it …\n", output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_machine_without_an_editor_is_told_what_to_do()
    {
        ToolResult result = await TemporaryNotebooks.RunAsync("vscode", "install", "--command", "no-such-editor");

        Assert.Equal((ExitCodes.Failure, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("There is no no-such-editor, neither on PATH nor where installers put it.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("micrograd vscode pack --output micrograd.vsix", result.Error, StringComparison.Ordinal);
        Assert.Contains("Install from VSIX…", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vscode frob", "Run 'micrograd vscode --help' to see how it is used.\n")]
    [InlineData("vscode pack --frob", "Run 'micrograd vscode pack --help' to see how it is used.\n")]
    public async Task A_wrong_command_line_is_put_right(string line, string message)
    {
        ToolResult result = await TemporaryNotebooks.RunAsync(line.Split(' '));

        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.EndsWith(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_has_examples_of_both()
    {
        foreach (string[] line in (string[][])[["vscode", "--help"], ["vscode", "install", "--help"], ["vscode", "pack", "--help"]])
        {
            ToolResult help = await TemporaryNotebooks.RunAsync(line);
            Assert.Equal(ExitCodes.Success, help.ExitCode);
            Assert.Contains("micrograd vscode pack -o micrograd.vsix", help.Output, StringComparison.Ordinal);
        }

        Assert.Contains("micrograd kernel list", (await TemporaryNotebooks.RunAsync("kernel", "install", "--help")).Output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }

    private sealed class Watched(string words, Action whenWritten) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (ToString().Contains(words, StringComparison.Ordinal)) whenWritten();
        }
    }

    [GeneratedRegex(@"^tests/|node_modules|\.pdb$|\.d\.ts$|/libtorch|libLibTorch", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyForWork();

    [GeneratedRegex(@"The extension for \S+, \d+\.\d MB\. Unpacked: the command \d+\.\d MB, the course \d+\.\d MB, the rest \d+\.\d MB\.")]
    private static partial Regex Sizes();
}
