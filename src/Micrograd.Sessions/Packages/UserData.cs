namespace Micrograd.Sessions.Packages;

/// <summary>Where this user's data of ours lies, outside of any clone.</summary>
public static class UserData
{
    /// <summary>
    /// The folder: <c>~/.local/share/micrograd</c> on Linux, <c>%LOCALAPPDATA%\micrograd</c> on Windows, <c>~/Library/Application Support/micrograd</c> on
    /// macOS.
    /// </summary>
    public static string Folder { get; } = Path.Combine(
        Named(OperatingSystem.IsWindows(), Environment.GetEnvironmentVariable)
            ?? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "micrograd");

    /// <summary>The place for such data that the environment names; null when it names none. .NET itself looks at it on Linux alone.</summary>
    internal static string? Named(bool isWindows, Func<string, string?> variable) =>
        variable(isWindows ? "LOCALAPPDATA" : "XDG_DATA_HOME") is { Length: > 0 } named && (isWindows || named.StartsWith('/')) ? named : null;
}
