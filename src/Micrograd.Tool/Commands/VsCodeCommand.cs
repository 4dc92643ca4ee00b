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

            // For the editors on this machine: what they run, they run here.
            byte[]? package = await PackedAsync(terminal, isPortable: false, cancellationToken);
            if (package is null) return ExitCodes.Failure;
            string folder = Directory.CreateTempSubdirectory("micrograd-vscode-").FullName;
            try
            {
                string file = Path.Combine(folder, "micrograd.vsix");
                await File.WriteAllBytesAsync(file, package, cancellationToken);
                return await InstallAsync(terminal, found, file, cancellationToken);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static Command Pack(Terminal terminal)
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "micrograd.vsix",
        };
        var portable = new Option<bool>("--portable") { Description = "For all kinds of machines. The first cell takes a second longer." };
        var command = new Command("pack", "Writes the extension as a file, which VS Code installs with \"Install from VSIX…\".") { output, portable };
        command.SetAction(async (line, cancellationToken) =>
        {
            string file = Path.GetFullPath(line.GetRequiredValue(output));
            byte[]? package = await PackedAsync(terminal, line.GetValue(portable), cancellationToken);
            if (package is null) return ExitCodes.Failure;
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, package, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await terminal.Error.WriteLineAsync($"The extension can't be written: {exception.Message}");
                return ExitCodes.Failure;
            }

            terminal.Output.WriteLine($"Wrote {file}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<byte[]?> PackedAsync(Terminal terminal, bool isPortable, CancellationToken cancellationToken)
    {
        try
        {
            return await new ExtensionBuild(terminal).PackAsync(isPortable, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"The extension can't be packed: {exception.Message}");
            return null;
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
