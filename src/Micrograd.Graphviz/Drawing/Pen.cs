using System.Xml.Linq;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Drawing;

/// <summary>How lines, fills and texts look: what the attributes color, fillcolor, fontcolor, fontsize, penwidth and style say.</summary>
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
        _stroke = Paint.Color(attributes.Text("color"), "black");
        _fill = Styles.Contains("filled") || Styles.Contains("radial")
            ? Paint.Color(attributes.Text("fillcolor"), Paint.Color(attributes.Text("color"), "lightgrey"))
            : "none";
        _fontColor = Paint.Color(attributes.Text("fontcolor"), "black");
        _width = Math.Clamp(attributes.Number("penwidth", Styles.Contains("bold") ? 2 : 1), 0, 200);
        _dashes = Styles.Contains("dashed") ? "5,2" : Styles.Contains("dotted") ? "1,5" : null;
        FontSize = Math.Clamp(attributes.Number("fontsize", 14), 1, 200);
    }

    public HashSet<string> Styles { get; }

    public double FontSize { get; }

    public bool IsInvisible => Styles.Contains("invis");

    /// <summary>A line or a closed shape, filled when the style says so.</summary>
    public XElement Shape(string element, params IEnumerable<XAttribute> geometry) => Line(element, _fill, geometry);

    public XElement Line(string element, params IEnumerable<XAttribute> geometry) => Line(element, "none", geometry);

    /// <summary>A shape filled with the line's own colour.</summary>
    public XElement Solid(string element, params IEnumerable<XAttribute> geometry) =>
        new(Card.Svg + element, new XAttribute("fill", _stroke), new XAttribute("stroke", _stroke), geometry);

    /// <summary>Lines of text below each other, their middle at a place.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="x">The middle.</param>
    /// <param name="y">The middle.</param>
    /// <param name="width">The room that left and right lines lean to the ends of.</param>
    public IEnumerable<XElement> Text(List<LabelLine> lines, double x, double y, double width)
    {
        double height = FontSize * TextWidth.LineHeight;
        double baseline = y - ((lines.Count - 1) * height / 2) + (FontSize * 0.264);
        foreach ((string text, char justification) in lines)
        {
            if (text.Length > 0) yield return TextLine(text, justification switch { 'l' => x - (width / 2), 'r' => x + (width / 2), _ => x }, baseline, justification);
            baseline += height;
        }
    }

    /// <summary>The room that lines of text need.</summary>
    public (double Width, double Height) Measure(List<LabelLine> lines) =>
        (lines.Max(line => TextWidth.Of(line.Text, FontSize)), lines.Count * FontSize * TextWidth.LineHeight);

    private XElement Line(string element, string fill, IEnumerable<XAttribute> geometry)
    {
        var line = new XElement(Card.Svg + element, new XAttribute("fill", fill), new XAttribute("stroke", _stroke), geometry);
        if (_width != 1) line.Add(new XAttribute("stroke-width", Card.Number(_width)));
        if (_dashes is not null) line.Add(new XAttribute("stroke-dasharray", _dashes));
        return line;
    }

    private XElement TextLine(string text, double x, double y, char justification)
    {
        var line = new XElement(Card.Svg + "text", new XAttribute("x", Card.Number(x)), new XAttribute("y", Card.Number(y)), text);
        if (justification == 'l') line.Add(new XAttribute("text-anchor", "start"));
        if (justification == 'r') line.Add(new XAttribute("text-anchor", "end"));
        if (FontSize != 14) line.Add(new XAttribute("font-size", Card.Number(FontSize)));
        if (_fontColor != "black") line.Add(new XAttribute("fill", _fontColor));
        return line;
    }
}
