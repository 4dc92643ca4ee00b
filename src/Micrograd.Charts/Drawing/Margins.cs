using Micrograd.Charts.Axes;

namespace Micrograd.Charts.Drawing;

/// <summary>Leaves as much room round the plot as the texts there need.</summary>
internal static class Margins
{
    public static PlotArea Around(Chart chart, Legend legend)
    {
        double title = chart.Title.Length > 0 ? chart.TitleSize + 26 : 16;
        double subtitles = chart.Annotations.Any(note => note.Text("yref") == "paper" && note.Number("y", 0) >= 1) ? (chart.FontSize * 1.6) + 6 : 0;
        var plot = new PlotArea(chart, 20, title + subtitles, chart.Width - 16, chart.Height - 16);

        // Labels depend on how long the axis is, and that on the labels of the other.
        for (int round = 0; round < 2; round++)
        {
            (double left, double right, double bottom) = AxisRoom(chart);
            if (chart.ScaleTrace is not null) right += ColorBar.Room;
            if (legend.IsShown && legend.IsBelow) bottom += Legend.RowRoom;
            else if (legend.IsShown) right += legend.Width;
            plot = new PlotArea(chart, left + 6, plot.Top, chart.Width - right, chart.Height - bottom - 6);
        }

        return plot;
    }

    private static (double Left, double Right, double Bottom) AxisRoom(Chart chart)
    {
        double left = 12, right = 16, bottom = 12;
        foreach (Axis axis in chart.Axes.Where(axis => !axis.IsHidden))
        {
            var labels = new AxisLabels(axis, chart);
            double room = labels.Room + (labels.Title.Length > 0 ? 24 : 6);
            bool isOuter = (chart.Find(axis.Anchor)?.Domain.From ?? 0) <= 0.01;
            if (axis.IsHorizontal && isOuter) bottom = Math.Max(bottom, room);
            if (axis.IsHorizontal && axis.Type == AxisType.Date) (left, right) = (Math.Max(left, labels.Overhang), Math.Max(right, labels.Overhang));
            if (!axis.IsHorizontal && !axis.IsRight && isOuter) left = Math.Max(left, room);
            if (!axis.IsHorizontal && axis.IsRight) right = Math.Max(right, room);
        }

        return (left, right, bottom);
    }
}
