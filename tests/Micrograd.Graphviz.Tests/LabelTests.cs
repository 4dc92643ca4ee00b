using System.Xml.Linq;

namespace Micrograd.Graphviz.Tests;

/// <summary>
/// Every text that Graphviz shows is shown without it, too. Snapshots/labels.dot holds the graphs, Snapshots/labels.txt what dot 2.43 showed of them: the
/// nodes, edges, clusters and the graph with their texts.
/// </summary>
public sealed class LabelTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Graphs =>
        [.. File.ReadAllText(Pictures.SnapshotPath("labels.dot")).ReplaceLineEndings("\n").Split("}\n", StringSplitOptions.RemoveEmptyEntries).Select(text => text + "}")];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void The_managed_layout_shows_the_texts_that_Graphviz_showed(string text) =>
        Assert.Equal(Known(text), Shown(DotPicture.Render(text, DotLayout.Managed)));

    [Fact]
    public void The_snapshot_is_what_Graphviz_shows()
    {
        Needs.Graphviz.OrSkip();
        IEnumerable<string> shown = Graphs.Select(row => row.Data).Select(text => text + "\n" + Shown(DotPicture.Render(text, DotLayout.Graphviz)));
        Pictures.MatchSnapshot(string.Join("\n\n", shown), "labels.txt");
    }

    [Fact]
    public void An_outer_label_stands_beside_its_node_and_has_room()
    {
        foreach (string direction in (string[])["TB", "LR", "BT", "RL"])
        {
            DotPicture picture = DotPicture.Render($"digraph {{ rankdir={direction}; node [shape=box]; a -> {{b c}}; b [xlabel=\"quite a long outer label\"]; c [xlabel=\"two\\nlines\"] }}", DotLayout.Managed);
            var boxes = Geometry.NodeBoxes(picture);
            foreach (string text in (string[])["quite a long outer label", "two", "lines"])
            {
                (double x, double y) = Geometry.TextPlace(picture, text);
                double half = MeasuredText.Width(text) / 2;
                Assert.DoesNotContain(boxes.Values, box => x + half > box.Left && x - half < box.Right && y > box.Top && y - 10 < box.Bottom);
            }
        }
    }

    private static string Known(string text)
    {
        string[] graphs = File.ReadAllText(Pictures.SnapshotPath("labels.txt")).ReplaceLineEndings("\n").Split("\n\n");
        return graphs.Single(part => part.StartsWith(text + "\n", StringComparison.Ordinal))[(text.Length + 1)..].TrimEnd('\n');
    }

    /// <summary>White space aside. Of HTML-like labels Graphviz makes a text for each font and cell, so that only their letters are compared.</summary>
    private static string Shown(DotPicture picture)
    {
        bool isHtml = picture.Text.Contains("=<", StringComparison.Ordinal);
        return string.Join('\n', from element in XElement.Parse(picture.Svg).Descendants(Svg + "g")
                                 let kind = ((string?)element.Attribute("class"))?.Split(' ')[0]
                                 where kind is "node" or "edge" or "cluster" or "graph"
                                 let texts = element.Elements(Svg + "text")
                                     .Select(text => string.Concat(text.Value.Where(c => !char.IsWhiteSpace(c))))
                                     .Where(text => text.Length > 0)
                                 let shown = isHtml
                                     ? string.Concat(texts.SelectMany(text => text).Order())
                                     : string.Join(" | ", texts.Order(StringComparer.Ordinal))
                                 let line = $"{kind} {(string?)element.Element(Svg + "title")}: {shown}"
                                 orderby line
                                 select line);
    }
}
