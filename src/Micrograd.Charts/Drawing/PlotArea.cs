using Micrograd.Charts.Axes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Drawing;

/// <summary>Where in the picture the plot lies: as much room is left round it as the texts there need.</summary>
internal sealed class PlotArea
{
    private readonly Chart _chart;

    public PlotArea(Chart chart, Legend legend)
    {
        _chart = chart;
        double title = chart.Title.Length > 0 ? chart.TitleSize + 26 : 16;
        double subtitles = chart.Annotations.Any(note => note.Text("yref") == "paper" && note.Number("y", 0) >= 1) ? (chart.FontSize * 1.6) + 6 : 0;
        (Left, Top, Right, Bottom) = (20, title + subtitles, chart.Width - 16, chart.Height - 16);

        // Labels depend on how long the axis is, and that on the labels of the other.
        for (int round = 0; round < 2; round++)
        {
            SetPixels();
            (double left, double right, double bottom) = AxisRoom();
            if (chart.ScaleTrace is not null) right += ColorBar.Room;
            if (legend.IsShown && legend.IsBelow) bottom += Legend.RowRoom;
            else if (legend.IsShown) right += legend.Width;
            (Left, Right, Bottom) = (left + 6, chart.Width - right, chart.Height - bottom - 6);
        }

        SetPixels();
    }

    public double Left { get; private set; }

    public double Top { get; }

    public double Right { get; private set; }

    public double Bottom { get; private set; }

    /// <summary>The place at a share of the plot's width.</summary>
    public double Across(double share) => Left + (share * (Right - Left));

    /// <summary>The place at a share of the plot's height, from below.</summary>
    public double Up(double share) => Bottom - (share * (Bottom - Top));

    /// <summary>The place in the picture of a place that is given on an axis, as a share of its domain, or as a share of the plot.</summary>
    /// <param name="look">A note or a shape.</param>
    /// <param name="name">Which of its coordinates: <c>x</c>, <c>y0</c>, …</param>
    /// <param name="isNote">Notes give the logarithm on a logarithmic axis, shapes the number.</param>
    public double Place(JsonLook look, string name, bool isNote)
    {
        string letter = name[..1], reference = look.Text(letter + "ref", letter), id = reference.Split(' ')[0];
        double number = JsonLook.ToNumber(look[name]);
        if (id == "paper") return letter == "x" ? Across(number) : Up(number);
        if (_chart.Find(id) is not { } axis) return double.NaN;
        return reference.EndsWith(" domain", StringComparison.Ordinal)
            ? axis.Pixels.From + (number * (axis.Pixels.To - axis.Pixels.From))
            : axis.ToPixel(axis.IsLogarithmic && !isNote ? axis.Read(look[name]) : axis.Locate(look[name]));
    }

    private void SetPixels()
    {
        foreach (Axis axis in _chart.Axes)
        {
            axis.Pixels = axis.IsHorizontal ? (Across(axis.Domain.From), Across(axis.Domain.To)) : (Up(axis.Domain.From), Up(axis.Domain.To));
        }
    }

    private (double Left, double Right, double Bottom) AxisRoom()
    {
        double left = 12, right = 16, bottom = 12;
        foreach (Axis axis in _chart.Axes.Where(axis => !axis.IsHidden))
        {
            var labels = new AxisLabels(axis, _chart);
            double room = labels.Room + (labels.Title.Length > 0 ? 24 : 6);
            bool isOuter = StandsAt(axis) <= 0.01;
            if (axis.IsHorizontal && isOuter) bottom = Math.Max(bottom, room);
            if (axis.IsHorizontal && axis.Type == AxisType.Date) (left, right) = (Math.Max(left, labels.Overhang), Math.Max(right, labels.Overhang));
            if (!axis.IsHorizontal && !axis.IsRight && isOuter) left = Math.Max(left, room);
            if (!axis.IsHorizontal && axis.IsRight) right = Math.Max(right, room);
        }

        return (left, right, bottom);
    }

    /// <summary>Where an axis stands: the beginning of the domain of the axis that it is anchored to.</summary>
    private double StandsAt(Axis axis) => _chart.Find(axis.Anchor)?.Domain.From ?? 0;
}
