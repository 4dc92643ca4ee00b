using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Tests;

/// <summary>
/// The picture and the interactive chart agree on what the values on an axis are. Snapshots/plotly-axes.json holds what plotly.js 2.28 made of each figure: the
/// axes' types, and where the first trace's values stand.
/// </summary>
public sealed class AxisTests
{
    private static readonly JsonArray KnownFigures = JsonNode.Parse(Known)!.AsArray();

    /// <summary>The snapshot.</summary>
    public static string Known => File.ReadAllText(SnapshotPath());

    public static TheoryData<string> Names => [.. KnownFigures.Select(figure => (string)figure!["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_axis_has_plotlys_type_and_places(string name)
    {
        JsonNode known = KnownFigures.Single(figure => (string)figure!["name"]! == name)!;
        JsonObject figure = known["figure"]!.AsObject();
        (Axis x, Axis y) = (AxisOf(figure, "x"), AxisOf(figure, "y"));
        Assert.Equal((TypeOf(known["x"]!), TypeOf(known["y"]!)), (x.Type, y.Type));
        if (known["xs"] is not JsonArray xs || known["ys"] is not JsonArray ys) return;

        IEnumerable<(double X, double Y)> theirs = xs.Zip(ys, (a, b) => Point(Number(a, x), Number(b, y)));
        Assert.Equal(theirs, Enumerable.Range(0, xs.Count).Select(i => Point(Ours(figure, x, i), Ours(figure, y, i))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_of_it_has_numbers_only(string name)
    {
        JsonObject figure = KnownFigures.Single(figure => (string)figure!["name"]! == name)!["figure"]!.AsObject();
        string svg = new PlotlyFigure(figure).Svg;
        Assert.NotEmpty(XElement.Parse(svg).Elements());
        foreach (string wrong in (string[])["\"NaN", ",NaN", "∞", "Infinity\"", "MNaN", ",-∞"]) Assert.DoesNotContain(wrong, svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_as_texts_and_numbers_draw_the_same_picture() =>
        Assert.Equal(Figures.Line<double>([1, 2, 10], [1, 2, 3]).Svg, Figures.Line<string>(["1", "2", "10"], [1, 2, 3]).Svg);

    [Fact]
    public void Dates_of_all_kinds_draw_the_same_picture() => Assert.Equal(
        Figures.Line<string>(["2024-01-31", "2024-02-29", "2024-03-31"], [1, 2, 3]).Svg,
        Figures.Line<string>(["2024-1-31", "2024-02-29T00:00Z", "2024-03-31 00:00:00+05:00"], [1, 2, 3]).Svg);

    [Theory]
    [InlineData("2024-01-01 06:00", "2024-01-02 07:00", 5, "06:00/Jan 1, 2024 12:00 18:00 00:00/Jan 2, 2024 06:00")]
    [InlineData("2024-01-01 06:00:01", "2024-01-01 06:00:09", 5, "06:00:02/Jan 1, 2024 06:00:04 06:00:06 06:00:08")]
    [InlineData("1945-04-01", "2028-10-01", 5, "1960 1980 2000 2020")]
    [InlineData("2022-11-15", "2025-02-15", 6, "Jan 2023 Jul 2023 Jan 2024 Jul 2024 Jan 2025")]
    [InlineData("2023-12-29", "2024-02-23", 5, "Dec 31/2023 Jan 14/2024 Jan 28 Feb 11")]
    [InlineData("2023-12-22", "2024-06-10", 7, "Jan 2024 Feb 2024 Mar 2024 Apr 2024 May 2024 Jun 2024")]
    [InlineData("2023-12-31", "2024-01-04", 5, "Dec 31/2023 Jan 1/2024 Jan 2 Jan 3 Jan 4")]
    [InlineData("2024-01-01 00:00:00", "2024-01-01 00:00:00.02", 4, "00:00:00/Jan 1, 2024 00:00:00.005 00:00:00.01 00:00:00.015 00:00:00.02")]
    [InlineData("0001-01-01", "9999-12-31", 5, "2000 4000 6000 8000")]
    [InlineData("2024-01-01 00:00:00.001", "2024-01-01 00:00:00.002", 5, "00:00:00.001/Jan 1, 2024 00:00:00.0012 00:00:00.0014 00:00:00.0016 00:00:00.0018 00:00:00.002")]
    public void Ticks_of_dates_are_round_and_say_what_changes(string from, string to, int atMost, string labels) =>
        Assert.Equal(labels, string.Join(' ', DateTicks.Find(LooseDate.Read(from), LooseDate.Read(to), atMost).Select(tick => tick.Label.Replace('\n', '/'))));

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("24:00")]
    [InlineData("2024-01-01 24:00")]
    [InlineData("20240101")]
    [InlineData("2024-01-01T")]
    [InlineData("0000-01-01")]
    public void What_is_no_date_is_none(string text) => Assert.True(double.IsNaN(LooseDate.Read(text)));

    [Fact]
    public void A_range_beyond_the_largest_number_is_drawn()
    {
        var picture = new ChartPicture(Figures.Line<int>([0, 1, 2], [1e308, -1e308, 0]));
        Assert.Contains("1e+308", picture.Texts);
        Assert.Contains("−1e+308", picture.Texts);
        string line = picture.Of("path").Select(path => (string)path.Attribute("d")!).Single(path => path.Count(c => c == 'L') == 2);
        double[] numbers = [.. line[1..].Split('L', ',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        Assert.Equal((numbers[1] + numbers[3]) / 2, numbers[5], 0.2);
        Assert.True(numbers[1] < numbers[5] && numbers[5] < numbers[3]);
    }

    [Theory]
    [InlineData(1e15, 1e15 + 1)]
    [InlineData(1e9, 1e9 + 3)]
    [InlineData(-1e12, -1e12 + 0.001)]
    [InlineData(1e17, 1e17 + 64)]
    [InlineData(123456789, 123456789.5)]
    [InlineData(5e15, 5e15 + 2)]
    [InlineData(1e300, 1.0000001e300)]
    [InlineData(1e-300, 1.001e-300)]
    [InlineData(-1.7e308, 1.7e308)]
    [InlineData(5e-324, 5e-323)]
    [InlineData(0, 1)]
    public void No_two_ticks_of_an_axis_have_one_label(double from, double to)
    {
        string[] labels = [.. Ticks.Linear(from, to, 6).Select(tick => tick.Label)];
        Assert.Equal(labels, labels.Distinct());
        Assert.DoesNotContain("NaN", labels);
        if (to - from > 1e-300) Assert.True(labels.Length >= 2, string.Join(' ', labels));
    }

    [Theory]
    [InlineData(1e15, 1e15 + 1, 1e15, 1e15 + 0.5, 1e15 + 1)]
    [InlineData(-1e15 - 1, -1e15, -1e15 - 1, -1e15 - 0.5, -1e15)]
    [InlineData(1e16, 1e16 + 4, 1e16, 1e16 + 2, 1e16 + 4)]
    public void Ticks_stand_at_equal_distances_where_numbers_are_far_apart(double from, double to, params double[] places) =>
        Assert.Equal(places, Ticks.Linear(from, to, 8).Select(tick => tick.Place));

    [Theory]
    [InlineData(3, 4, "3 3.2 3.4 3.6 3.8 4")]
    [InlineData(1, 1.0001, "1 1.00002 1.00004 1.00006 1.00008 1.0001")]
    [InlineData(2500, 4500, "2500 3000 3500 4000 4500")]
    [InlineData(1, 10, "1 2 5 10")]
    public void A_logarithmic_axis_has_ticks_however_little_it_spans(double from, double to, string labels)
    {
        (double Place, string Label)[] ticks = [.. Ticks.Logarithmic(Math.Log10(from), Math.Log10(to), 8)];
        Assert.Equal(labels, string.Join(' ', ticks.Select(tick => tick.Label)));
        Assert.All(ticks, tick => Assert.Equal(Math.Log10(double.Parse(tick.Label, CultureInfo.InvariantCulture)), tick.Place, 1e-9));
    }

    [Theory]
    [InlineData(1e308, -1e308, 0)]
    [InlineData(double.MaxValue, double.MinValue, 1)]
    [InlineData(1e308, 1e308, -1e307)]
    public void A_histogram_counts_numbers_of_any_size(double a, double b, double c)
    {
        var picture = new ChartPicture(Figures.Trace("histogram", ("x", new[] { a, b, c })));
        double[] heights = [.. picture.Bars.Select(bar => (double)bar.Attribute("height")!)];
        Assert.Equal(3, heights.Sum(height => Math.Round(height / heights.Min())));
        Assert.DoesNotContain("NaN", picture.Svg.ToString(), StringComparison.Ordinal);
        Assert.All(picture.Bars, bar => Assert.InRange(ChartPicture.Number(bar, "width"), 1, 10_000));
    }

    [Fact]
    public void A_map_of_a_range_beyond_the_largest_number_has_the_colours_of_a_smaller_one()
    {
        foreach (double[][] signs in (double[][][])[[[1, -1], [0, 0.5]], [[1, 0.25, -1], [-1, 0, 1], [0.5, -0.5, 0]]])
        {
            Assert.Equal(Map(signs, 1), Map(signs, 1e308));
            Assert.Equal(Contour(signs, 1), Contour(signs, 1e308));
        }

        static string[] Map(double[][] signs, double size) => Colours("heatmap", signs, size);
        static string[] Contour(double[][] signs, double size) => Colours("contour", signs, size);
        static string[] Colours(string kind, double[][] signs, double size) =>
        [
            .. new ChartPicture(Figures.Trace(kind, ("z", signs.Select(row => row.Select(sign => sign * size))))).Of("path")
                .Select(path => $"{(string?)path.Attribute("fill")} {(string?)path.Attribute("d")}"),
        ];
    }

    private static AxisType TypeOf(JsonNode type) => (string)type! switch
    {
        "log" => AxisType.Logarithmic,
        "date" => AxisType.Date,
        "category" or "multicategory" => AxisType.Category,
        _ => AxisType.Linear,
    };

    private static double Number(JsonNode? place, Axis axis) =>
        place is null ? double.NaN : !axis.IsLogarithmic ? (double)place : (double)place > 0 ? Math.Log10((double)place) : double.NaN;

    private static double Ours(JsonObject figure, Axis axis, int index) =>
        DataArray.Read(figure["data"]![0]![axis.Id]) is { Count: > 0 } values ? axis.Read(values[index]) : index;

    /// <summary>A point that lacks one of its numbers isn't there.</summary>
    private static (double X, double Y) Point(double x, double y) => double.IsNaN(x) || double.IsNaN(y) ? (double.NaN, double.NaN) : (x, y);

    private static Axis AxisOf(JsonObject figure, string id)
    {
        var look = new JsonLook(figure["layout"]![id + "axis"]);
        return new Axis(id, look, Autotype.Of(look, AxisData.Of(figure, id)), AxisData.Order(look, AxisData.Of(figure, id)));
    }

    private static string SnapshotPath([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", "plotly-axes.json");
}
