namespace Micrograd.Jupyter;

/// <summary>Where this user's data of ours lies, outside of any clone.</summary>
public static class UserData
{
    /// <summary>The folder: <c>~/.local/share/micrograd</c> on Linux, <c>%LOCALAPPDATA%\micrograd</c> on Windows, and so on.</summary>
    public static string Folder { get; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "micrograd");
}
