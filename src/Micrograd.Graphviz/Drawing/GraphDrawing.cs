using System.Xml.Linq;
using Micrograd.Graphviz.Arrangement;
using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>Draws a graph with this library's own layout, in the structure of Graphviz's SVG.</summary>
internal static class GraphDrawing
{
    /// <summary>As much room round the graph as the margin of a level and Graphviz's pad give together.</summary>
    private const double Margin = 2;

    /// <summary>What stands above a picture that was not worked out to the end.</summary>
    private const string Coarse = "Laid out coarsely: the graph is too large for more.";

    /// <param name="graph">The graph.</param>
    /// <param name="summary">What the picture shows, in words.</param>
    /// <param name="note">What else is to be known about it.</param>
    public static Picture Draw(Graph graph, string summary, string? note)
    {
        var effort = new Effort();
        var arrangement = GraphArrangement.Of(graph, effort);
        Direction direction = arrangement.Direction;

        XElement content = Svg.Element("g", ("class", "graph"));
        content.Add(Title(arrangement.Root, direction));
        foreach (Level cluster in arrangement.Root.All().Skip(1)) content.Add(DrawCluster(cluster, direction));
        foreach (PlacedNode place in Interruption.Between(arrangement.Places.Values))
        {
            (double x, double y) = direction.ToPicture(place.Middle.Along, place.Middle.Across);
            var drawing = new NodeDrawing(place.Shape, x, y);
            if (!drawing.IsInvisible) content.Add(drawing.Draw(direction.IsSideways));
        }

        content.Add(DrawEdges(graph, arrangement));
        (double left, double top, double width, double height) = DrawnBox.Around(content, Box(arrangement.Root, direction));
        content.SetAttributeValue("transform", $"translate({Svg.Number(Margin - left)} {Svg.Number(Margin - top)})");
        string background = GraphvizColor.ToSvg(graph.Attributes.Text("bgcolor"), "white");
        return Card.Frame(width + (2 * Margin), height + (2 * Margin), background, summary, [content], effort.WasShort ? note is null ? Coarse : $"{note} {Coarse}" : note);
    }

    private static IEnumerable<XElement> DrawEdges(Graph graph, GraphArrangement arrangement)
    {
        Dictionary<object, (Link Link, Level Level)> links = arrangement.Root.All().SelectMany(level => level.Links.Select(link => (link, level)))
            .ToDictionary(pair => pair.link.Content, pair => pair);
        IReadOnlyDictionary<Node, PlacedNode> places = arrangement.Places;
        var loops = new Dictionary<Node, int>();
        foreach (Edge edge in Interruption.Between(graph.Edges))
        {
            var drawing = new EdgeDrawing(graph, edge, arrangement.Direction);
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
        XElement group = Group.Of("cluster", cluster.Subgraph.Attributes, cluster.Subgraph.Id);
        group.Add(pen.Shape("rect", ("x", left), ("y", top), ("width", width), ("height", height), ("rx", pen.Styles.Contains("rounded") ? "12" : "0")));
        group.Add(Title(cluster, direction));
        return group;
    }

    private static IEnumerable<XElement> Title(Level level, Direction direction)
    {
        (double left, double top, double width, double height) = Box(level, direction);
        double titleHeight = level.TitleSize.Height, middle = level.TitleIsOnTop ? top + (titleHeight / 2) + 2 : top + height - (titleHeight / 2) - 2;
        return new Pen(level.Subgraph.Attributes).Text(level.Title, left + (width / 2), middle, level.Title.Width);
    }

    private static (double Left, double Top, double Width, double Height) Box(Level level, Direction direction)
    {
        (double x1, double y1) = direction.ToPicture(level.Origin.Along + level.Box.Along1, level.Origin.Across + level.Box.Across1);
        (double x2, double y2) = direction.ToPicture(level.Origin.Along + level.Box.Along2, level.Origin.Across + level.Box.Across2);
        return (Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1));
    }
}
