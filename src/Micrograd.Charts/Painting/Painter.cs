using System.Globalization;
using System.Xml.Linq;
using Micrograd.Pictures;

namespace Micrograd.Charts.Painting;

/// <summary>Draws one element over the other, in groups.</summary>
internal sealed class Painter
{
    private readonly List<XElement> _content = [];
    private readonly Stack<XElement> _groups = [];
    private int _ids;

    /// <summary>What was drawn.</summary>
    public IEnumerable<XElement> Content => _content;

    /// <summary>An element, with attributes as <see cref="Svg.Element"/> takes them.</summary>
    public void Add(string element, params ReadOnlySpan<(string Name, object? Value)> attributes) => Add(Svg.Element(element, attributes));

    /// <summary>A line of text.</summary>
    /// <param name="text">The text; nothing is drawn of an empty one, nor at a place that isn't there.</param>
    /// <param name="x">Where its anchor stands.</param>
    /// <param name="y">Where its baseline lies.</param>
    /// <param name="size">The font's size.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="angle">By how many degrees it is turned clockwise round its place.</param>
    public void Text(string text, double x, double y, double size, string color, string anchor = "middle", double angle = 0)
    {
        if (text.Length == 0 || !double.IsFinite(x) || !double.IsFinite(y)) return;
        XElement line = Svg.Element(
            "text",
            ("x", x), ("y", y), ("font-size", size), ("fill", color), ("text-anchor", anchor == "middle" ? null : anchor),
            ("transform", angle == 0 ? null : $"rotate({Svg.Number(angle)} {Svg.Number(x)} {Svg.Number(y)})"));
        line.Add(Svg.Legal(text));
        Add(line);
    }

    /// <summary>Opens a group that shows only what is inside a box.</summary>
    public void OpenClip(double left, double top, double width, double height)
    {
        string id = NewId("c");
        XElement clip = Svg.Element("clipPath", ("id", id));
        clip.Add(Svg.Element("rect", ("x", left), ("y", top), ("width", width), ("height", height)));
        Add(clip);
        OpenGroup(("clip-path", $"url(#{id})"));
    }

    public void OpenGroup(params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        XElement group = Svg.Element("g", attributes);
        Add(group);
        _groups.Push(group);
    }

    public void CloseGroup() => _groups.Pop();

    /// <summary>Colours that pass into each other from below to above.</summary>
    /// <param name="stops">The colours with their places between 0 and 1.</param>
    /// <returns>What a shape's <c>fill</c> calls them.</returns>
    public string Gradient(IEnumerable<(double Place, Rgba Color)> stops)
    {
        string id = NewId("g");
        XElement gradient = Svg.Element("linearGradient", ("id", id), ("x1", "0"), ("y1", "1"), ("x2", "0"), ("y2", "0"));
        foreach ((double place, Rgba color) in stops)
        {
            gradient.Add(Svg.Element("stop", ("offset", place.ToString("0.###", CultureInfo.InvariantCulture)), ("stop-color", color)));
        }

        Add(gradient);
        return $"url(#{id})";
    }

    private string NewId(string kind) => kind + (++_ids).ToString(CultureInfo.InvariantCulture);

    private void Add(XElement element)
    {
        if (_groups.TryPeek(out XElement? group)) group.Add(element);
        else _content.Add(element);
    }
}
