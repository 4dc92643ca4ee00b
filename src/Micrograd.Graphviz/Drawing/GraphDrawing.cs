using System.Xml.Linq;
using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Drawing;

/// <summary>Draws a graph with this library's own layout, in the structure of Graphviz's SVG.</summary>
internal static class GraphDrawing
{
    /// <summary>As much room round the graph as the margin of a level and Graphviz's pad give together.</summary>
    private const double Margin = 2;

    /// <summary>What stands above a picture that was not worked out to the end.</summary>
    private const string Coarse = "Laid out coarsely: the graph is too large for more.";

    public static SvgPicture Draw(Graph graph, string summary)
    {
        var direction = new Direction(graph.Attributes.Text("rankdir").ToUpperInvariant());
        var effort = new Effort();
        (Level root, Dictionary<Node, PlacedNode> places) = Level.Arrange(graph, direction, effort);
        (double left, double top, double width, double height) = Box(root, direction);

        var content = new XElement(Card.Svg + "g", new XAttribute("class", "graph"));
        content.Add(Title(root, direction));
        foreach (Level cluster in root.All().Skip(1)) content.Add(DrawCluster(cluster, direction));
        foreach (PlacedNode place in Interruption.Between(places.Values).Where(place => !place.Shape.IsInvisible))
        {
            (double x, double y) = direction.ToPicture(place.Middle.Along, place.Middle.Across);
            content.Add(place.Shape.Draw(x, y));
        }

        content.Add(DrawEdges(graph, root, places, direction));
        (left, top, width, height) = DrawnBox.Around(content, (left, top, width, height));
        content.SetAttributeValue("transform", $"translate({Card.Number(Margin - left)} {Card.Number(Margin - top)})");
        string background = Paint.Color(graph.Attributes.Text("bgcolor"), "white");
        return effort.WasShort
            ? Card.FrameWithNote(width + (2 * Margin), height + (2 * Margin), background, summary, Coarse, content)
            : Card.Frame(width + (2 * Margin), height + (2 * Margin), background, summary, content);
    }

    private static IEnumerable<XElement> DrawEdges(Graph graph, Level root, Dictionary<Node, PlacedNode> places, Direction direction)
    {
        Dictionary<object, (Link Link, Level Level)> links = root.All().SelectMany(level => level.Links.Select(link => (link, level))).ToDictionary(pair => pair.link.Content, pair => pair);
        var loops = new Dictionary<Node, int>();
        foreach (Edge edge in Interruption.Between(graph.Edges))
        {
            var drawing = new EdgeDrawing(graph, edge, direction);
            if (drawing.IsInvisible) continue;
            if (links.TryGetValue(edge, out (Link Link, Level Level) found))
            {
                yield return drawing.Draw(found.Link, found.Level, places[edge.From.Node], places[edge.To.Node]);
            }
            else
            {
                int index = loops[edge.From.Node] = loops.GetValueOrDefault(edge.From.Node, -1) + 1;
                yield return drawing.DrawLoop(places[edge.From.Node], index);
            }
        }
    }

    private static XElement DrawCluster(Level cluster, Direction direction)
    {
        (double left, double top, double width, double height) = Box(cluster, direction);
        var pen = new Pen(cluster.Subgraph.Attributes);
        return new XElement(
            Card.Svg + "g",
            Card.Class("cluster", cluster.Subgraph.Attributes),
            Card.Title(cluster.Subgraph.Id),
            pen.Shape(
                "rect",
                new XAttribute("x", Card.Number(left)),
                new XAttribute("y", Card.Number(top)),
                new XAttribute("width", Card.Number(width)),
                new XAttribute("height", Card.Number(height)),
                new XAttribute("rx", pen.Styles.Contains("rounded") ? "12" : "0")),
            Title(cluster, direction));
    }

    private static IEnumerable<object> Title(Level level, Direction direction)
    {
        (double left, double top, double width, double height) = Box(level, direction);
        double titleHeight = level.TitleSize.Height;
        return level.DrawTitle(left + (width / 2), level.TitleIsOnTop ? top + (titleHeight / 2) + 2 : top + height - (titleHeight / 2) - 2);
    }

    private static (double Left, double Top, double Width, double Height) Box(Level level, Direction direction)
    {
        (double x1, double y1) = direction.ToPicture(level.Origin.Along + level.Box.Along1, level.Origin.Across + level.Box.Across1);
        (double x2, double y2) = direction.ToPicture(level.Origin.Along + level.Box.Along2, level.Origin.Across + level.Box.Across2);
        return (Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1));
    }
}
