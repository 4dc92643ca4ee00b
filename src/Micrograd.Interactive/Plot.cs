using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Micrograd.Interactive;

/// <summary>
/// The charts of the course in few words. What comes back is Plotly.NET's own chart, so everything that Plotly.NET can do with a chart works on it.
/// </summary>
/// <remarks>
/// Plotly.NET's methods have three type arguments, one for each axis and one for texts, which C# can't work out where a text is left out. Here they are
/// numbers, numbers and strings.
/// </remarks>
/// <example><code>
/// Plot.Combine(Plot.Line(xs, ys, "f"), Plot.Points([3], [20], "here")).WithAxes("x", "f(x)")
/// </code></example>
public static class Plot
{
    private const int Width = 750;
    private const int Height = 450;

    /// <summary>A line through points.</summary>
    /// <param name="x">Where the points stand, from left to right.</param>
    /// <param name="y">How high they stand.</param>
    /// <param name="name">What the legend calls the line.</param>
    /// <param name="markers">Whether the points are marked.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    public static GenericChart Line(IEnumerable<double> x, IEnumerable<double> y, string? name = null, bool markers = false, bool dashed = false) =>
        Sized(Chart.Line<double, double, string>(x, y, Name: Given(name), ShowMarkers: markers ? true : default(Optional<bool>),
            LineDash: dashed ? StyleParam.DrawingStyle.Dash : default(Optional<StyleParam.DrawingStyle>)));

    /// <summary>The curve of a function.</summary>
    /// <param name="x">Where the function is computed, from left to right.</param>
    /// <param name="f">The function.</param>
    /// <param name="name">What the legend calls the curve.</param>
    /// <param name="markers">Whether the computed points are marked.</param>
    /// <param name="dashed">Whether the curve is dashed.</param>
    public static GenericChart Line(IEnumerable<double> x, Func<double, double> f, string? name = null, bool markers = false, bool dashed = false)
    {
        double[] places = [.. x];
        return Line(places, places.Select(f), name, markers, dashed);
    }

    /// <summary>Points that no line joins.</summary>
    /// <param name="x">Where the points stand.</param>
    /// <param name="y">How high they stand.</param>
    /// <param name="name">What the legend calls the points.</param>
    /// <param name="color">A colour by its CSS name, such as <c>navy</c>; Plotly chooses when there is none.</param>
    public static GenericChart Points(IEnumerable<double> x, IEnumerable<double> y, string? name = null, string? color = null) =>
        Sized(Chart.Point<double, double, string>(x, y, Name: Given(name), MarkerColor: color is null ? default(Optional<Color>) : Color.fromString(color)));

    /// <summary>A map that shows a number for each place of the plane: blue for small ones, red for large ones.</summary>
    /// <param name="x">The columns.</param>
    /// <param name="y">The rows.</param>
    /// <param name="f">The number at a place.</param>
    /// <param name="name">What the map shows.</param>
    public static GenericChart Heatmap(IEnumerable<double> x, IEnumerable<double> y, Func<double, double, double> f, string? name = null)
    {
        double[] columns = [.. x], rows = [.. y];
        double[][] numbers = [.. rows.Select(row => columns.Select(column => f(column, row)).ToArray())];
        return Sized(Chart.Heatmap<double, double, double, string>(
            zData: numbers, X: columns, Y: rows, Name: Given(name), Opacity: 0.6, ColorScale: StyleParam.Colorscale.RdBu, ShowScale: false));
    }

    /// <summary>Several charts in one pair of axes.</summary>
    /// <param name="charts">The charts, from back to front.</param>
    public static GenericChart Combine(params GenericChart[] charts) => Chart.Combine(charts);

    private static GenericChart Sized(GenericChart chart) => chart.WithSize(Width, Height);

    private static Optional<string> Given(string? name) => name is null ? default(Optional<string>) : name;
}
