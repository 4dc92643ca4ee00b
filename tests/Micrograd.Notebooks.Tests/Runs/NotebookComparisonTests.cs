using System.Collections.Immutable;
using System.Text;

using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Tests.Runs;

public class NotebookComparisonTests
{
    [Fact]
    public async Task The_same_outputs_are_no_difference() =>
        Assert.Empty(await CompareAsync([Text("a\nb"), Result("text/plain", "3")], [Text("a\nb"), Result("text/plain", "3")]));

    [Fact]
    public async Task A_changed_line_is_shown_with_the_one_before_it()
    {
        OutputDifference difference = Assert.Single(await CompareAsync([Text("loss\n0.5\nend")], [Text("loss\n0.4\nend")]));

        Assert.Equal((1, 1, null, "not the same"), (difference.CellNumber, difference.Output, difference.MimeType, difference.Summary));
        Assert.Equal("  loss\n- 0.5\n+ 0.4", difference.Excerpt);
    }

    [Fact]
    public async Task Missing_and_new_outputs_are_named()
    {
        Assert.Equal(["the cell's value is gone: - 3"], Describe(await CompareAsync([Text("a"), Result("text/plain", "3")], [Text("a")])));
        Assert.Equal(["the cell's value is new: + 3"], Describe(await CompareAsync([Text("a")], [Text("a"), Result("text/plain", "3")])));
        Assert.Equal(["text on the console has become the cell's value: - 3\n+ 3"], Describe(await CompareAsync([Text("3")], [Result("text/plain", "3")])));
    }

    [Fact]
    public async Task A_form_that_is_gone_is_named()
    {
        OutputDifference difference = Assert.Single(await CompareAsync(
            [new ResultOutput(new MimeBundle([KeyValuePair.Create("text/html", "<b>"), KeyValuePair.Create("text/plain", "b")]))],
            [Result("text/plain", "b")]));

        Assert.Equal(("text/html", "this form is gone"), (difference.MimeType, difference.Summary));
    }

    [Fact]
    public async Task The_order_of_forms_does_not_count() =>
        Assert.Empty(await CompareAsync(
            [new ResultOutput(new MimeBundle([KeyValuePair.Create("text/html", "<b>"), KeyValuePair.Create("text/plain", "b")]))],
            [new ResultOutput(new MimeBundle([KeyValuePair.Create("text/plain", "b"), KeyValuePair.Create("text/html", "<b>")]))]));

    [Theory]
    [InlineData("x = 0.30000000000000004;", "x = 0.3;", true)]
    [InlineData("x = 0.3000000000000003;", "x = 0.3;", false)]
    [InlineData("x = 0.30000000000000004;", "y = 0.3;", false)]
    [InlineData("3 of 1.0000000000000002", "4 of 1", false)]
    [InlineData("[1, 2]", "[1, 2, 3]", false)]
    [InlineData("4", "4.000000000000001", true)]
    [InlineData("-1E-05", "-1.0000000000000001E-05", true)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("1E+400", "1E+401", false)]
    public async Task Numbers_may_differ_by_four_units_in_the_last_place_when_told_so(string saved, string fresh, bool same)
    {
        Assert.Equal(same, (await CompareAsync([Text(saved)], [Text(fresh)], tolerance: 4)).IsEmpty);
        Assert.NotEmpty(await CompareAsync([Text(saved)], [Text(fresh)], tolerance: 0));
    }

    [Fact]
    public void Every_digit_counts_on_Linux() =>
        Assert.Equal(OperatingSystem.IsLinux() ? 0 : 4, new ComparisonOptions().UnitsInTheLastPlace);

    [Fact]
    public async Task A_figure_is_compared_as_JSON_and_the_way_to_the_difference_is_shown()
    {
        const string Mime = "application/vnd.plotly.v1+json";
        Assert.Empty(await CompareAsync([Result(Mime, """{"a":[1.0,2E-3],"b":"x"}""")], [Result(Mime, """{ "b": "\u0078", "a": [1, 0.002] }""")]));

        OutputDifference difference = Assert.Single(await CompareAsync([Result(Mime, """{"data":[{"y":[1,2]}]}""")], [Result(Mime, """{"data":[{"y":[1,2.5]}]}""")]));
        Assert.Equal("  .data[0].y[0] = 1\n- .data[0].y[1] = 2\n+ .data[0].y[1] = 2.5", difference.Excerpt);
    }

