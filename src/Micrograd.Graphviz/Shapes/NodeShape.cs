using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Shapes;

/// <summary>A node's outline and texts, and the size that they need.</summary>
/// <remarks>Sizes after https://graphviz.org/doc/info/shapes.html: a margin of 8 by 4 points round the text, and at least 54 by 36.</remarks>
internal sealed class NodeShape
{
    private const double OuterGap = 4;

    public NodeShape(Graph graph, Node node, bool sideways)
    {
        Attributes attributes = node.Attributes;
        Node = node;
        Kind = attributes.Text("shape") switch
        {
            "" or "oval" => "ellipse",
            "rect" or "rectangle" => "box",
            "none" => "plaintext",
            string shape => shape,
        };

        AttributeText label = attributes["label"] ?? new AttributeText(@"\N", IsHtml: false);
        AttributeText text = LabelText.Expand(label, LabelNames.Of(graph, node));
        bool isDivided = Kind is "record" or "Mrecord";
        if (isDivided) Record = RecordField.Parse(label, sideBySide: !sideways, field => Block(LabelText.Expand(field, LabelNames.Of(graph, node))));
        Text = Kind == "point" ? new TextBlock([], attributes) : Block(text);
        OuterLabel = attributes["xlabel"] is { Text.Length: > 0 } outer
            ? Block(LabelText.Expand(outer, LabelNames.Of(graph, node, isDivided ? label.Text : text.Text)))
            : new TextBlock([], attributes);
        (Width, Height) = Measure(attributes);
        Record?.Place(-Width / 2, -Height / 2, Width, Height);

        TextBlock Block(AttributeText label) => new(LabelText.Lines(label), attributes);
    }

    public Node Node { get; }

    /// <summary>Graphviz's name of the shape; of several for one shape, the first.</summary>
    public string Kind { get; }

    public TextBlock Text { get; }

    /// <summary>The fields that it is divided into, when it is.</summary>
    public RecordField? Record { get; }

    /// <summary>A label outside of the node.</summary>
    public TextBlock OuterLabel { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The room that a label outside of the node takes: above it where edges go sideways, and left of it where they go up or down.</summary>
    public (double Width, double Height) OuterLabelSize => OuterLabel.IsEmpty ? (0, 0) : (OuterLabel.Width + OuterGap, OuterLabel.Height + OuterGap);

    /// <summary>Whether its outline narrows towards the ends: an edge that isn't attached at its middle reaches further in.</summary>
    public double Inset(double share) => Kind switch
    {
        "ellipse" or "circle" or "doublecircle" or "point" => 1 - Math.Sqrt(Math.Max(0, 1 - (share * share))),
        "diamond" => Math.Abs(share),
        _ => 0,
    };

    /// <summary>How far a ray from the middle goes before it meets the outline, for a direction given in halves of the width and the height.</summary>
    public double Reach(double x, double y) => Kind switch
    {
        "ellipse" or "circle" or "doublecircle" or "point" => 1 / Math.Sqrt((x * x) + (y * y)),
        "diamond" => 1 / (Math.Abs(x) + Math.Abs(y)),
        _ => 1 / Math.Max(Math.Abs(x), Math.Abs(y)),
    };

    /// <summary>The middle of the field with that port, from the node's own middle; null when there is none.</summary>
    public (double X, double Y)? Port(string port) =>
        Record?.All().FirstOrDefault(field => field.Port == port) is { } found ? (found.X + (found.Width / 2), found.Y + (found.Height / 2)) : null;

    private (double Width, double Height) Measure(Attributes attributes)
    {
        if (Kind == "point")
        {
            double diameter = 72 * Size(attributes, "width", Size(attributes, "height", 0.05));
            return (diameter, diameter);
        }

        (double width, double height) = Record?.Measure(WithMargin) ?? WithMargin(Text);
        if (Kind == "plain") return (Text.Width, Text.Height);
        if (Kind is "ellipse" or "circle" or "doublecircle") (width, height) = (width * Math.Sqrt(2), height * Math.Sqrt(2));
        else if (Kind == "diamond") (width, height) = (width * 2, height * 2);
        else if (Kind is not ("box" or "square" or "plaintext" or "record" or "Mrecord")) (width, height) = (width * 1.3, height * 1.2);

        // An ellipse of the least height holds a single line without growing; it only has to be a little wider than the text.
        double leastWidth = 72 * Size(attributes, "width", 0.75), leastHeight = 72 * Size(attributes, "height", 0.5);
        if (Kind == "ellipse" && WithMargin(Text) is var text && text.Height < leastHeight)
        {
            (width, height) = (text.Width * Math.Sqrt(1 / (1 - Math.Pow(text.Height / leastHeight, 2))), leastHeight);
        }

        (double neededWidth, double neededHeight) = (width, height);
        if (attributes.Is("fixedsize", "true")) (width, height) = (leastWidth, leastHeight);
        else (width, height) = (Math.Max(width, leastWidth), Math.Max(height, leastHeight));
        if (Kind is not ("circle" or "doublecircle" or "square")) return (width, height);

        // Of the two least sizes a regular shape takes the smaller.
        double[] given = [.. new[] { Size(attributes, "width", 0), Size(attributes, "height", 0) }.Where(size => size > 0)];
        double side = 72 * (given.Length == 0 ? 0.5 : given.Min());
        if (!attributes.Is("fixedsize", "true")) side = Math.Max(side, Math.Max(neededWidth, neededHeight));
        return (side, side);
    }

    /// <summary>In inches, within what a picture can show.</summary>
    private static double Size(Attributes attributes, string name, double otherwise) => Math.Clamp(attributes.Number(name, otherwise), 0, 200);

    private static (double Width, double Height) WithMargin(TextBlock text) => (text.Width + 16, text.Height + 8);
}
