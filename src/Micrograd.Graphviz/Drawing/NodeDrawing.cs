using System.Xml.Linq;
using Micrograd.Graphviz.Shapes;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>Draws a node with its texts.</summary>
internal sealed class NodeDrawing(NodeShape shape, double x, double y)
{
    /// <summary>Between the outline and texts that lean to a side.</summary>
    private const double Margin = 8;

    private readonly Pen _pen = new(shape.Node.Attributes);

    public bool IsInvisible => _pen.IsInvisible;

    /// <param name="isSideways">Whether edges lead sideways: a label outside of the node then stands above it, and else left of it.</param>
    public XElement Draw(bool isSideways)
    {
        XElement group = Group.Of("node", shape.Node.Attributes, shape.Node.Id);
        group.Add(Outline());
        if (shape.Record is null) group.Add(_pen.Text(shape.Text, x, y, shape.Width - (2 * Margin)));
        else group.Add(Fields(shape.Record));
        if (shape.OuterLabel.IsEmpty) return group;

        (double width, double height) = shape.OuterLabelSize;
        group.Add(isSideways
            ? _pen.Text(shape.OuterLabel, x, y - ((shape.Height + height) / 2), width)
            : _pen.Text(shape.OuterLabel, x - ((shape.Width + width) / 2), y - (Math.Max(0, shape.Height - height) / 2), width));
        return group;
    }

    private IEnumerable<XElement> Fields(RecordField record)
    {
        foreach ((double x1, double y1, double x2, double y2) in record.Divisions())
        {
            yield return _pen.Line("path", ("d", $"M{Svg.Points((x + x1, y + y1))}L{Svg.Points((x + x2, y + y2))}"));
        }

        foreach (RecordField field in record.All())
        {
            if (field.Text is null) continue;
            double centerX = x + field.X + (field.Width / 2), centerY = y + field.Y + (field.Height / 2);
            foreach (XElement line in _pen.Text(field.Text, centerX, centerY, field.Width - (2 * Margin))) yield return line;
        }
    }

    private IEnumerable<XElement> Outline()
    {
        (double right, double bottom) = (shape.Width / 2, shape.Height / 2);
        return shape.Kind switch
        {
            "plaintext" or "plain" => _pen.Styles.Contains("filled") ? [Box(radius: null)] : [],
            "ellipse" or "circle" => [_pen.Shape("ellipse", Ellipse(inside: 0))],
            "doublecircle" => [_pen.Shape("ellipse", Ellipse(inside: 4)), _pen.Line("ellipse", Ellipse(inside: 0))],
            "point" => [_pen.Solid("ellipse", Ellipse(inside: 0))],
            "diamond" => [Polygon((0, -bottom), (right, 0), (0, bottom), (-right, 0))],
            "triangle" => [Polygon((0, -bottom), (right, bottom), (-right, bottom))],
            "invtriangle" => [Polygon((-right, -bottom), (right, -bottom), (0, bottom))],
            "hexagon" => [Polygon((-right / 2, -bottom), (right / 2, -bottom), (right, 0), (right / 2, bottom), (-right / 2, bottom), (-right, 0))],
            "parallelogram" => [Polygon((-right * 0.7, -bottom), (right, -bottom), (right * 0.7, bottom), (-right, bottom))],
            "trapezium" => [Polygon((-right * 0.6, -bottom), (right * 0.6, -bottom), (right, bottom), (-right, bottom))],
            "Mrecord" => [Box(radius: 12)],
            _ => [Box(_pen.Styles.Contains("rounded") ? 12 : null)],
        };
    }

    private XElement Polygon(params IEnumerable<(double X, double Y)> corners) =>
        _pen.Shape("polygon", ("points", Svg.Points(corners.Select(corner => (x + corner.X, y + corner.Y)))));

    private XElement Box(double? radius) =>
        _pen.Shape("rect", ("x", x - (shape.Width / 2)), ("y", y - (shape.Height / 2)), ("width", shape.Width), ("height", shape.Height), ("rx", radius));

    private (string, object?)[] Ellipse(double inside) => [("cx", x), ("cy", y), ("rx", (shape.Width / 2) - inside), ("ry", (shape.Height / 2) - inside)];
}
