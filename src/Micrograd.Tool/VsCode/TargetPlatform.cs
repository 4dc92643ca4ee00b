using System.Runtime.InteropServices;

namespace Micrograd.Tool;

/// <summary>Machines as VS Code names them: a package that names one can only be installed on such a machine.</summary>
internal static class TargetPlatform
{
    /// <summary>The name of the machine that .NET calls so, for example <c>win32-x64</c> for <c>win-x64</c>; null for one without VS Code.</summary>
    public static string? Of(string runtimeIdentifier, Architecture architecture)
    {
        string system = runtimeIdentifier switch
        {
            ['w', 'i', 'n', ..] => "win32",
            ['o', 's', 'x', ..] => "darwin",
            ['a', 'l', 'p', 'i', 'n', 'e', ..] => "alpine",
            _ when runtimeIdentifier.Contains("musl", StringComparison.Ordinal) => "alpine",
            _ => "linux",
        };
        return (system, architecture) switch
        {
            (_, Architecture.X64) => $"{system}-x64",
            (_, Architecture.Arm64) => $"{system}-arm64",
            ("linux", Architecture.Arm) => "linux-armhf",
            _ => null,
        };
    }
}
