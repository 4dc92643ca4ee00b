using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.CSharp;

namespace Micrograd.Interactive.Tests;

/// <summary>The course's own short way to a chart.</summary>
public sealed class PlotTests
{
    private static readonly double[] Xs = [0, 1, 2];

    [Fact]
    public void A_line_of_numbers_and_a_line_of_a_function_are_alike()
    {
        string numbers = GenericChart.toFigureJson(Plot.Line(Xs, [0, 1, 4], "square"));
        Assert.Equal(numbers, GenericChart.toFigureJson(Plot.Line(Xs, x => x * x, "square")));
        JsonNode trace = Figure(numbers)["data"]![0]!;
        Assert.Equal("square", trace["name"]!.GetValue<string>());
        Assert.Equal("lines", trace["mode"]!.GetValue<string>());
        Assert.Equal([0.0, 1, 4], trace["y"]!.AsArray().Select(y => y!.GetValue<double>()));
    }

    [Fact]
    public void A_line_may_be_dashed_and_marked()
    {
        JsonNode trace = Figure(GenericChart.toFigureJson(Plot.Line(Xs, Xs, markers: true, dashed: true)))["data"]![0]!;
        Assert.Equal("lines+markers", trace["mode"]!.GetValue<string>());
        Assert.Equal("dash", trace["line"]!["dash"]!.GetValue<string>());
        Assert.Null(trace["name"]);
    }

    [Fact]
    public void Points_have_the_colour_that_was_asked_for()
    {
        JsonNode trace = Figure(GenericChart.toFigureJson(Plot.Points([3], [20], "here", "navy")))["data"]![0]!;
        Assert.Equal("markers", trace["mode"]!.GetValue<string>());
        Assert.Equal("navy", trace["marker"]!["color"]!.GetValue<string>());
    }

    [Fact]
    public void A_map_has_a_row_for_each_y_and_a_column_for_each_x()
    {
        JsonNode z = Figure(GenericChart.toFigureJson(Plot.Heatmap([1, 2, 3], [10, 20], (x, y) => x + y)))["data"]![0]!["z"]!;
        Assert.Equal("[[11,12,13],[21,22,23]]", z.ToJsonString().Replace(".0", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Axes_are_named_and_one_may_be_logarithmic()
    {
        JsonNode layout = Figure(GenericChart.toFigureJson(Plot.Combine(Plot.Line(Xs, Xs), Plot.Points(Xs, Xs)).WithAxes("step", "loss", logY: true)))["layout"]!;
        Assert.Equal("step", layout["xaxis"]!["title"]!["text"]!.GetValue<string>());
        Assert.Equal("loss", layout["yaxis"]!["title"]!["text"]!.GetValue<string>());
        Assert.Equal("log", layout["yaxis"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void Two_charts_can_have_one_scale()
    {
        JsonNode axis = Figure(GenericChart.toFigureJson(Plot.Line(Xs, Xs).WithAxes("x", "y", yRange: (-1.5, 2))))["layout"]!["yaxis"]!;
        Assert.Equal("[-1.5,2]", axis["range"]!.ToJsonString().Replace("2.0", "2", StringComparison.Ordinal));
    }

    [Fact]
    public void Plotly_NETs_own_methods_go_on_from_there()
    {
        GenericChart chart = Plot.Line(Xs, Xs).WithAxes("x", "y").WithSize(300, 200).WithXAxisStyle<double, double, string>(TitleText: "time");
        JsonNode layout = Figure(GenericChart.toFigureJson(chart))["layout"]!;
        Assert.Equal(300, layout["width"]!.GetValue<int>());
        Assert.Equal("time", layout["xaxis"]!["title"]!["text"]!.GetValue<string>());
        Assert.Equal("y", layout["yaxis"]!["title"]!["text"]!.GetValue<string>());
    }

    private static JsonNode Figure(string json) => JsonNode.Parse(json)!;
}
