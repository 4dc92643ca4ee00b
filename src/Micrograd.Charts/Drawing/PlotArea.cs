using Micrograd.Charts.Axes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Drawing;

/// <summary>Where in the picture the plot lies, and the places in it.</summary>
internal sealed class PlotArea
{
    private readonly Chart _chart;

    public PlotArea(Chart chart, double left, double top, double right, double bottom)
    {
        (_chart, Left, Top, Right, Bottom) = (chart, left, top, right, bottom);
        foreach (Axis axis in chart.Axes)
        {
            axis.Pixels = axis.IsHorizontal ? (Across(axis.Domain.From), Across(axis.Domain.To)) : (Up(axis.Domain.From), Up(axis.Domain.To));
        }
    }

    public double Left { get; }

    public double Top { get; }

    public double Right { get; }

    public double Bottom { get; }

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
}
