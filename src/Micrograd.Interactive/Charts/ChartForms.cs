using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Plotly.NET;

namespace Micrograd.Interactive.Charts;

/// <summary>The forms in which a notebook shows a chart.</summary>
internal static class ChartForms
{
    /// <summary>For front ends that bring plotly.js along, such as VS Code.</summary>
    public static string ToPlotlyJson(GenericChart chart) => Figure.Read(chart).ToJsonString();

    /// <summary>A picture that needs neither a script nor a network.</summary>
    public static string ToHtml(GenericChart chart)
    {
        JsonObject figure = Figure.Read(chart);
        string summary = Summary(figure);
        (string svg, double width, double height) = ChartDrawing.Draw(figure, summary);
        string data = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        return string.Create(CultureInfo.InvariantCulture, $"""<img alt="{WebUtility.HtmlEncode(summary)}" width="{width:0}" height="{height:0}" style="max-width:100%;height:auto" src="data:image/svg+xml;base64,{data}">""");
    }

    /// <summary>The chart's title and traces in words.</summary>
    public static string ToText(GenericChart chart) => Summary(Figure.Read(chart));

    private static string Summary(JsonObject figure)
    {
        var layout = new JsonLook(figure["layout"]);
        string title = layout.PlainText("title.text");
        IEnumerable<string> traces = ((JsonArray)figure["data"]!).Select((trace, index) => Describe(new JsonLook(trace), index));
        return $"Chart{(title.Length > 0 ? $" \"{title}\"" : "")}: {string.Join("; ", traces)}";
    }

    private static string Describe(JsonLook trace, int index)
    {
        string kind = trace.Text("type", "scatter") switch
        {
            "scatter" when trace.Text("mode") == "lines" => "line",
            "scatter" when trace.Text("mode") == "markers" => "points",
            string other => other,
        };
        string name = trace.PlainText("name");
        int points = Math.Max(DataArray.Read(trace["x"]).Count, DataArray.Read(trace["y"]).Count);
        int rows = DataArray.Read(trace["z"]).Count;
        string size = rows > 0 ? " of " + Count(rows, "row") : points > 0 ? " of " + Count(points, "point") : "";
        return $"{(name.Length > 0 ? name : "trace " + (index + 1).ToString(CultureInfo.InvariantCulture))}, {kind}{(kind == "points" && points > 0 ? $" ({points})" : size)}";
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
