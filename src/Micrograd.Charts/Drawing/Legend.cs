using Micrograd.Charts.Painting;
using Micrograd.Charts.Traces;
using Micrograd.Pictures;

namespace Micrograd.Charts.Drawing;

/// <summary>The names of the traces, each with its sign: right of the plot, or in a row below it.</summary>
internal sealed class Legend(Chart chart)
{
    /// <summary>The height of the row below the plot.</summary>
    public const double RowRoom = 28;

    private readonly FlatTrace[] _traces = [.. chart.Traces.Where(trace => trace.IsInLegend && trace.Name.Length > 0)];

    /// <summary>As in plotly.js, a single trace gets a legend only when it is asked for.</summary>
    public bool IsShown => !chart.Look.IsFalse("showlegend") && _traces.Length > 0 && (chart.Traces.Count(trace => trace.IsInLegend) > 1 || chart.Look.IsTrue("showlegend"));

    /// <summary>Where it was asked for, and where it would leave the plot too narrow.</summary>
    public bool IsBelow => chart.Look.Text("legend.orientation") == "h" || Width > chart.Width * 0.25;

    /// <summary>The room that it takes right of the plot.</summary>
    public double Width => _traces.Max(trace => TextWidth.Of(trace.Name, chart.FontSize)) + 44;

    public void Paint(Painter painter, PlotArea plot)
    {
        bool isBelow = IsBelow;
        double left = isBelow ? plot.Left : chart.Width - Width, middle = isBelow ? chart.Height - 14 : plot.Top + 8;
        foreach (FlatTrace trace in _traces)
        {
            trace.PaintKey(painter, left, middle);
            painter.Text(trace.Name, left + 36, middle + (chart.FontSize * 0.35), chart.FontSize, chart.Ink, "start");
            if (isBelow) left += TextWidth.Of(trace.Name, chart.FontSize) + 56;
            else middle += 20;
        }
    }
}
