using System.Xml.Linq;
using Micrograd.Graphviz.Shapes;
using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>How lines, fills and texts look: what the attributes color, fillcolor, fontcolor, penwidth and style say.</summary>
internal sealed class Pen
{
    private readonly string _stroke;
    private readonly string _fill;
    private readonly string _fontColor;
    private readonly double _width;
    private readonly string? _dashes;

    public Pen(Attributes attributes)
    {
        Styles = [.. attributes.Text("style").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        _stroke = GraphvizColor.ToSvg(attributes.Text("color"), "black");
        _fill = Styles.Contains("filled") || Styles.Contains("radial")
            ? GraphvizColor.ToSvg(attributes.Text("fillcolor"), GraphvizColor.ToSvg(attributes.Text("color"), "lightgrey"))
            : "none";
        _fontColor = GraphvizColor.ToSvg(attributes.Text("fontcolor"), "black");
        _width = Math.Clamp(attributes.Number("penwidth", Styles.Contains("bold") ? 2 : 1), 0, 200);
        _dashes = Styles.Contains("dashed") ? "5,2" : Styles.Contains("dotted") ? "1,5" : null;
    }

    public HashSet<string> Styles { get; }

    public bool IsInvisible => Styles.Contains("invis");

    /// <summary>A line or a closed shape, filled when the style says so.</summary>
    public XElement Shape(string element, params ReadOnlySpan<(string Name, object? Value)> geometry) => Line(element, _fill, geometry);

    public XElement Line(string element, params ReadOnlySpan<(string Name, object? Value)> geometry) => Line(element, "none", geometry);

    /// <summary>A shape filled with the line's own colour.</summary>
    public XElement Solid(string element, params ReadOnlySpan<(string Name, object? Value)> geometry) =>
        Svg.Element(element, [("fill", _stroke), ("stroke", _stroke), .. geometry]);

    /// <summary>Lines of text below each other, their middle at a place.</summary>
    /// <param name="block">The lines.</param>
    /// <param name="x">The middle.</param>
    /// <param name="y">The middle.</param>
    /// <param name="width">The room that left and right lines lean to the ends of.</param>
    public IEnumerable<XElement> Text(TextBlock block, double x, double y, double width)
    {
        double baseline = y - ((block.Lines.Count - 1) * block.LineHeight / 2) + (block.FontSize * 0.264);
        foreach ((string text, char justification) in block.Lines)
        {
            (double place, string? anchor) = justification switch { 'l' => (x - (width / 2), "start"), 'r' => (x + (width / 2), "end"), _ => (x, null) };
            if (text.Length > 0) yield return TextLine(text, place, baseline, anchor, block.FontSize);
            baseline += block.LineHeight;
        }
    }

    private XElement Line(string element, string fill, ReadOnlySpan<(string Name, object? Value)> geometry) => Svg.Element(
        element, [("fill", fill), ("stroke", _stroke), .. geometry, ("stroke-width", _width == 1 ? null : _width), ("stroke-dasharray", _dashes)]);

    private XElement TextLine(string text, double x, double y, string? anchor, double size)
    {
        XElement line = Svg.Element(
            "text",
            ("x", x), ("y", y), ("text-anchor", anchor), ("font-size", size == Card.FontSize ? null : size), ("fill", _fontColor == "black" ? null : _fontColor));
        line.Add(text);
        return line;
    }
}
