using System.Xml.Linq;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>The end of an edge: https://graphviz.org/doc/info/arrows.html, the shapes that are in use.</summary>
internal sealed class ArrowHead(string name, double size)
{
    public static readonly ArrowHead None = new("none", 0);

    private readonly string _shape = name switch
    {
        "" => "normal",
        "empty" => "onormal",
        "open" => "vee",
        string shape => shape,
    };

    /// <summary>How far the line ends before the tip.</summary>
    public double Length => _shape switch
    {
        "none" => 0,
        "dot" or "odot" => 8 * size,
        "tee" => 3 * size,
        _ => 10 * size,
    };

    /// <param name="pen">The edge's.</param>
    /// <param name="tip">Where it points to.</param>
    /// <param name="towards">The direction it points in, of length 1.</param>
    public IEnumerable<XElement> Draw(Pen pen, (double X, double Y) tip, (double X, double Y) towards)
    {
        if (Length == 0) return [];
        return _shape switch
        {
            "dot" => [pen.Solid("circle", Circle())],
            "odot" => [pen.Line("circle", Circle())],
            "diamond" => [pen.Solid("polygon", Corners((0, 0), (5, 3.5), (10, 0), (5, -3.5)))],
            "odiamond" => [pen.Line("polygon", Corners((0, 0), (5, 3.5), (10, 0), (5, -3.5)))],
            "box" => [pen.Solid("polygon", Corners((0, 4), (10, 4), (10, -4), (0, -4)))],
            "obox" => [pen.Line("polygon", Corners((0, 4), (10, 4), (10, -4), (0, -4)))],
            "tee" => [pen.Solid("polygon", Corners((0, 5), (3, 5), (3, -5), (0, -5)))],
            "vee" => [pen.Solid("polygon", Corners((0, 0), (10, 3.5), (7, 0), (10, -3.5)))],
            "onormal" => [pen.Line("polygon", Corners((0, 0), (10, 3.5), (10, -3.5)))],
            _ => [pen.Solid("polygon", Corners((0, 0), (10, 3.5), (10, -3.5)))],
        };

        (string, object?) Corners(params IEnumerable<(double Back, double Side)> corners) =>
            ("points", Svg.Points(corners.Select(corner => At(corner.Back, corner.Side))));

        (string, object?)[] Circle()
        {
            (double x, double y) = At(4, 0);
            return [("cx", x), ("cy", y), ("r", 4 * size)];
        }

        (double X, double Y) At(double back, double side) =>
            (tip.X - (towards.X * back * size) - (towards.Y * side * size), tip.Y - (towards.Y * back * size) + (towards.X * side * size));
    }
}
