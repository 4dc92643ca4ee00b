using System.Text.Json.Nodes;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Painting;
using Micrograd.Charts.Reading;
using Micrograd.Charts.Traces;
using Micrograd.Pictures;

namespace Micrograd.Charts.Drawing;

/// <summary>Draws a figure as plotly.js would, for places where no script runs: mail, GitHub, a notebook just opened.</summary>
internal static class ChartDrawing
{
    /// <param name="figure">The figure.</param>
    /// <param name="summary">What it shows, in words.</param>
    public static Picture Draw(JsonObject figure, string summary)
    {
        var chart = new Chart(figure);
        var legend = new Legend(chart);
        PlotArea plot = Margins.Around(chart, legend);
        var painter = new Painter();
        PaintPlots(painter, chart);
        foreach (JsonNode? shape in chart.Look.List("shapes")) new Annotation(new JsonLook(shape), chart, plot).PaintShape(painter);
        foreach (Axis axis in chart.Axes)
        {
            if (!axis.IsHidden && chart.Traces.Any(trace => trace.X == axis || trace.Y == axis)) new AxisLabels(axis, chart).Paint(painter, plot);
        }

        foreach (JsonLook note in chart.Annotations) new Annotation(note, chart, plot).PaintNote(painter);
        double titleX = chart.Look.Number("title.x", 0.5);
        painter.Text(chart.Title, Math.Max(12, chart.Width * titleX), 12 + chart.TitleSize, chart.TitleSize, chart.Ink, titleX < 0.4 ? "start" : "middle");
        if (chart.ScaleTrace is { } scaled) ColorBar.Paint(painter, scaled, chart, plot);
        if (legend.IsShown) legend.Paint(painter, plot);
        if (chart.LeftOut.Any()) painter.Text($"This picture leaves out: {string.Join(", ", chart.LeftOut)}. The interactive chart has it.", chart.Width / 2, chart.Height - 4, 11, chart.Ink);
        return Card.Frame(chart.Width, chart.Height, CardColor(chart), summary, painter.Content);
    }

    private static void PaintPlots(Painter painter, Chart chart)
    {
        List<(Axis X, Axis Y)> plots = [.. chart.Plots];
        foreach ((Axis x, Axis y) in plots)
        {
            bool isFirst = plots.First(plot => plot.X == x || plot.Y == y) == (x, y);
            new Grid(x, y).Paint(painter, isFirst ? Rgba.Css(chart.Look.Text("plot_bgcolor", "white")) : null);
        }

        foreach ((Axis x, Axis y) in plots)
        {
            painter.OpenClip(x.Pixels.From, y.Pixels.To, x.Pixels.To - x.Pixels.From, y.Pixels.From - y.Pixels.To);

            // Areas of colour lie below lines and points, in whatever order they were given.
            IEnumerable<FlatTrace> traces = chart.Traces.Where(trace => trace.X == x && trace.Y == y);
            foreach (FlatTrace trace in traces.OrderBy(trace => trace is not GridTrace)) trace.Paint(painter);
            painter.CloseGroup();
        }
    }

    /// <summary>A page may be dark: a chart without a background gets a light one.</summary>
    private static string CardColor(Chart chart) => Rgba.Parse(chart.Look.Text("paper_bgcolor", "white")) is { Opacity: >= 1 } color ? color.ToString() : "#ffffff";
}
