using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Charts.Traces;

namespace Micrograd.Charts.Drawing;

/// <summary>The bar right of the plot that says which number has which colour.</summary>
internal static class ColorBar
{
    /// <summary>The room that it takes, its labels included.</summary>
    public const double Room = 72;

    public static void Paint(Painter painter, FlatTrace trace, Chart chart, PlotArea plot)
    {
        ColorScale scale = trace.Scale!;
        double left = plot.Right + 14, height = plot.Bottom - plot.Top;
        string fill = painter.Gradient(scale.Stops.OrderBy(stop => stop.Place));
        painter.Add("rect", ("x", left), ("y", plot.Top), ("width", 16.0), ("height", height), ("fill", fill), ("opacity", trace.Opacity < 1 ? trace.Opacity : null));
        if (scale.Most <= scale.Least) return;
        foreach ((double place, string label) in Ticks.Linear(scale.Least, scale.Most, (int)Math.Clamp(height / 40, 2, 9)))
        {
            painter.Text(label, left + 21, plot.Up(scale.ShareOf(place)) + (chart.FontSize * 0.35), chart.FontSize, chart.Ink, "start");
        }
    }
}
