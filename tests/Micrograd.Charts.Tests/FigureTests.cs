using System.Collections;
using System.Text;
using System.Text.Json.Nodes;

namespace Micrograd.Charts.Tests;

/// <summary>A figure may come from anywhere: what it is read from, and the forms that it is shown in.</summary>
public sealed class FigureTests
{
    private const string Squares = """{"data":[{"x":[1,2,3],"y":[1,4,9],"name":"n²","mode":"lines"}],"layout":{"title":{"text":"Squares"}}}""";

    [Fact]
    public void A_figure_has_its_JSON_its_picture_and_words()
    {
        var figure = PlotlyFigure.Parse(Squares);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Squares), JsonNode.Parse(figure.Json)));
        Assert.Equal("Chart \"Squares\": n², line of 3 points", figure.Summary);
        const string Start = "<img alt=\"Chart &quot;Squares&quot;: n&#178;, line of 3 points\" width=\"700\" height=\"450\" style=\"max-width:100%;height:auto\" src=\"data:image/svg+xml;base64,";
        Assert.StartsWith(Start, figure.Html, StringComparison.Ordinal);
        Assert.Equal(figure.Svg, Encoding.UTF8.GetString(Convert.FromBase64String(figure.Html[Start.Length..^2])));
    }

    [Fact]
    public void A_notebooks_host_finds_the_forms_by_name()
    {
        object attribute = typeof(PlotlyFigure).GetCustomAttributes(inherit: false).Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        object source = Activator.CreateInstance((Type)Property(attribute, "FormatterSourceType"))!;
        var made = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var formatters = made.Cast<object>().ToDictionary(formatter => (string)Property(formatter, "MimeType"));
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], (string[])Property(attribute, "PreferredMimeTypes"));
        var figure = PlotlyFigure.Parse(Squares);
        Assert.Equal([figure.Json, figure.Html, figure.Summary, figure.Svg], formatters.Values.Select(formatter => Written(formatter, figure)));
    }

    [Theory]
    [InlineData("a chart")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "data": [], "data": [] }""")]
    public void What_is_no_figure_is_refused(string json) => Assert.Throws<FormatException>(() => PlotlyFigure.Parse(json));

    [Theory]
    [InlineData("{}", "Chart: empty")]
    [InlineData("""{ "data": null, "layout": null }""", "Chart: empty")]
    [InlineData("""{ "data": {}, "layout": [] }""", "Chart: empty")]
    [InlineData("""{ "data": [null, 3, "x", []] }""", "Chart: trace 1, scatter; trace 2, scatter; trace 3, scatter; trace 4, scatter")]
    [InlineData("""{ "data": [{ "type": "bar", "xaxis": "nowhere", "yaxis": 7, "x": 3, "y": "z" }], "layout": { "template": "plotly", "xaxis": 1, "shapes": 3, "annotations": [null, 4] } }""", "Chart: trace 1, bar")]
    [InlineData("""{ "data": [{ "y": { "dtype": "f8", "bdata": "not base64" } }] }""", "Chart: trace 1, scatter")]
    public void A_figure_that_says_nothing_or_nonsense_is_drawn_all_the_same(string json, string summary)
    {
        var figure = PlotlyFigure.Parse(json);
        Assert.Equal(summary, figure.Summary);
        Assert.NotEmpty(new ChartPicture(figure).Svg.Elements());
    }

    [Fact]
    public void Whatever_stands_in_the_place_of_a_value_a_figure_is_drawn()
    {
        string[] odd = ["null", "true", "-1", "1e308", "\"x\"", "\"\"", "\"2024-02-29\"", "[]", "[[]]", "{}", "[null, \"a\", 3]"];
        JsonObject[] known = [.. JsonNode.Parse(AxisTests.Known)!.AsArray().Select(each => each!["figure"]!.AsObject())];
        uint state = 1;
        for (int i = 0; i < 2000; i++)
        {
            var figure = (JsonObject)known[Next(known.Length)].DeepClone();
            JsonNode[] places = [.. Below(figure)];
            for (int changes = 0; changes < 3; changes++) Replace(places[Next(places.Length)], JsonNode.Parse(odd[Next(odd.Length)]));
            string json = figure.ToJsonString();
            Exception? thrown = Record.Exception(() => new PlotlyFigure(figure).Html);
            Assert.True(thrown is null, $"{thrown}\n{json}");
        }

        int Next(int count) => (int)(((state = (state * 1664525) + 1013904223) >> 8) % count);
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => member.Value).OfType<JsonNode>().SelectMany(value => Below(value).Prepend(value)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(item => Below(item).Prepend(item)),
        _ => [],
    };

    private static void Replace(JsonNode place, JsonNode? value)
    {
        if (place.Parent is JsonObject members) members[place.GetPropertyName()] = value;
        else if (place.Parent is JsonArray items) items[place.GetElementIndex()] = value;
    }

    private static string Written(object formatter, object value)
    {
        using var writer = new StringWriter();
        Assert.Equal(true, formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [value, writer]));
        return writer.ToString();
    }

    private static object Property(object owner, string name) => owner.GetType().GetProperty(name)!.GetValue(owner)!;
}
