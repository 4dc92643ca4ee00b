using System.Text.RegularExpressions;

namespace Micrograd.Tool.Tests;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed partial record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>The output with every duration as 0.0 s.</summary>
    public string Timeless => Duration().Replace(Output, "0.0 s");

    [GeneratedRegex(@"\b\d+\.\d s\b")]
    private static partial Regex Duration();
}
