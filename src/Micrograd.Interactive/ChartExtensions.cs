using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.Chart;

namespace Micrograd.Interactive;

/// <summary>What Plotly.NET has for F# and leaves out for C#, or says in more words. As in all of Plotly.NET, the given chart changes, too.</summary>
public static class ChartExtensions
{
    /// <summary>Gives a chart a title: Plotly.NET's own <c>Chart.withTitle</c>, as a method.</summary>
    /// <returns>The chart, so that calls can be chained.</returns>
    public static GenericChart WithTitle(this GenericChart chart, string title) => Chart.withTitle(title, null).Invoke(chart);

    /// <summary>Says what stands on the axes: Plotly.NET's <c>WithXAxisStyle</c> and <c>WithYAxisStyle</c> in one.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="x">What stands on the horizontal axis.</param>
    /// <param name="y">What stands on the vertical axis.</param>
    /// <param name="logY">Whether the vertical axis is logarithmic: equal steps multiply.</param>
    /// <param name="yRange">From where to where the vertical axis goes, so that two charts can be compared (powers of 10 on a logarithmic one); as far as the
    /// numbers do when null.</param>
    /// <returns>The chart, so that calls can be chained.</returns>
    public static GenericChart WithAxes(this GenericChart chart, string x, string y, bool logY = false, (double From, double To)? yRange = null) => chart
        .WithXAxisStyle<double, double, string>(TitleText: x, ShowGrid: true)
        .WithYAxisStyle<double, double, string>(
            TitleText: y,
            ShowGrid: true,
            AxisType: logY ? StyleParam.AxisType.Log : default(Optional<StyleParam.AxisType>),
            MinMax: yRange is { } range ? Tuple.Create(range.From, range.To) : default(Optional<Tuple<double, double>>));
}
