using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Micrograd.Graphviz.Tests;

/// <summary>Measures pictures.</summary>
internal static partial class Geometry
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static (double X, double Y) TextPlace(DotPicture picture, string text)
    {
        XElement element = XElement.Parse(picture.Svg).Descendants(_svg + "text").Single(candidate => candidate.Value == text);
        return (Number(element, "x"), Number(element, "y"));
    }

    /// <summary>The box of each node's outline, by title.</summary>
    public static Dictionary<string, (double Left, double Top, double Right, double Bottom)> NodeBoxes(DotPicture picture) =>
        XElement.Parse(picture.Svg).Descendants(_svg + "g").Where(element => (string?)element.Attribute("class") == "node")
            .Select(element => (Title: element.Element(_svg + "title")!.Value, Outline: element.Elements().FirstOrDefault(shape => shape.Name.LocalName is "rect" or "ellipse" or "polygon")))
            .Where(node => node.Outline is not null)
            .ToDictionary(node => node.Title, node => Box(node.Outline!));

    /// <summary>The first and the last place of an edge's line.</summary>
    public static ((double X, double Y) First, (double X, double Y) Last) EdgeEnds(DotPicture picture, string title)
    {
        XElement edge = XElement.Parse(picture.Svg).Descendants(_svg + "g").First(element => (string?)element.Attribute("class") == "edge" && element.Element(_svg + "title")!.Value == title);
        double[] numbers = [.. Numbers().Matches(edge.Element(_svg + "path")!.Attribute("d")!.Value).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        return ((numbers[0], numbers[1]), (numbers[^2], numbers[^1]));
    }

    private static (double, double, double, double) Box(XElement shape)
    {
        switch (shape.Name.LocalName)
        {
            case "rect":
                return (Number(shape, "x"), Number(shape, "y"), Number(shape, "x") + Number(shape, "width"), Number(shape, "y") + Number(shape, "height"));
            case "ellipse":
                return (Number(shape, "cx") - Number(shape, "rx"), Number(shape, "cy") - Number(shape, "ry"), Number(shape, "cx") + Number(shape, "rx"), Number(shape, "cy") + Number(shape, "ry"));
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
