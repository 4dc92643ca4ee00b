using System.Globalization;
using System.Text.Json.Nodes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts;

/// <summary>Says in words what a figure shows.</summary>
internal static class FigureSummary
{
    public static string Of(JsonObject figure)
    {
        string title = new JsonLook(figure["layout"]).PlainText("title.text");
        string[] traces = [.. (figure["data"] as JsonArray ?? []).Select((trace, index) => Describe(new JsonLook(trace), index))];
        return $"Chart{(title.Length > 0 ? $" \"{title}\"" : "")}: {(traces.Length > 0 ? string.Join("; ", traces) : "empty")}";
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
