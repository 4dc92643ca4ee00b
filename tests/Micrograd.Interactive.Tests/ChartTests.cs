using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Micrograd.Charts;
using Micrograd.Interactive.Charts;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Micrograd.Interactive.Tests;

/// <summary>Plotly.NET's charts: the figures that are read from them, and what their pictures show.</summary>
public sealed class ChartTests
{
    public static TheoryData<string> Samples =>
        [.. typeof(ChartSamples).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_figure_means_what_Plotlys_own_means(string name)
    {
        GenericChart chart = Sample(name);
        JsonNode ours = Json(chart), theirs = JsonNode.Parse(GenericChart.toFigureJson(chart))!;

        // Of the template, defaults for kinds of traces that the chart doesn't have, and for spaces that it isn't in, can have no effect.
        JsonObject template = theirs["layout"]!["template"]!.AsObject(), defaults = template["data"]!.AsObject(), look = template["layout"]!.AsObject();
        HashSet<string> kinds = [.. theirs["data"]!.AsArray().Select(trace => (string)trace!["type"]!)];
        foreach (string kind in defaults.Select(pair => pair.Key).Where(kind => !kinds.Contains(kind)).ToList()) defaults.Remove(kind);
        foreach (string space in (string[])["geo", "mapbox", "polar", "scene", "smith", "ternary"]) look.Remove(space);
        Assert.True(JsonNode.DeepEquals(theirs, ours), $"theirs: {theirs}\nours: {ours}");
        Assert.Equal(kinds.Order(), ours["layout"]!["template"]!["data"]!.AsObject().Select(pair => pair.Key).Order());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_figure_read_here_and_plotlys_own_draw_the_same_picture(string name)
    {
        GenericChart chart = Sample(name);
        Assert.Equal(PlotlyFigure.Parse(GenericChart.toFigureJson(chart)).Svg, FigureReader.Read(chart).Svg);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_picture_needs_no_script_and_no_network(string name)
    {
        PlotlyFigure figure = FigureReader.Read(Sample(name));
        XElement svg = XElement.Parse(figure.Svg);
        Assert.StartsWith("<img ", figure.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "image" or "use" or "foreignObject" or "style");
        Assert.DoesNotContain(
            svg.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
            attribute => attribute.Value.Contains("http", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", figure.Svg, StringComparison.Ordinal);
        XElement card = svg.Elements().First();
        Assert.Equal(("rect", "100%", "100%", "#ffffff"), (card.Name.LocalName, (string?)card.Attribute("width"), (string?)card.Attribute("height"), (string?)card.Attribute("fill")));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void All_texts_of_a_picture_stand_inside_it_and_apart(string name)
    {
        ChartPicture picture = Picture(Sample(name));
        (double width, double height) = (ChartPicture.Number(picture.Svg, "width"), ChartPicture.Number(picture.Svg, "height"));
        var boxes = picture.TextBoxes;
        Assert.NotEmpty(boxes);
        Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Right <= width && box.Top >= 0 && box.Bottom <= height, $"{box} in {width} by {height}"));
        foreach ((int i, var box) in boxes.Index())
        {
            Assert.DoesNotContain(
                boxes[(i + 1)..],
                other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom);
        }
    }

    [Fact]
    public void Titles_legends_and_subplots_are_where_a_reader_looks_for_them()
    {
        ChartPicture picture = Picture(ChartSamples.Subplots());
        Dictionary<string, XElement> texts = picture.Of("text").Where(text => text.Value is "Tanh" or "Sigmoid" or "Tanh vs. Sigmoid").ToDictionary(text => text.Value);
        Assert.True(ChartPicture.Number(texts["Tanh vs. Sigmoid"], "y") < ChartPicture.Number(texts["Tanh"], "y"));
        Assert.Equal(ChartPicture.Number(texts["Tanh"], "y"), ChartPicture.Number(texts["Sigmoid"], "y"));
        (double X, double Y)[][] lines = picture.Lines;
        Assert.Equal(2, lines.Length);
        Assert.True(lines[0].Max(point => point.X) < lines[1].Min(point => point.X));
        Assert.InRange(ChartPicture.Number(texts["Tanh"], "x"), lines[0].Min(point => point.X), lines[0].Max(point => point.X));
        Assert.InRange(ChartPicture.Number(texts["Sigmoid"], "x"), lines[1].Min(point => point.X), lines[1].Max(point => point.X));

        string[] legend = Picture(ChartSamples.Losses()).Texts;
        Assert.Contains("fresh gradients", legend);
        Assert.Contains("accumulated gradients", legend);
    }

    [Fact]
    public void A_logarithmic_axis_shows_powers_of_ten_at_equal_steps()
    {
        ChartPicture picture = Picture(ChartSamples.Losses());
        double At(string label) => ChartPicture.Number(picture.Of("text").Single(text => text.Value == label), "y");
        Assert.Equal(At("0.01") - At("0.1"), At("0.1") - At("1"), 0.2);
    }

    [Fact]
    public void Points_of_two_classes_have_two_colours()
    {
        int[] colors = [.. Picture(ChartSamples.TwoClasses()).Of("circle").CountBy(circle => (string)circle.Attribute("fill")!).Select(pair => pair.Value)];
        Assert.Equal([51, 51], colors); // 50 points and one in the legend
    }

    [Fact]
    public void Dates_of_NET_are_dates() => Assert.Equal(
        FigureReader.Read(Chart.Line<string, double, string>(["2024-01-31", "2024-02-29", "2024-03-31"], [1, 2, 3])).Svg,
        FigureReader.Read(Chart.Line<DateTime, double, string>([new(2024, 1, 31), new(2024, 2, 29), new(2024, 3, 31)], [1, 2, 3])).Svg);

    [Fact]
    public void What_is_no_number_is_a_gap()
    {
        GenericChart chart = Chart.Line<double, double, string>([0, 1, 2, 3, 4], [1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5]);
        Assert.Equal([1, null, null, null, 5], Json(chart)["data"]![0]!["y"]!.AsArray().Select(y => (double?)y));
    }

    [Fact]
    public void Characters_that_a_picture_cannot_hold_leave_the_rest_of_it_readable() =>
        Assert.Contains("c\uFFFDd\uFFFDe\uFFFDf 🙂", Picture(Plot.Line([0, 1], [0, 1], "a\u0001b").WithTitle("c\u0002d\uFFFEe\uD800f 🙂")).Texts);

    [Fact]
    public void An_empty_chart_is_drawn() => Assert.NotEmpty(FigureReader.Read(Chart.Line<double, double, string>([], [])).Html);

    [Fact]
    public void The_look_of_axes_in_space_is_kept_for_charts_in_space() =>
        Assert.NotNull(Json(Chart.Point3D<double, double, double, string>([1], [2], [3]))["layout"]!["template"]!["layout"]!["scene"]);

    [Fact]
    public void A_title_can_be_given_as_a_method()
    {
        Assert.Equal("Chart \"slope 14\": f, line of 40 points", FigureReader.Read(ChartSamples.Line().WithTitle("slope 14")).Summary);
        Assert.Equal("Chart: f, line of 40 points", FigureReader.Read(ChartSamples.Line()).Summary);
    }

    private static GenericChart Sample(string name) => (GenericChart)typeof(ChartSamples).GetMethod(name)!.Invoke(null, null)!;

    private static JsonNode Json(GenericChart chart) => JsonNode.Parse(FigureReader.Read(chart).Json)!;

    private static ChartPicture Picture(GenericChart chart) => new(FigureReader.Read(chart));
}
