using System.Runtime.InteropServices;

namespace Micrograd.Tool;

/// <summary>Machines as VS Code names them: a package that names one can only be installed on such a machine.</summary>
internal static class TargetPlatform
{
    /// <summary>The name of the machine that .NET calls so, for example <c>win32-x64</c> for <c>win-x64</c>; null for one that VS Code doesn't run on.</summary>
    public static string? Of(string runtimeIdentifier, Architecture architecture)
    {
        bool isMusl = runtimeIdentifier.Contains("musl", StringComparison.Ordinal) || runtimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
        string system = runtimeIdentifier.StartsWith("win", StringComparison.Ordinal) ? "win32" : runtimeIdentifier.StartsWith("osx", StringComparison.Ordinal) ? "darwin" : isMusl ? "alpine" : "linux";
        return (system, architecture) switch
        {
            (_, Architecture.X64) => $"{system}-x64",
            (_, Architecture.Arm64) => $"{system}-arm64",
            ("linux", Architecture.Arm) => "linux-armhf",
            _ => null,
        };
    }
}
