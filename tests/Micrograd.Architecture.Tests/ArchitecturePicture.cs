using System.Text.RegularExpressions;

namespace Micrograd.Architecture.Tests;

/// <summary>A picture of the architecture: a graph in DOT, in <c>docs/architecture</c>.</summary>
internal sealed partial class ArchitecturePicture(string path)
{
    private readonly string _dot = File.ReadAllText(path);

    /// <summary>The folder of the pictures.</summary>
    public static string Folder { get; } = Path.Combine(Clone.Root, "docs", "architecture");

    /// <summary>The graph, in DOT.</summary>
    public string Dot => _dot;

    /// <summary>What it shows.</summary>
    public IEnumerable<string> Nodes => NodeLine().Matches(_dot).Select(match => match.Groups["name"].Value);

    /// <summary>Which arrows lead from what to what.</summary>
    public IEnumerable<Reference> Arrows => ArrowLine().Matches(_dot).Select(match => new Reference(match.Groups["from"].Value, match.Groups["to"].Value));

    [GeneratedRegex("""^\s*"(?<name>[\w.]+)"(\s*\[.*\])?;\r?$""", RegexOptions.Multiline)]
    private static partial Regex NodeLine();

    [GeneratedRegex("""^\s*"(?<from>[\w.]+)" -> "(?<to>[\w.]+)"(\s*\[.*\])?;\r?$""", RegexOptions.Multiline)]
    private static partial Regex ArrowLine();
}
