using System.ComponentModel;
using System.Diagnostics;

namespace Micrograd.Tool;

/// <summary>The command of a VS Code, or of an editor made from it.</summary>
/// <param name="Path">The full path of the program.</param>
internal sealed record EditorCommand(string Path)
{
    /// <summary>Has the editor install an extension, in place of an older or newer one.</summary>
    /// <param name="package">The <c>.vsix</c>.</param>
    /// <param name="cancellationToken">Ends the editor's command.</param>
    /// <returns>Null, or what the editor says instead.</returns>
    public async Task<string?> InstallAsync(string package, CancellationToken cancellationToken)
    {
        try
        {
            var start = new ProcessStartInfo(Path, ["--install-extension", package, "--force"]);
            ProgramEnd end = await ProgramEnd.OfAsync(start, cancellationToken);
            if (end.ExitCode == 0) return null;
            string said = end.Errors.Trim() is { Length: > 0 } text ? text : end.Output.Trim();
            return said.Length > 0 ? said : $"exit code {end.ExitCode}";
        }
        catch (Win32Exception exception)
        {
            return $"it can't be started: {ProgramEnd.Reason(exception)}. Name the editor's own command: micrograd vscode install --command PATH";
        }
    }
}
