using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Pictures;

namespace Micrograd.Charts.Drawing;

/// <summary>What lies behind the traces of a pair of axes: their ground, a line at each tick, and the lines of zero.</summary>
internal sealed class Grid(Axis x, Axis y)
{
    /// <param name="painter">Draws it.</param>
    /// <param name="ground">The colour of the ground; null where another pair of axes has drawn it.</param>
    public void Paint(Painter painter, string? ground)
    {
        if (ground is not null)
        {
            painter.Add(
                "rect",
                ("x", x.Pixels.From),
                ("y", y.Pixels.To),
                ("width", x.Pixels.To - x.Pixels.From),
                ("height", y.Pixels.From - y.Pixels.To),
                ("fill", ground));
        }

        foreach (Axis axis in (Axis[])[x, y])
        {
            string color = Rgba.Css(axis.Look.Text("gridcolor", "#eeeeee"));
            if (!axis.Look.IsFalse("showgrid") && !(axis.IsNamed && axis.IsHorizontal))
            {
                Lines(painter, axis, axis.FindTicks().Select(tick => tick.Place), color, axis.Look.Number("gridwidth", 1));
            }

            bool hasZero = axis.Type == AxisType.Linear && !axis.Look.IsFalse("zeroline")
                && Math.Min(axis.Range.From, axis.Range.To) <= 0 && Math.Max(axis.Range.From, axis.Range.To) >= 0;
            if (hasZero) Lines(painter, axis, [0], Rgba.Css(axis.Look.Text("zerolinecolor", "#444444")), axis.Look.Number("zerolinewidth", 1));
        }
    }

    private void Lines(Painter painter, Axis axis, IEnumerable<double> places, string color, double width)
    {
        string path = string.Concat(places.Select(axis.ToPixel).Select(pixel => axis.IsHorizontal
            ? $"M{Svg.Points((pixel, y.Pixels.To))}V{Svg.Number(y.Pixels.From)}"
            : $"M{Svg.Points((x.Pixels.From, pixel))}H{Svg.Number(x.Pixels.To)}"));
        if (path.Length > 0) painter.Add("path", ("d", path), ("stroke", color), ("stroke-width", width));
    }
}
