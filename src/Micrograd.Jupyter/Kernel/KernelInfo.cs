using System.Reflection;
using System.Runtime.InteropServices;

namespace Micrograd.Jupyter;

/// <summary>What a kernel says about itself.</summary>
internal static class KernelInfo
{
    private static readonly string Version =
        typeof(KernelInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static KernelInfoReply Reply { get; } = new(
        KernelConnection.ProtocolVersion, "micrograd", Version,
        // "csharp", as VS Code has it: where a notebook calls its language otherwise, it writes that into each cell.
        new LanguageInfo("csharp", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp"),
        $"C# 14 on {RuntimeInformation.FrameworkDescription}, in micrograd's kernel {Version}. #!help tells what a cell can do.",
        [new HelpLink("C# reference", "https://learn.microsoft.com/dotnet/csharp/"), new HelpLink(".NET API browser", "https://learn.microsoft.com/dotnet/api/")],
        []);
}
