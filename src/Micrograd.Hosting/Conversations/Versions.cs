using System.Reflection;
using System.Runtime.InteropServices;

namespace Micrograd.Hosting.Conversations;

/// <summary>What the session's side of the conversation says about itself.</summary>
internal static class Versions
{
    /// <summary>
    /// The version of the conversation. It rises when an editor that speaks the one before would misunderstand; a new message that may be left out doesn't
    /// count.
    /// </summary>
    public const int Protocol = 1;

    /// <summary>This program's version.</summary>
    public static string Program { get; } =
        typeof(Versions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>What this process runs on.</summary>
    public static string DotNet => RuntimeInformation.FrameworkDescription;

    /// <summary>What to tell a reader whose editor speaks another version; null for the same one.</summary>
    public static string? Mismatch(int spoken) => spoken == Protocol
        ? null
        : $"The editor's side of micrograd speaks version {spoken} of the conversation, this program (micrograd {Program}) version {Protocol}. "
            + $"Update {(spoken < Protocol ? "the editor's side" : "this program")}.";
}
