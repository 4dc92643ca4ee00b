using System.Xml.Linq;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Drawing;

/// <summary>A node's outline and texts, and the size that they need.</summary>
/// <remarks>Sizes after https://graphviz.org/doc/info/shapes.html: a margin of 8 by 4 points round the text, and at least 54 by 36.</remarks>
internal sealed class NodeShape
{
    private const double OuterGap = 4;

    private readonly string _kind;
    private readonly Pen _pen;
    private readonly List<LabelLine> _lines;
    private readonly RecordField? _record;
    private readonly List<LabelLine> _outerLabel;
    private readonly bool _sideways;

    public NodeShape(Graph graph, Node node, bool sideways)
    {
        Attributes attributes = node.Attributes;
        Node = node;
        _pen = new Pen(attributes);
        _sideways = sideways;
        _kind = attributes.Text("shape") switch
        {
            "" or "oval" => "ellipse",
            "rect" or "rectangle" => "box",
            "none" => "plaintext",
            string shape => shape,
        };

        AttributeText label = attributes["label"] ?? new AttributeText(@"\N", IsHtml: false);
        AttributeText text = LabelText.Expand(label, LabelNames.Of(graph, node));
        bool isDivided = _kind is "record" or "Mrecord";
        if (isDivided) _record = RecordField.Parse(label, sideBySide: !sideways, field => LabelText.Lines(LabelText.Expand(field, LabelNames.Of(graph, node))));
        _lines = _kind == "point" ? [] : LabelText.Lines(text);
        _outerLabel = attributes["xlabel"] is { Text.Length: > 0 } outer ? LabelText.Lines(LabelText.Expand(outer, LabelNames.Of(graph, node, isDivided ? label.Text : text.Text))) : [];
        (Width, Height) = Measure(attributes);
        _record?.Place(-Width / 2, -Height / 2, Width, Height);
    }

