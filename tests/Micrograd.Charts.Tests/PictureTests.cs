using System.Text;
using System.Xml.Linq;
using Micrograd.Charts.Axes;
using Micrograd.Charts.Traces;

namespace Micrograd.Charts.Tests;

/// <summary>What the picture of a figure shows.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Axis_titles_ticks_and_the_line_are_there()
    {
        double[] xs = [.. Enumerable.Range(0, 40).Select(i => -5 + (0.25 * i))];
        string numbers = $$""" "x": [{{string.Join(", ", xs)}}], "y": [{{string.Join(", ", xs.Select(x => (3 * x * x) - (4 * x) + 5))}}] """;
        var figure = PlotlyFigure.Parse($$"""{ "data": [{ "mode": "lines", {{numbers}} }], "layout": { "xaxis": { "title": { "text": "x" } }, "yaxis": { "title": { "text": "f(x)" } } } }""");
        var picture = new ChartPicture(figure);
        Assert.Equal(["−4", "−2", "0", "2", "4", "x", "0", "20", "40", "60", "80", "100", "f(x)"], picture.Texts);
        Assert.Equal(40, picture.Lines.Single().Length);
    }

    [Fact]
    public void A_line_goes_through_its_points()
    {
        (double X, double Y)[] line = new ChartPicture(Figures.Line<double>([0, 1, 2, 4], [0, 10, 20, 40])).Lines.Single();
        Assert.Equal((line[1].X - line[0].X) * 2, line[3].X - line[2].X, 0.3);
        Assert.Equal((line[0].Y - line[1].Y) * 2, line[2].Y - line[3].Y, 0.3);
        Assert.True(line[0].Y > line[1].Y, "larger numbers stand higher");
    }

    [Fact]
    public void Missing_numbers_leave_a_gap_in_the_line()
    {
        var picture = new ChartPicture(Figures.Of("""{ "mode": "lines", "x": [0, 1, 2, 3, 4], "y": [0, 1, null, 3, 4] }"""));
        string path = picture.Of("path").Select(element => (string)element.Attribute("d")!).Single(path => path.Contains('L', StringComparison.Ordinal));
        Assert.Equal(2, path.Count(c => c == 'M'));
    }

    [Fact]
    public void Numbers_of_every_type_that_a_program_puts_into_JSON_are_numbers()
    {
        (double X, double Y)[] floats = new ChartPicture(Figures.Trace("scatter", ("x", new[] { 1, 2, 3 }), ("y", new[] { 1.5f, 2.5f, 4.5f }))).Lines.Single();
        (double X, double Y)[] doubles = new ChartPicture(Figures.Of("""{ "x": [1.0, 2.0, 3.0], "y": [1.5, 2.5, 4.5] }""")).Lines.Single();
        Assert.Equal(doubles, floats);
    }

    [Fact]
    public void Numbers_in_plotlys_bytes_draw_what_a_list_of_them_draws()
    {
        string bytes = Convert.ToBase64String([.. new short[] { 1, 4, 9 }.SelectMany(BitConverter.GetBytes)]);
        Assert.Equal(Figures.Of("""{ "y": [1, 4, 9] }""").Svg, Figures.Of($$"""{ "y": { "dtype": "i2", "bdata": "{{bytes}}" } }""").Svg);
    }

    [Fact]
    public void Bars_start_at_zero_and_end_at_their_values()
    {
        XElement[] bars = new ChartPicture(Figures.Of("""{ "type": "bar", "x": ["a", "b"], "y": [10, 20] }""")).Bars;
        Assert.Equal(2, bars.Length);
        Assert.Equal(2 * ChartPicture.Number(bars[0], "height"), ChartPicture.Number(bars[1], "height"), 0.3);
        Assert.Equal(Foot(bars[0]), Foot(bars[1]), 0.2);

        static double Foot(XElement bar) => ChartPicture.Number(bar, "y") + ChartPicture.Number(bar, "height");
    }

    [Fact]
    public void A_histogram_counts_every_number_once()
    {
        double[] heights = [.. new ChartPicture(Figures.Of("""{ "type": "histogram", "nbinsx": 8, "x": [1, 2, 2, 3, 3, 3, 9] }""")).Bars.Select(bar => ChartPicture.Number(bar, "height"))];
        Assert.Equal(4, heights.Length);
        Assert.Equal(7, heights.Sum() / heights.Min(), 0.1);
    }

    [Fact]
    public void A_contour_closes_round_what_is_above_its_level()
    {
        double[][] hill = [[0, 0, 0, 0], [0, 4, 0, 0], [0, 0, 0, 0]];
        string outline = ContourLines.Outline(hill, [0, 100, 200, 300], [0, 100, 200], level: 2);
        Assert.Equal("M100,50L50,100L100,150L150,100Z", Rotated(outline));
        Assert.Equal("", ContourLines.Outline(hill, [0, 100, 200, 300], [0, 100, 200], level: 5));
    }

    [Fact]
    public void A_contour_follows_the_edge_of_its_grid()
    {
        string outline = ContourLines.Outline([[1, 1], [1, 1]], [0, 100], [0, 100], level: 0.5);
        Assert.All(outline.Split('M', 'L', 'Z', ',').Where(number => number.Length > 0), number => Assert.True(number is "0" or "100", number));
        Assert.Single(outline.Split('Z', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_heat_map_of_a_hundred_by_a_hundred_stays_small()
    {
        IEnumerable<IEnumerable<double>> waves = Enumerable.Range(0, 100)
            .Select(row => Enumerable.Range(0, 100).Select(column => Math.Sin(row * column / 300.0)));
        PlotlyFigure figure = Figures.Trace("heatmap", ("z", waves));
        Assert.InRange(figure.Html.Length, 10_000, 30_000);
        byte[] png = Convert.FromBase64String(((string)new ChartPicture(figure).Of("image").Single().Attribute("href")!)["data:image/png;base64,".Length..]);
        Assert.Equal((100, 100), (png[19], png[23]));
        Assert.Equal("IEND", Encoding.ASCII.GetString(png, png.Length - 8, 4));
    }

    [Fact]
    public void A_line_of_a_hundred_thousand_points_stays_small_and_keeps_its_peaks()
    {
        PlotlyFigure figure = Figures.Line(Enumerable.Range(0, 100_000), Enumerable.Range(0, 100_000).Select(i => i == 51_234 ? 100.0 : Math.Sin(i / 3000.0)));
        Assert.InRange(figure.Html.Length, 1000, 100_000);
        (double X, double Y)[] line = new ChartPicture(figure).Lines.Single();
        Assert.True(line.Max(point => point.Y) - line.Min(point => point.Y) > 300, "the peak is drawn");
    }

    [Fact]
    public void A_chart_of_two_hundred_thousand_points_stays_small()
    {
        uint state = 1;
        double[] Numbers() => [.. Enumerable.Range(0, 200_000).Select(_ => (double)(state = (state * 1664525) + 1013904223))];
        PlotlyFigure figure = Figures.Trace("scatter", ("mode", "markers"), ("x", Numbers()), ("y", Numbers()));
        Assert.InRange(figure.Svg.Length, 100_000, 5_000_000);
    }

    [Fact]
    public void What_a_picture_cannot_show_it_names() =>
        Assert.Contains("This picture leaves out: scatter3d. The interactive chart has it.", new ChartPicture(Figures.Of("""{ "type": "scatter3d", "x": [1], "y": [2], "z": [3] }""")).Texts);

    [Fact]
    public void Names_with_markup_in_them_are_shown_as_they_are()
    {
        string[] texts = new ChartPicture(Figures.Of("""{ "name": "a < b & \"c\"", "y": [1, 2] }""", """{ "name": "<b>bold</b><br>x", "y": [1, 2] }""")).Texts;
        Assert.Contains("a < b & \"c\"", texts);
        Assert.Contains("bold x", texts);
    }

    [Fact]
    public void Characters_that_a_picture_cannot_hold_leave_the_rest_of_it_readable()
    {
        var figure = PlotlyFigure.Parse("""{ "data": [{ "y": [0, 1] }], "layout": { "title": "c\u0002d\uFFFEe🙂" } }""");
        Assert.Contains("c\uFFFDd\uFFFDe🙂", new ChartPicture(figure).Texts);
    }

    [Fact]
    public void A_long_drawing_can_be_interrupted()
    {
        PlotlyFigure Figure() => Figures.Line(Enumerable.Range(0, 1000), Enumerable.Range(0, 1000).Select(i => (double)i));
        Assert.NotEmpty(Figure().Html);
        Thread.CurrentThread.Interrupt();
        Assert.Throws<ThreadInterruptedException>(() => Figure().Html);
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

    /// <summary>The same outline, from its uppermost place on and anticlockwise.</summary>
    private static string Rotated(string outline)
    {
        string[] places = outline.Trim('M', 'Z').Split('L');
        int first = Array.IndexOf(places, "100,50");
        places = [.. places[first..], .. places[..first]];
        if (places[1] != "50,100") places = [places[0], .. places[1..].Reverse()];
        return $"M{string.Join('L', places)}Z";
    }
}
