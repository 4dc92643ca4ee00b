using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Micrograd.Interactive.Tests;

/// <summary>The charts of the course, in the shortest code that Plotly.NET's C# API takes: what a reader learns from.</summary>
internal static class ChartSamples
{
    private static readonly double[] Xs = [.. Enumerable.Range(0, 40).Select(i => -5 + (0.25 * i))];

    public static GenericChart Line() =>
        Chart.Line<double, double, string>(Xs, Xs.Select(F), Name: "f")
            .WithXAxisStyle<double, double, string>(TitleText: "x")
            .WithYAxisStyle<double, double, string>(TitleText: "f(x)");

    public static GenericChart Tangent() =>
        Chart.Combine([
            Chart.Line<double, double, string>(Xs, Xs.Select(F), Name: "f"),
            Chart.Line<double, double, string>([1, 5], [F(3) - (2 * 14), F(3) + (2 * 14)], Name: "slope 14", LineDash: StyleParam.DrawingStyle.Dash),
            Chart.Point<double, double, string>([3], [F(3)], Name: "x = 3", MarkerColor: Color.fromString("black")),
        ])
            .WithXAxisStyle<double, double, string>(TitleText: "x")
            .WithYAxisStyle<double, double, string>(TitleText: "f(x)")
            .WithTitle("The derivative is the slope");

    public static GenericChart Subplots()
    {
        double[] xs = [.. Enumerable.Range(0, 50).Select(i => -5 + (0.2 * i))];
        return Chart.Grid(
                [
                    Chart.Line<double, double, string>(xs, xs.Select(Math.Tanh), ShowLegend: false),
                    Chart.Line<double, double, string>(xs, xs.Select(x => 1 / (1 + Math.Exp(-x))), ShowLegend: false),
                ],
                nRows: 1,
                nCols: 2,
                SubPlotTitles: new[] { "Tanh", "Sigmoid" })
            .WithTitle("Tanh vs. Sigmoid")
            .WithSize(900, 400);
    }

    public static GenericChart TwoClasses()
    {
        (double X, double Y)[] moon = [.. Enumerable.Range(0, 50).Select(i => Math.PI * i / 49).Select(t => (Math.Cos(t), Math.Sin(t)))];
        return Chart.Combine([
                Chart.Point<double, double, string>(moon.Select(p => p.X), moon.Select(p => p.Y), Name: "+1"),
                Chart.Point<double, double, string>(moon.Select(p => 1 - p.X), moon.Select(p => 0.5 - p.Y), Name: "-1"),
            ])
            .WithXAxisStyle<double, double, string>(TitleText: "x")
            .WithYAxisStyle<double, double, string>(TitleText: "y");
    }

    public static GenericChart DecisionBoundary()
    {
        double[] xs = [.. Enumerable.Range(0, 61).Select(i => -1.5 + (i * 4 / 60.0))];
        double[] ys = [.. Enumerable.Range(0, 41).Select(i => -1 + (i * 2.5 / 40))];
        return Chart.Combine([
                Chart.Contour<double, double, double, string>(
                    zData: ys.Select(y => xs.Select(x => Math.Tanh((2 * (y - 0.25)) + Math.Sin(2.5 * x)))),
                    X: xs, Y: ys, ColorScale: StyleParam.Colorscale.RdBu, Opacity: 0.7, Name: "score"),
                TwoClasses(),
            ])
            .WithSize(700, 500);
    }

    public static GenericChart Heatmap() =>
        Chart.Heatmap<double, double, double, string>(
            zData: Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, 6).Select(column => Math.Sin(row) * column)))
            .WithXAxisStyle<double, double, string>(TitleText: "input")
            .WithYAxisStyle<double, double, string>(TitleText: "neuron");

    public static GenericChart Losses()
    {
        int[] steps = [.. Enumerable.Range(0, 60)];
        return Chart.Combine([
                Chart.Line<int, double, string>(steps, steps.Select(k => 5 * Math.Exp(-0.1 * k)), Name: "fresh gradients"),
                Chart.Line<int, double, string>(steps, steps.Select(k => 5 * Math.Exp(-0.03 * k) * (1 + (0.3 * Math.Sin(k)))), Name: "accumulated gradients"),
            ])
            .WithXAxisStyle<double, double, string>(TitleText: "step")
            .WithYAxisStyle<double, double, string>(TitleText: "loss", AxisType: StyleParam.AxisType.Log);
    }

    public static GenericChart Columns() =>
        Chart.Column<double, string, string>(values: [1166, 47.5, 11.2, 5, 2], Keys: new[] { "Python", "closures", "HashSet", "stamp", "use count" }, Name: "one step")
            .WithYAxisStyle<double, double, string>(TitleText: "ms");

    public static GenericChart Bars() =>
        Chart.Combine([
            Chart.Bar<double, string, string>(values: [3, -1, 2], Keys: new[] { "a", "b", "c" }, Name: "grad"),
            Chart.Bar<double, string, string>(values: [1, 2, -2], Keys: new[] { "a", "b", "c" }, Name: "data"),
        ]);

    public static GenericChart Histogram()
    {
        double[] weights = [.. Enumerable.Range(1, 400).Select(i => Math.Sin(i * 12.9898) + Math.Sin(i * 78.233))];
        return Chart.Histogram<double, double, string>(X: weights, NBinsX: 20, Name: "weights")
            .WithXAxisStyle<double, double, string>(TitleText: "weight");
    }

    public static GenericChart Dates() =>
        Chart.Column<double, DateTime, string>(values: [3, 4, 2], Keys: new DateTime[] { new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 4) }, Name: "visitors");

    public static GenericChart Numerals() =>
        Chart.Line<string, double, string>(["1", "2", "10"], [1, 2, 3], Name: "read from a file");

    private static double F(double x) => (3 * (x * x)) - (4 * x) + 5;
}
