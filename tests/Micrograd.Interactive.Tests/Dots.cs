namespace Micrograd.Interactive.Tests;

internal static class Dots
{
    public static readonly bool IsInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "dot.exe" : "dot")));
}
