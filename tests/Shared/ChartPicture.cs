using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Micrograd.Charts;

namespace Micrograd.Tests.Shared;

/// <summary>What the tests look for in the picture of a chart.</summary>
internal sealed partial class ChartPicture(PlotlyFigure figure)
{
    private static readonly XNamespace SvgNamespace = "http://www.w3.org/2000/svg";

    public XElement Svg { get; } = XElement.Parse(figure.Svg);

    public IEnumerable<XElement> Of(string element) => Svg.Descendants(SvgNamespace + element);

    /// <summary>All texts, in their order.</summary>
    public string[] Texts => [.. Of("text").Select(text => text.Value)];

    /// <summary>The boxes of the texts that aren't turned, as a browser's font fills them.</summary>
    public (string Text, double Left, double Top, double Right, double Bottom)[] TextBoxes =>
    [
        .. from text in Of("text")
           where text.Attribute("transform") is null
           let size = Number(text, "font-size")
           let width = MeasuredText.Width(text.Value, size)
           let x = Number(text, "x")
           let left = (string?)text.Attribute("text-anchor") switch { "start" => x, "end" => x - width, _ => x - (width / 2) }
           let foot = Number(text, "y")
           select (text.Value, left, foot - (0.72 * size), left + width, foot + (0.2 * size)),
    ];

    /// <summary>The points of each line that is drawn with a trace's width of 2.</summary>
    public (double X, double Y)[][] Lines =>
    [
        .. Of("path").Where(path => (string?)path.Attribute("fill") == "none" && (string?)path.Attribute("stroke-linejoin") == "round")
            .Select(path => Numbers().Matches((string)path.Attribute("d")!)
                .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).Chunk(2).Select(pair => (pair[0], pair[1])).ToArray()),
    ];

    /// <summary>The bars, without the signs in the legend.</summary>
    public XElement[] Bars => [.. Of("rect").Where(rect => rect.Parent!.Attribute("fill") is not null && rect.Parent.Parent!.Attribute("clip-path") is not null)];

    public static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex Numbers();
}
