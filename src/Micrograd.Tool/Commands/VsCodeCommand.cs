using System.CommandLine;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>The commands about the extension for VS Code: <c>vscode install</c> and <c>pack</c>.</summary>
internal static class VsCodeCommand
{
    public static Command Create(Terminal terminal) =>
        new("vscode", "Makes C# notebooks run in VS Code, by an extension that needs neither Jupyter nor Python.")
        {
            Install(terminal, EditorCommands.OfThisMachine()),
            Pack(terminal),
        };

    /// <summary>The command that installs it in the editors that <paramref name="editors"/> finds.</summary>
    internal static Command Install(Terminal terminal, EditorCommands editors)
    {
        var named = new Option<string?>("--command", "-c")
        {
            Description = $"The editor's own command, a name or a path. Without it, each of these that is found: {string.Join(", ", EditorCommands.Names)}.",
            HelpName = "NAME",
        };
        var command = new Command("install", "Packs the extension and installs it for this user.") { named };
        command.SetAction(async (line, cancellationToken) =>
        {
            IReadOnlyList<EditorCommand> found = line.GetValue(named) is { } name ? editors.Find(name) is { } editor ? [editor] : [] : editors.All();
            if (found.Count == 0)
            {
                await ExplainAsync(terminal, line.GetValue(named));
                return ExitCodes.Failure;
            }

            return await PackAndInstallAsync(terminal, found, cancellationToken);
        });
        return command;
    }

    private static async Task<int> PackAndInstallAsync(Terminal terminal, IReadOnlyList<EditorCommand> editors, CancellationToken cancellationToken)
    {
        // Made before the package, which takes its time.
        string folder;
        try
        {
            folder = Directory.CreateTempSubdirectory("micrograd-vscode-").FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string place = Path.GetTempPath();
            await terminal.Error.WriteLineAsync(
                $"The package can't be put into the folder for temporary files, {place}: {(Directory.Exists(place) ? exception.Message : "there is none.")}");
            return ExitCodes.Failure;
        }

        try
        {
            // For the editors on this machine: what they run, they run here.
            byte[]? package = await PackedAsync(terminal, isPortable: false, cancellationToken);
            string file = Path.Combine(folder, "micrograd.vsix");
            if (package is null || !await WriteAsync(terminal, file, package, cancellationToken)) return ExitCodes.Failure;
            return await InstallAsync(terminal, editors, file, cancellationToken);
        }
        finally
        {
            Remove(folder);
        }
    }

    // What an editor still holds open is the system's to clear away: the extension is installed all the same.
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static Command Pack(Terminal terminal)
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "micrograd.vsix",
        };
        output.Validators.Add(result =>
        {
            if (ProblemOf(result.GetValueOrDefault<string>()) is { } problem) result.AddError(problem);
        });
        var portable = new Option<bool>("--portable") { Description = "For all kinds of machines. The first cell takes a second longer." };
        var command = new Command("pack", "Writes the extension as a file, which VS Code installs with \"Install from VSIX…\".") { output, portable };
        command.SetAction(async (line, cancellationToken) =>
        {
            string file = Path.GetFullPath(line.GetRequiredValue(output));
            byte[]? package = await PackedAsync(terminal, line.GetValue(portable), cancellationToken);
            if (package is null || !await WriteAsync(terminal, file, package, cancellationToken)) return ExitCodes.Failure;
            terminal.Output.WriteLine($"Wrote {file}");
            return ExitCodes.Success;
        });
        return command;
    }

    // What keeps a package from being written there, as far as can be seen before it is made.
    private static string? ProblemOf(string file)
    {
        if (file.Length == 0) return "--output: a file's name is missing.";
        if (Directory.Exists(file)) return $"--output {file}: this is a folder. Name a file in it: --output {Path.Combine(file, "micrograd.vsix")}";
        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder)) return $"--output {file}: {folder} is a file, and no folder.";
        }

        return null;
    }

    private static async Task<byte[]?> PackedAsync(Terminal terminal, bool isPortable, CancellationToken cancellationToken)
    {
        try
        {
            return await new ExtensionBuild(terminal).PackAsync(isPortable, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            await terminal.Error.WriteLineAsync($"The extension can't be packed: {exception.Message}");
            return null;
        }
    }

    private static async Task<bool> WriteAsync(Terminal terminal, string file, byte[] package, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, package, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"The extension can't be written to {file}: {exception.Message}");
            await terminal.Error.WriteLineAsync("Write it elsewhere with: micrograd vscode pack --output FILE");
            return false;
        }
    }

    private static async Task<int> InstallAsync(Terminal terminal, IEnumerable<EditorCommand> editors, string package, CancellationToken cancellationToken)
    {
        int exitCode = ExitCodes.Success;
        foreach (EditorCommand editor in editors)
        {
            if (await editor.InstallAsync(package, cancellationToken) is { } problem)
            {
                await terminal.Error.WriteLineAsync($"{editor.Path} didn't install the extension: {problem}");
                exitCode = ExitCodes.Failure;
            }
            else
            {
                terminal.Output.WriteLine($"Installed C# (Micrograd) with {editor.Path}");
            }
        }

        if (exitCode != ExitCodes.Success) return exitCode;
        terminal.Output.WriteLine("Open a notebook and press Shift+Enter. In a window that was open before, first choose \"Developer: Reload Window\" (F1).");
        return ExitCodes.Success;
    }

    private static async Task ExplainAsync(Terminal terminal, string? named)
    {
        await terminal.Error.WriteLineAsync(named is null
            ? $"No VS Code is found here: none of {string.Join(", ", EditorCommands.Names)} is on PATH, or where its installer puts it."
            : $"There is no {named}, neither on PATH nor where installers put it.");
        await terminal.Error.WriteLineAsync("If you have one elsewhere, name its command: micrograd vscode install --command PATH");
        await terminal.Error.WriteLineAsync("Or write the extension as a file with: micrograd vscode pack --output micrograd.vsix");
        await terminal.Error.WriteLineAsync("and install it in the editor: Extensions (Ctrl+Shift+X), the menu \"…\", Install from VSIX…");
        await terminal.Error.WriteLineAsync("VS Code itself is at https://code.visualstudio.com");
    }
}
