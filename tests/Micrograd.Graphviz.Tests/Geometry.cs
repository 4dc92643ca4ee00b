using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Micrograd.Graphviz.Tests;

/// <summary>Measures pictures.</summary>
internal static partial class Geometry
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static (double X, double Y) TextPlace(DotPicture picture, string text)
    {
        XElement element = XElement.Parse(picture.Svg).Descendants(Svg + "text").Single(candidate => candidate.Value == text);
        return (Number(element, "x"), Number(element, "y"));
    }

    /// <summary>The box of each node's outline, by title.</summary>
    public static Dictionary<string, (double Left, double Top, double Right, double Bottom)> NodeBoxes(DotPicture picture) =>
        XElement.Parse(picture.Svg).Descendants(Svg + "g").Where(element => (string?)element.Attribute("class") == "node")
            .Select(element => (
                Title: element.Element(Svg + "title")!.Value,
                Outline: element.Elements().FirstOrDefault(shape => shape.Name.LocalName is "rect" or "ellipse" or "polygon")))
            .Where(node => node.Outline is not null)
            .ToDictionary(node => node.Title, node => Box(node.Outline!));

    /// <summary>The first and the last place of an edge's line.</summary>
    public static ((double X, double Y) First, (double X, double Y) Last) EdgeEnds(DotPicture picture, string title)
    {
        XElement edge = XElement.Parse(picture.Svg).Descendants(Svg + "g")
            .First(element => (string?)element.Attribute("class") == "edge" && element.Element(Svg + "title")!.Value == title);
        string path = edge.Element(Svg + "path")!.Attribute("d")!.Value;
        double[] numbers = [.. Numbers().Matches(path).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        return ((numbers[0], numbers[1]), (numbers[^2], numbers[^1]));
    }

    /// <summary>The size of a picture, and places in it: the ends of its texts and lines, the middles of its curves.</summary>
    public static (double Width, double Height, double[][] Places) Drawn(DotPicture picture)
    {
        XElement root = XElement.Parse(picture.Svg), graph = root.Descendants(Svg + "g").First(element => (string?)element.Attribute("class") == "graph");
        double[] moved = [.. Numbers().Matches(graph.Attribute("transform")!.Value).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        List<double[]> places = [];
        foreach (XElement text in graph.Descendants(Svg + "text"))
        {
            double half = MeasuredText.Width(text.Value) / 2, x = Number(text, "x"), y = Number(text, "y");
            places.AddRange([[x - half, y - 10], [x + half, y]]);
        }

        foreach (string path in graph.Descendants(Svg + "path").Select(path => path.Attribute("d")!.Value))
        {
            double[][] ends = [.. Numbers().Matches(path).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).Chunk(2)];
            places.AddRange([ends[0], ends[^1]]);
            if (path.Count(c => c == 'C') == 1 && ends.Length == 4)
            {
                places.Add([.. Enumerable.Range(0, 2).Select(i => (ends[0][i] + (3 * ends[1][i]) + (3 * ends[2][i]) + ends[3][i]) / 8)]);
            }
        }

        return (Number(root, "width"), Number(root, "height"), [.. places.Select(place => (double[])[place[0] + moved[0], place[1] + moved[1]])]);
    }

    private static (double, double, double, double) Box(XElement shape)
    {
        switch (shape.Name.LocalName)
        {
            case "rect":
                return (Number(shape, "x"), Number(shape, "y"), Number(shape, "x") + Number(shape, "width"), Number(shape, "y") + Number(shape, "height"));
            case "ellipse":
                return (
                    Number(shape, "cx") - Number(shape, "rx"),
                    Number(shape, "cy") - Number(shape, "ry"),
                    Number(shape, "cx") + Number(shape, "rx"),
                    Number(shape, "cy") + Number(shape, "ry"));
            default:
                double[] numbers = [.. Numbers().Matches(shape.Attribute("points")!.Value).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
                (double[] x, double[] y) = ([.. numbers.Where((_, i) => i % 2 == 0)], [.. numbers.Where((_, i) => i % 2 == 1)]);
                return (x.Min(), y.Min(), x.Max(), y.Max());
        }
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex Numbers();
}