    [Fact]
    public async Task A_graph_is_the_same_however_it_is_laid_out()
    {
        const string Managed = """
            <svg xmlns="http://www.w3.org/2000/svg" width="10" height="20">
            <g class="edge"><title>a->b</title><path d="M0 0"/></g>
            <g class="node op"><title>b</title><rect/><text>data 4.0000</text><text>b</text></g>
            <g class="node"><title>a</title><text>a</text><text>data 2.0000</text></g>
            </svg>
            """;
        string graphviz = $"""
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <!-- made by Graphviz -->
            <svg width="213pt" xmlns="http://www.w3.org/2000/svg"><g class="graph"><title>G</title>
            <g id="n1" class="node"><title>a</title><polygon points="1,2"/><text x="3">a</text><text>data&#160;2.0000</text></g>
            <g id="n2" class="node"><title>b</title><text>b</text><text>data 4.0000</text></g>
            <g id="e1" class="edge"><title>a&#45;&gt;b</title><path d="M1,1C2,2"/></g>
            </g></svg>
            """;

        Assert.Empty(await CompareAsync([Result(MimeTypes.Svg, Managed)], [Result(MimeTypes.Svg, graphviz)]));
        Assert.Empty(await CompareAsync([Result(MimeTypes.Html, DataUri(Managed, 10))], [Result(MimeTypes.Html, DataUri(graphviz, 213))]));
        Assert.Empty(await CompareAsync([Result(MimeTypes.Html, $"<p>{Managed}</p>")], [Result(MimeTypes.Html, $"<p>{graphviz[graphviz.IndexOf("<svg", StringComparison.Ordinal)..]}</p>")]));

        string changed = graphviz.Replace("4.0000", "4.5000", StringComparison.Ordinal);
        Assert.Equal("  node a: a | data 2.0000\n- node b: b | data 4.0000\n+ node b: b | data 4.5000", Assert.Single(await CompareAsync([Result(MimeTypes.Svg, Managed)], [Result(MimeTypes.Svg, changed)])).Excerpt);
        Assert.Single(await CompareAsync([Result(MimeTypes.Html, DataUri(Managed, 10))], [Result(MimeTypes.Html, DataUri(changed, 10))]));
        Assert.Single(await CompareAsync([Result(MimeTypes.Svg, Managed)], [Result(MimeTypes.Svg, graphviz.Replace("a&#45;&gt;b", "b->a", StringComparison.Ordinal))]));
    }

    [Fact]
    public async Task A_drawing_is_compared_with_its_coordinates_but_not_with_its_spelling()
    {
        const string Svg = """<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 1" stroke="red"/><text>x</text></svg>""";

        Assert.Empty(await CompareAsync([Result(MimeTypes.Svg, Svg)], [Result(MimeTypes.Svg, Svg.Replace("d=\"M0 1\" stroke=\"red\"", "\n stroke='red' d='M0 1'", StringComparison.Ordinal))]));
        string moved = Svg.Replace("M0 1", "M0 2", StringComparison.Ordinal);
        Assert.Equal(
            "  <svg>\n- <path d=\"M0 1\" stroke=\"red\">\n+ <path d=\"M0 2\" stroke=\"red\">",
            Assert.Single(await CompareAsync([Result(MimeTypes.Svg, Svg)], [Result(MimeTypes.Svg, moved)])).Excerpt);
    }

    [Fact]
    public async Task A_picture_that_is_not_base64_is_read_too()
    {
        const string Html = """<img alt="graph" src="data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'><g class='node'><title>TITLE</title></g></svg>" width=5> and text""";

        Assert.Empty(await CompareAsync([Result(MimeTypes.Html, Html)], [Result(MimeTypes.Html, Html.Replace("width=5", "width='77'", StringComparison.Ordinal))]));
        Assert.Single(await CompareAsync([Result(MimeTypes.Html, Html)], [Result(MimeTypes.Html, Html.Replace("TITLE", "other", StringComparison.Ordinal))]));
        Assert.Single(await CompareAsync([Result(MimeTypes.Html, Html)], [Result(MimeTypes.Html, Html.Replace("and text", "and another", StringComparison.Ordinal))]));
    }

    [Fact]
    public async Task Html_that_stands_for_its_own_text_is_compared_once_with_its_pictures_as_pictures()
    {
        static CellOutput Both(string html) =>
            new ResultOutput(new MimeBundle([KeyValuePair.Create(MimeTypes.Html, html), KeyValuePair.Create(MimeTypes.PlainText, html)]));
        static string Picture(int width) => $"<img width={width} src='data:image/svg+xml,<svg width=\"{width}\"><g class=\"node\"><title>a</title></g></svg>'>";

        Assert.Empty(await CompareAsync([Both(Picture(5))], [Both(Picture(77))]));
        Assert.Single(await CompareAsync([Both("<b>a</b>")], [Both("<b>b</b>")]));
    }