    public Node Node { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The room that a label outside of the node takes: above it where edges go sideways, and left of it where they go up or down.</summary>
    public (double Width, double Height) OuterLabelSize => _outerLabel.Count == 0 ? (0, 0) : (_pen.Measure(_outerLabel).Width + OuterGap, _pen.Measure(_outerLabel).Height + OuterGap);

    public bool IsInvisible => _pen.IsInvisible;

    /// <summary>Whether its outline narrows towards the ends: an edge that isn't attached at its middle reaches further in.</summary>
    public double Inset(double share) => _kind switch
    {
        "ellipse" or "circle" or "doublecircle" or "point" => 1 - Math.Sqrt(Math.Max(0, 1 - (share * share))),
        "diamond" => Math.Abs(share),
        _ => 0,
    };

    /// <summary>How far a ray from the middle goes before it meets the outline, for a direction given in halves of the width and the height.</summary>
    public double Reach(double x, double y) => _kind switch
    {
        "ellipse" or "circle" or "doublecircle" or "point" => 1 / Math.Sqrt((x * x) + (y * y)),
        "diamond" => 1 / (Math.Abs(x) + Math.Abs(y)),
        _ => 1 / Math.Max(Math.Abs(x), Math.Abs(y)),
    };

    /// <summary>The middle of the field with that port, from the node's own middle; null when there is none.</summary>
    public (double X, double Y)? Port(string port) =>
        _record?.All().FirstOrDefault(field => field.Port == port) is { } found ? (found.X + (found.Width / 2), found.Y + (found.Height / 2)) : null;

    public XElement Draw(double x, double y)
    {
        var group = new XElement(Card.Svg + "g", Card.Class("node", Node.Attributes), Card.Title(Node.Id), Outline(x, y));
        if (_record is null) group.Add(_pen.Text(_lines, x, y, Width - 16));
        else DrawFields(group, _record, x, y);
        if (_outerLabel.Count == 0) return group;

        (double width, double height) = OuterLabelSize;
        group.Add(_sideways
            ? _pen.Text(_outerLabel, x, y - ((Height + height) / 2), width)
            : _pen.Text(_outerLabel, x - ((Width + width) / 2), y - (Math.Max(0, Height - height) / 2), width));
        return group;
    }

    private void DrawFields(XElement group, RecordField record, double x, double y)
    {
        foreach ((double x1, double y1, double x2, double y2) in record.Divisions())
        {
            group.Add(_pen.Line("path", new XAttribute("d", $"M{Card.Number(x + x1)},{Card.Number(y + y1)}L{Card.Number(x + x2)},{Card.Number(y + y2)}")));
        }

        foreach (RecordField field in record.All().Where(field => field.Parts.Count == 0))
        {
            group.Add(_pen.Text(field.Lines, x + field.X + (field.Width / 2), y + field.Y + (field.Height / 2), field.Width - 16));
        }
    }

    private (double Width, double Height) Measure(Attributes attributes)
    {
        if (_kind == "point")
        {
            double diameter = 72 * Size(attributes, "width", Size(attributes, "height", 0.05));
            return (diameter, diameter);
        }

        (double width, double height) = _record?.Measure(WithMargin) ?? WithMargin(_lines);
        if (_kind == "plain") return _pen.Measure(_lines);
        if (_kind is "ellipse" or "circle" or "doublecircle") (width, height) = (width * Math.Sqrt(2), height * Math.Sqrt(2));
        else if (_kind == "diamond") (width, height) = (width * 2, height * 2);
        else if (_kind is not ("box" or "square" or "plaintext" or "record" or "Mrecord")) (width, height) = (width * 1.3, height * 1.2);

        // An ellipse of the least height holds a single line without growing; it only has to be a little wider than the text.
        double leastWidth = 72 * Size(attributes, "width", 0.75), leastHeight = 72 * Size(attributes, "height", 0.5);
        if (_kind == "ellipse" && WithMargin(_lines) is var text && text.Height < leastHeight)
        {
            (width, height) = (text.Width * Math.Sqrt(1 / (1 - Math.Pow(text.Height / leastHeight, 2))), leastHeight);
        }

        (double neededWidth, double neededHeight) = (width, height);
        if (attributes.Is("fixedsize", "true")) (width, height) = (leastWidth, leastHeight);
        else (width, height) = (Math.Max(width, leastWidth), Math.Max(height, leastHeight));
        if (_kind is not ("circle" or "doublecircle" or "square")) return (width, height);

        // Of the two least sizes a regular shape takes the smaller.
        double[] given = [.. new[] { Size(attributes, "width", 0), Size(attributes, "height", 0) }.Where(size => size > 0)];
        double side = 72 * (given.Length == 0 ? 0.5 : given.Min());
        return attributes.Is("fixedsize", "true") ? (side, side) : (Math.Max(side, Math.Max(neededWidth, neededHeight)), Math.Max(side, Math.Max(neededWidth, neededHeight)));
    }

    /// <summary>In inches, within what a picture can show.</summary>
    private static double Size(Attributes attributes, string name, double otherwise) => Math.Clamp(attributes.Number(name, otherwise), 0, 200);

    private (double Width, double Height) WithMargin(List<LabelLine> lines)
    {
        (double width, double height) = _pen.Measure(lines);
        return (width + 16, height + 8);
    }

    private IEnumerable<XElement> Outline(double x, double y)
    {
        (double right, double bottom) = (Width / 2, Height / 2);
        switch (_kind)
        {
            case "plaintext" or "plain":
                if (_pen.Styles.Contains("filled")) yield return _pen.Shape("rect", Box(x, y, radius: 0));
                break;
            case "ellipse" or "circle":
                yield return _pen.Shape("ellipse", Ellipse(x, y, 0));
                break;
            case "doublecircle":
                yield return _pen.Shape("ellipse", Ellipse(x, y, 4));
                yield return _pen.Line("ellipse", Ellipse(x, y, 0));
                break;
            case "point":
                yield return _pen.Solid("ellipse", Ellipse(x, y, 0));
                break;
            case "diamond":
                yield return Polygon((0, -bottom), (right, 0), (0, bottom), (-right, 0));
                break;
            case "triangle":
                yield return Polygon((0, -bottom), (right, bottom), (-right, bottom));
                break;
            case "invtriangle":
                yield return Polygon((-right, -bottom), (right, -bottom), (0, bottom));
                break;
            case "hexagon":
                yield return Polygon((-right / 2, -bottom), (right / 2, -bottom), (right, 0), (right / 2, bottom), (-right / 2, bottom), (-right, 0));
                break;
            case "parallelogram":
                yield return Polygon((-right * 0.7, -bottom), (right, -bottom), (right * 0.7, bottom), (-right, bottom));
                break;
            case "trapezium":
                yield return Polygon((-right * 0.6, -bottom), (right * 0.6, -bottom), (right, bottom), (-right, bottom));
                break;
            default:
                yield return _pen.Shape("rect", Box(x, y, radius: _kind == "Mrecord" || _pen.Styles.Contains("rounded") ? 12 : 0));
                break;
        }

        XElement Polygon(params (double X, double Y)[] corners) =>
            _pen.Shape("polygon", new XAttribute("points", string.Join(' ', corners.Select(corner => $"{Card.Number(x + corner.X)},{Card.Number(y + corner.Y)}"))));
    }

    private IEnumerable<XAttribute> Box(double x, double y, double radius)
    {
        yield return new XAttribute("x", Card.Number(x - (Width / 2)));
        yield return new XAttribute("y", Card.Number(y - (Height / 2)));
        yield return new XAttribute("width", Card.Number(Width));
        yield return new XAttribute("height", Card.Number(Height));
        if (radius > 0) yield return new XAttribute("rx", Card.Number(radius));
    }

    private IEnumerable<XAttribute> Ellipse(double x, double y, double inside)
    {
        yield return new XAttribute("cx", Card.Number(x));
        yield return new XAttribute("cy", Card.Number(y));
        yield return new XAttribute("rx", Card.Number((Width / 2) - inside));
        yield return new XAttribute("ry", Card.Number((Height / 2) - inside));
    }
}
