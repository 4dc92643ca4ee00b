using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Micrograd.Graphviz.Tests;

/// <summary>What the tests look for in pictures.</summary>
internal static class Pictures
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The nodes, edges and clusters of a picture with their texts, sorted: all that doesn't depend on the layout.</summary>
    public static string[] Structure(DotPicture picture) =>
    [
        .. from element in XElement.Parse(picture.Svg).Descendants(Svg + "g")
           let kind = ((string?)element.Attribute("class"))?.Split(' ')[0]
           where kind is "node" or "edge" or "cluster"
           let texts = element.Elements(Svg + "text").Select(text => text.Value.Replace('\u00A0', ' ').Trim()).Order(StringComparer.Ordinal)
           let line = $"{kind} {element.Element(Svg + "title")!.Value}: {string.Join(" | ", texts)}"
           orderby line
           select line,
    ];

    /// <summary>All texts of a picture, in their order.</summary>
    public static string[] Texts(DotPicture picture) =>
        [.. XElement.Parse(picture.Svg).Descendants(Svg + "text").Select(text => text.Value.Replace('\u00A0', ' '))];

    public static string SnapshotPath(string file, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", file);

    /// <summary>Compares with a file beside the tests; with UPDATE_SNAPSHOTS=1 the file is written instead.</summary>
    public static void MatchSnapshot(string actual, string file)
    {
        string path = SnapshotPath(file);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, actual + "\n");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual + "\n");
    }
}