    [Fact]
    public async Task Errors_are_compared_without_the_terminal_s_colours()
    {
        var plain = new ErrorOutput("E", "no", ["E: no", "  line 1"]);

        Assert.Empty(await CompareAsync([plain with { Traceback = ["\e[1;31mE\e[0m: no", "  line 1"] }], [plain]));
        Assert.Equal("+ E: yes", Assert.Single(await CompareAsync([plain], [plain with { Message = "yes" }])).Excerpt);
    }

    [Fact]
    public async Task Of_a_cell_that_varies_only_the_shape_counts()
    {
        Assert.Empty(await CompareAsync([Text("12 ms")], [Text("15 ms")], tag: CellTags.Varies));
        Assert.Single(await CompareAsync([Text("12 ms")], [Result("text/plain", "15 ms")], tag: CellTags.Varies));
        Assert.Single(await CompareAsync([Result("text/html", "a")], [Result("text/plain", "a")], tag: CellTags.Varies)!, difference => difference.MimeType == "text/html");
        Assert.Single(await CompareAsync([Text("12 ms")], [], tag: CellTags.Varies));
    }

    [Fact]
    public async Task An_optional_cell_that_shows_nothing_is_not_compared()
    {
        Assert.Empty(await CompareAsync([Text("0.7071")], [], tag: CellTags.Optional));
        Assert.Single(await CompareAsync([Text("0.7071")], [Text("0.7072")], tag: CellTags.Optional));
        Assert.Single(await CompareAsync([Text("0.7071")], []));
    }

    [Fact]
    public async Task A_long_line_is_cut_where_it_differs()
    {
        string line = new('x', 1000);
        OutputDifference difference = Assert.Single(await CompareAsync([Text(line + "a" + line)], [Text(line + "b" + line)]));

        Assert.All(difference.Excerpt.Split('\n'), shown => Assert.InRange(shown.Length, 100, 170));
        Assert.Contains("xax", difference.Excerpt, StringComparison.Ordinal);
        Assert.Contains("xbx", difference.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_difference_is_cut()
    {
        OutputDifference difference = Assert.Single(await CompareAsync([Text("")], [Text(string.Join('\n', Enumerable.Range(1, 100)))]));

        Assert.EndsWith("+ 6\n+ … 94 more lines", difference.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_line_ends_are_no_difference() =>
        Assert.Empty(await CompareAsync([Text("a\nb\n")], [Text("a\r\nb\r\n")]));

    [Fact]
    public async Task Differences_say_which_cell()
    {
        NotebookDocument document = ScriptedSession.Notebook("out 1", "out 2", "fail x", "out 4");
        document.Cells[0].SetOutputs([new StreamOutput(StreamName.Output, "1\n")], 1);

        NotebookRun run = await NotebookRun.ExecuteAsync(document, ScriptedSession.ExecuteAsync, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([2], NotebookComparison.Compare(run).Select(difference => difference.CellNumber));
    }

    private static StreamOutput Text(string text) => new(StreamName.Output, text);

    private static ResultOutput Result(string mimeType, string content) => new(new MimeBundle(mimeType, content));

    private static string DataUri(string svg, int width) =>
        $"""<img style="max-width:{width}px" width="{width}" src="data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}" alt="a graph">""";

    private static IEnumerable<string> Describe(ImmutableArray<OutputDifference> differences) => differences.Select(difference => $"{difference.Summary}: {difference.Excerpt}");

    private static async Task<ImmutableArray<OutputDifference>> CompareAsync(CellOutput[] saved, CellOutput[] fresh, int tolerance = 0, string? tag = null)
    {
        NotebookDocument document = ScriptedSession.Notebook("code");
        if (tag is not null) document.Cells[0].Tag(tag);
        document.Cells[0].SetOutputs(saved, 1);
        NotebookRun run = await NotebookRun.ExecuteAsync(
            NotebookDocument.Parse(document.ToBytes()),
            (_, show, _) =>
            {
                foreach (CellOutput output in fresh) show(output);
                return Task.FromResult(CellStatus.Succeeded);
            },
            cancellationToken: TestContext.Current.CancellationToken);
        return NotebookComparison.Compare(run, new ComparisonOptions { UnitsInTheLastPlace = tolerance });
    }
}
