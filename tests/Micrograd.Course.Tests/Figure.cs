using System.Text.Json.Nodes;

namespace Micrograd.Course.Tests;

/// <summary>A Plotly figure.</summary>
internal sealed class Figure(string json)
{
    public const string MimeType = "application/vnd.plotly.v1+json";

    private readonly JsonNode _figure = JsonNode.Parse(json)!;

    /// <summary>The traces.</summary>
    public IReadOnlyList<JsonNode> Traces => [.. _figure["data"]!.AsArray().Select(trace => trace!)];

    /// <summary>The overall title, or null.</summary>
    public string? Title => Text(_figure["layout"]?["title"]);

    /// <summary>The titles of the axes, by the axis: <c>xaxis</c>, <c>yaxis2</c>, …</summary>
    public IReadOnlyDictionary<string, string?> AxisTitles => _figure["layout"]!.AsObject()
        .Where(entry => entry.Key.StartsWith("xaxis", StringComparison.Ordinal) || entry.Key.StartsWith("yaxis", StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key, entry => Text(entry.Value?["title"]));

    /// <summary>The numbers of a trace along an axis.</summary>
    public double[] Numbers(int trace, string axis) => [.. Traces[trace][axis]!.AsArray().Select(number => number!.GetValue<double>())];

    private static string? Text(JsonNode? title) => title is JsonObject ? title["text"]?.GetValue<string>() : title?.GetValue<string>();
}
