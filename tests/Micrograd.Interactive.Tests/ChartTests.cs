using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Micrograd.Interactive.Charts;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Micrograd.Interactive.Tests;

public sealed partial class ChartTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Samples =>
        [.. typeof(ChartSamples).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_figure_means_what_Plotlys_own_means(string name)
    {
        GenericChart chart = Sample(name);
        JsonNode ours = JsonNode.Parse(ChartForms.ToPlotlyJson(chart))!, theirs = JsonNode.Parse(GenericChart.toFigureJson(chart))!;

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
    public void A_picture_needs_no_script_and_no_network(string name)
    {
        (string html, XElement svg) = Picture(Sample(name));
        Assert.StartsWith("<img ", html, StringComparison.Ordinal);
        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "image" or "use" or "foreignObject" or "style");
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration), attribute => attribute.Value.Contains("http", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        XElement card = svg.Elements().First();
        Assert.Equal(("rect", "100%", "100%", "#ffffff"), (card.Name.LocalName, (string?)card.Attribute("width"), (string?)card.Attribute("height"), (string?)card.Attribute("fill")));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void All_texts_of_a_picture_stand_inside_it(string name)
    {
        XElement svg = Picture(Sample(name)).Svg;
        foreach (XElement text in svg.Descendants(_svg + "text").Where(text => text.Attribute("transform") is null))
        {
            double width = Painter.WidthOf(text.Value, Number(text, "font-size")), x = Number(text, "x");
            double left = (string?)text.Attribute("text-anchor") switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
            Assert.True(left >= 0 && left + width <= Number(svg, "width") && Number(text, "y") <= Number(svg, "height"), $"'{text.Value}' stands at {left} to {left + width}, {Number(text, "y")}");
        }
    }

    [Fact]
    public void Axis_titles_ticks_and_the_line_are_there()
    {
        XElement svg = Picture(ChartSamples.Line()).Svg;
        string[] texts = [.. svg.Descendants(_svg + "text").Select(text => text.Value)];
        Assert.Equal(["\u22124", "\u22122", "0", "2", "4", "x", "0", "20", "40", "60", "80", "100", "f(x)"], texts);
        Assert.Equal(40, LinePoints(svg).Single().Length);
    }

    [Fact]
    public void A_line_goes_through_its_points()
    {
        (double X, double Y)[] line = LinePoints(Picture(Chart.Line<double, double, string>([0, 1, 2, 4], [0, 10, 20, 40])).Svg).Single();
        Assert.Equal((line[1].X - line[0].X) * 2, line[3].X - line[2].X, 0.3);
        Assert.Equal((line[0].Y - line[1].Y) * 2, line[2].Y - line[3].Y, 0.3);
        Assert.True(line[0].Y > line[1].Y, "larger numbers stand higher");
    }

    [Fact]
    public void Missing_numbers_leave_a_gap_in_the_line()
    {
        XElement svg = Picture(Chart.Line<double, double, string>([0, 1, 2, 3, 4], [0, 1, double.NaN, 3, 4])).Svg;
        string path = svg.Descendants(_svg + "path").Select(element => (string)element.Attribute("d")!).Single(path => path.Contains('L', StringComparison.Ordinal));
        Assert.Equal(2, path.Count(c => c == 'M'));
    }

    [Fact]
    public void Titles_legends_and_subplots_are_where_a_reader_looks_for_them()
    {
        XElement svg = Picture(ChartSamples.Subplots()).Svg;
        Dictionary<string, XElement> texts = svg.Descendants(_svg + "text").Where(text => text.Value is "Tanh" or "Sigmoid" or "Tanh vs. Sigmoid").ToDictionary(text => text.Value);
        Assert.True(Number(texts["Tanh vs. Sigmoid"], "y") < Number(texts["Tanh"], "y"));
        Assert.Equal(Number(texts["Tanh"], "y"), Number(texts["Sigmoid"], "y"));
        (double X, double Y)[][] lines = LinePoints(svg);
        Assert.Equal(2, lines.Length);
        Assert.True(lines[0].Max(point => point.X) < lines[1].Min(point => point.X));
        Assert.InRange(Number(texts["Tanh"], "x"), lines[0].Min(point => point.X), lines[0].Max(point => point.X));
        Assert.InRange(Number(texts["Sigmoid"], "x"), lines[1].Min(point => point.X), lines[1].Max(point => point.X));

        string[] legend = [.. Picture(ChartSamples.Losses()).Svg.Descendants(_svg + "text").Select(text => text.Value)];
        Assert.Contains("fresh gradients", legend);
        Assert.Contains("accumulated gradients", legend);
    }

    [Fact]
    public void A_logarithmic_axis_shows_powers_of_ten_at_equal_steps()
    {
        XElement svg = Picture(ChartSamples.Losses()).Svg;
        double At(string label) => Number(svg.Descendants(_svg + "text").Single(text => text.Value == label), "y");
        Assert.Equal(At("0.01") - At("0.1"), At("0.1") - At("1"), 0.2);
    }

    [Fact]
    public void Points_of_two_classes_have_two_colours()
    {
        var colors = Picture(ChartSamples.TwoClasses()).Svg.Descendants(_svg + "circle").CountBy(circle => (string)circle.Attribute("fill")!).Select(pair => pair.Value).ToArray();
        Assert.Equal([51, 51], colors); // 50 points and one in the legend
    }

    [Fact]
    public void Bars_start_at_zero_and_end_at_their_values()
    {
        XElement svg = Picture(Chart.Column<double, string, string>(values: [10, 20], Keys: new[] { "a", "b" })).Svg;
        XElement[] bars = [.. svg.Descendants(_svg + "g").SelectMany(group => group.Elements(_svg + "rect")).Where(rect => rect.Parent!.Name.LocalName == "g" && rect.Parent.Attribute("fill") is not null)];
        Assert.Equal(2, bars.Length);
        Assert.Equal(2 * Number(bars[0], "height"), Number(bars[1], "height"), 0.3);
        Assert.Equal(Number(bars[0], "y") + Number(bars[0], "height"), Number(bars[1], "y") + Number(bars[1], "height"), 0.2);
    }

    [Fact]
    public void A_histogram_counts_every_number_once()
    {
        XElement svg = Picture(Chart.Histogram<double, double, string>(X: new double[] { 1, 2, 2, 3, 3, 3, 9 }, NBinsX: 8)).Svg;
        double[] heights = [.. svg.Descendants(_svg + "rect").Where(rect => (string?)rect.Parent!.Attribute("fill") is not null && rect.Parent.Parent!.Attribute("clip-path") is not null).Select(rect => Number(rect, "height"))];
        Assert.Equal(4, heights.Length);
        Assert.Equal(7, heights.Sum() / heights.Min(), 0.1);
    }

    [Fact]
    public void A_contour_closes_round_what_is_above_its_level()
    {
        double[][] hill = [[0, 0, 0, 0], [0, 4, 0, 0], [0, 0, 0, 0]];
        string outline = Charts.Traces.ContourLines.Outline(hill, [0, 100, 200, 300], [0, 100, 200], level: 2);
        Assert.Equal("M100,50L50,100L100,150L150,100Z", Rotated(outline));
        Assert.Equal("", Charts.Traces.ContourLines.Outline(hill, [0, 100, 200, 300], [0, 100, 200], level: 5));
    }

    [Fact]
    public void A_contour_follows_the_edge_of_its_grid()
    {
        string outline = Charts.Traces.ContourLines.Outline([[1, 1], [1, 1]], [0, 100], [0, 100], level: 0.5);
        double[] numbers = [.. Numbers().Matches(outline).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        Assert.All(numbers, number => Assert.True(number is 0 or 100));
        Assert.Single(outline.Split('Z', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_heat_map_of_a_hundred_by_a_hundred_stays_small()
    {
        GenericChart chart = Chart.Heatmap<double, double, double, string>(zData: Enumerable.Range(0, 100).Select(row => Enumerable.Range(0, 100).Select(column => Math.Sin(row * column / 300.0))));
        (string html, XElement svg) = Picture(chart);
        Assert.InRange(html.Length, 10_000, 30_000);
        byte[] png = Convert.FromBase64String(((string)svg.Descendants(_svg + "image").Single().Attribute("href")!)["data:image/png;base64,".Length..]);
        Assert.Equal((100, 100), (png[19], png[23]));
        Assert.Equal("IEND", Encoding.ASCII.GetString(png, png.Length - 8, 4));
    }

    [Fact]
    public void A_line_of_a_hundred_thousand_points_stays_small_and_keeps_its_peaks()
    {
        double[] ys = [.. Enumerable.Range(0, 100_000).Select(i => i == 51_234 ? 100.0 : Math.Sin(i / 3000.0))];
        (string html, XElement svg) = Picture(Chart.Line<int, double, string>(Enumerable.Range(0, ys.Length), ys));
        Assert.InRange(html.Length, 1000, 100_000);
        (double X, double Y)[] line = LinePoints(svg).Single();
        Assert.True(line.Max(point => point.Y) - line.Min(point => point.Y) > 400, "the peak is drawn");
    }

    [Fact]
    public void What_a_picture_cannot_show_it_names()
    {
        GenericChart chart = Chart.Point3D<double, double, double, string>([1], [2], [3]);
        Assert.Contains(Picture(chart).Svg.Descendants(_svg + "text"), text => text.Value == "This picture leaves out: scatter3d. The interactive chart has it.");
        Assert.NotNull(JsonNode.Parse(ChartForms.ToPlotlyJson(chart))!["layout"]!["template"]!["layout"]!["scene"]);
    }

    [Fact]
    public void An_empty_chart_is_drawn() => Assert.NotEmpty(Picture(Chart.Line<double, double, string>([], [])).Html);

    [Fact]
    public void Names_with_markup_in_them_are_shown_as_they_are()
    {
        GenericChart chart = Chart.Combine([Chart.Line<double, double, string>([1, 2], [1, 2], Name: "a < b & \"c\""), Chart.Line<double, double, string>([1, 2], [1, 2], Name: "<b>bold</b><br>x")]);
        string[] texts = [.. Picture(chart).Svg.Descendants(_svg + "text").Select(text => text.Value)];
        Assert.Contains("a < b & \"c\"", texts);
        Assert.Contains("bold x", texts);
    }

    [Theory]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(-1, 1, 5, "−1 −0.5 0 0.5 1")]
    [InlineData(0, 0.003, 4, "0 0.001 0.002 0.003")]
    [InlineData(0, 40000, 4, "0 10k 20k 30k 40k")]
    [InlineData(1e-9, 3e-9, 3, "1e−9 2e−9 3e−9")]
    [InlineData(5, 5.2, 4, "5 5.05 5.1 5.15 5.2")]
    public void Ticks_are_round_numbers(double from, double to, int atMost, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Linear(from, to, atMost).Select(tick => tick.Label)));

    [Fact]
    public void A_title_can_be_given_as_a_method()
    {
        Assert.Equal("Chart \"slope 14\": f, line of 40 points", ChartForms.ToText(ChartSamples.Line().WithTitle("slope 14")));
        Assert.Equal("Chart: f, line of 40 points", ChartForms.ToText(ChartSamples.Line()));
    }

    private static GenericChart Sample(string name) => (GenericChart)typeof(ChartSamples).GetMethod(name)!.Invoke(null, null)!;

    private static (string Html, XElement Svg) Picture(GenericChart chart)
    {
        string html = ChartForms.ToHtml(chart);
        const string Start = "src=\"data:image/svg+xml;base64,";
        int start = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return (html, XElement.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(html[start..html.IndexOf('"', start)]))));
    }

    /// <summary>The points of each line that is drawn with a trace's width of 2.</summary>
    private static (double X, double Y)[][] LinePoints(XElement svg) =>
    [
        .. svg.Descendants(_svg + "path").Where(path => (string?)path.Attribute("fill") == "none" && (string?)path.Attribute("stroke-linejoin") == "round")
            .Select(path => Numbers().Matches((string)path.Attribute("d")!).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).Chunk(2).Select(pair => (pair[0], pair[1])).ToArray()),
    ];

    /// <summary>The same outline, from its uppermost place on and anticlockwise.</summary>
    private static string Rotated(string outline)
    {
        string[] places = outline.Trim('M', 'Z').Split('L');
        int first = Array.IndexOf(places, "100,50");
        places = [.. places[first..], .. places[..first]];
        if (places[1] != "50,100") places = [places[0], .. places[1..].Reverse()];
        return $"M{string.Join('L', places)}Z";
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex Numbers();
}
