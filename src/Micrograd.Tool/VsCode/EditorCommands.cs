using System.Collections.Immutable;

namespace Micrograd.Tool;

/// <summary>Finds the editors that are installed here: on PATH, and where their installers put them.</summary>
/// <param name="path">The folders on PATH.</param>
/// <param name="places">Where else each may lie, by its name.</param>
internal sealed class EditorCommands(IReadOnlyList<string> path, ILookup<string, string> places)
{
    /// <summary>What they are called.</summary>
    public static readonly ImmutableArray<string> Names = ["code", "code-insiders", "codium", "cursor", "windsurf", "code-server"];

    // On Windows a program without an ending is a script for another system, which lies beside that for Windows.
    private static readonly ImmutableArray<string> Endings = OperatingSystem.IsWindows() ? [".cmd", ".exe", ".bat"] : [""];

    /// <summary>This machine's.</summary>
    public static EditorCommands OfThisMachine() => new(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        UsualPlaces().ToLookup(place => place.Name, place => place.Path));

    /// <summary>All that are there, one for each name.</summary>
    public IReadOnlyList<EditorCommand> All() => [.. Names.Select(Named).OfType<EditorCommand>()];

    /// <summary>The one that somebody names; null when it isn't there.</summary>
    /// <param name="command">A name, to be found as all others are, or a path.</param>
    public EditorCommand? Find(string command)
    {
        if (command.AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) < 0) return Named(command);
        return WithEnding(Path.GetFullPath(command)) is { } file ? new EditorCommand(file) : null;
    }

    private EditorCommand? Named(string name) => (OnPath(name) ?? places[name].FirstOrDefault(File.Exists)) is { } found ? new EditorCommand(found) : null;

    private string? OnPath(string name) => path.Select(folder => WithEnding(Path.Combine(folder, name))).FirstOrDefault(IsProgram);

    // As a shell looks for one: what may not be started is passed over.
    private static bool IsProgram(string? file) =>
        file is not null && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static string? WithEnding(string program) =>
        Path.HasExtension(program) && File.Exists(program) ? program : Endings.Select(ending => program + ending).FirstOrDefault(File.Exists);

    private static IEnumerable<(string Name, string Path)> UsualPlaces()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
        {
            string ofUser = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Programs");
            string ofAll = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
            foreach (string root in (string[])[ofUser, ofAll])
            {
                yield return ("code", Path.Combine(root, "Microsoft VS Code", "bin", "code.cmd"));
                yield return ("code-insiders", Path.Combine(root, "Microsoft VS Code Insiders", "bin", "code-insiders.cmd"));
                yield return ("codium", Path.Combine(root, "VSCodium", "bin", "codium.cmd"));
                yield return ("cursor", Path.Combine(root, "cursor", "resources", "app", "bin", "cursor.cmd"));
                yield return ("windsurf", Path.Combine(root, "Windsurf", "bin", "windsurf.cmd"));
            }
        }
        else if (OperatingSystem.IsMacOS())
        {
            foreach (string root in (string[])["/Applications", Path.Combine(home, "Applications")])
            {
                yield return ("code", Bundled(root, "Visual Studio Code", "code"));
                yield return ("code-insiders", Bundled(root, "Visual Studio Code - Insiders", "code-insiders"));
                yield return ("code-insiders", Bundled(root, "Visual Studio Code - Insiders", "code"));
                yield return ("codium", Bundled(root, "VSCodium", "codium"));
                yield return ("cursor", Bundled(root, "Cursor", "cursor"));
                yield return ("windsurf", Bundled(root, "Windsurf", "windsurf"));
            }

            foreach (string folder in (string[])["/opt/homebrew/bin", "/usr/local/bin"])
            {
                foreach (string name in Names) yield return (name, Path.Combine(folder, name));
            }
        }
        else
        {
            foreach (string folder in (string[])["/usr/bin", "/usr/local/bin", "/snap/bin", Path.Combine(home, ".local", "bin")])
            {
                foreach (string name in Names) yield return (name, Path.Combine(folder, name));
            }

            foreach (string name in Names) yield return (name, $"/usr/share/{name}/bin/{name}");
            foreach (string root in (string[])["/var/lib/flatpak", Path.Combine(home, ".local", "share", "flatpak")])
            {
                yield return ("code", Path.Combine(root, "exports", "bin", "com.visualstudio.code"));
                yield return ("codium", Path.Combine(root, "exports", "bin", "com.vscodium.codium"));
            }
        }
    }

    private static string Bundled(string root, string application, string command) =>
        Path.Combine(root, $"{application}.app", "Contents", "Resources", "app", "bin", command);
}
