using Micrograd.Charts.Painting;
using Micrograd.Charts.Reading;
using Micrograd.Pictures;

namespace Micrograd.Charts.Drawing;

/// <summary>What the layout adds to the traces: notes and shapes.</summary>
internal sealed class Annotation(JsonLook look, Chart chart, PlotArea plot)
{
    /// <summary>A text at a place, or at the end of an arrow to it.</summary>
    public void PaintNote(Painter painter)
    {
        (double x, double y) = (plot.Place(look, "x", isNote: true), plot.Place(look, "y", isNote: true));
        if (!double.IsFinite(x) || !double.IsFinite(y)) return;
        double size = look.Number("font.size", chart.FontSize);
        string text = look.PlainText("text"), ink = Rgba.Css(look.Text("font.color", chart.Ink));
        if (look.IsFalse("showarrow"))
        {
            double down = look.Text("yanchor") switch { "bottom" => -6, "top" => size + 2, _ => size * 0.35 };
            painter.Text(text, x, y + down, size, ink, look.Text("xanchor") switch { "left" => "start", "right" => "end", _ => "middle" });
            return;
        }

        (double fromX, double fromY) = (x + look.Number("ax", -10), y + look.Number("ay", -30));
        string color = Rgba.Css(look.Text("arrowcolor", chart.Ink));
        painter.Add("path", ("d", $"M{Svg.Points((fromX, fromY))}L{Svg.Points((x, y))}"), ("stroke", color));
        painter.Add("circle", ("cx", x), ("cy", y), ("r", 2.5), ("fill", color));
        painter.Text(text, fromX, fromY + (fromY > y ? size + 2 : -5), size, ink);
    }

    /// <summary>A line, a rectangle or an ellipse.</summary>
    public void PaintShape(Painter painter)
    {
        (double x0, double y0, double x1, double y1) = (Place("x0"), Place("y0"), Place("x1"), Place("y1"));
        if (!((double[])[x0, y0, x1, y1]).All(double.IsFinite)) return;
        string? dashes = look.Text("line.dash") switch { "dot" => "2,4", "dash" => "9,6", "" or "solid" => null, _ => "9,4,2,4" };
        (double left, double top, double right, double bottom) = (Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1));
        (string Name, object? Value)[] style =
        [
            ("fill", look.Has("fillcolor") ? Rgba.Css(look.Text("fillcolor")) : "none"),
            ("stroke", Rgba.Css(look.Text("line.color", chart.Ink))),
            ("stroke-width", look.Number("line.width", 2)),
            ("stroke-dasharray", dashes),
            ("opacity", look.Number("opacity", 1)),
        ];
        switch (look.Text("type"))
        {
            case "line":
                painter.Add("path", [("d", $"M{Svg.Points((x0, y0))}L{Svg.Points((x1, y1))}"), .. style]);
                break;
            case "circle":
                painter.Add("ellipse", [("cx", (left + right) / 2), ("cy", (top + bottom) / 2), ("rx", (right - left) / 2), ("ry", (bottom - top) / 2), .. style]);
                break;
            case "rect":
                painter.Add("rect", [("x", left), ("y", top), ("width", right - left), ("height", bottom - top), .. style]);
                break;
        }
    }

    private double Place(string name) => plot.Place(look, name, isNote: false);
}
