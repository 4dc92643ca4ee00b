using System.Text.Json.Nodes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Axes;

/// <summary>What the traces of a figure have on an axis.</summary>
internal static class AxisData
{
    /// <summary>The axis that a trace stands on: x, x2, …; the first where it names none.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="letter">x or y.</param>
    public static string IdOf(JsonLook trace, string letter) =>
        trace.Text(letter + "axis") is { Length: > 0 and <= 4 } id && id.StartsWith(letter, StringComparison.Ordinal) && id.Skip(1).All(char.IsAsciiDigit)
            ? id
            : letter;

    /// <summary>The values of each trace that is on it, as they are given.</summary>
    public static IEnumerable<IList<JsonNode?>> Of(JsonObject figure, string id)
    {
        string name = id[..1];
        foreach (JsonNode? trace in figure["data"] as JsonArray ?? [])
        {
            var look = new JsonLook(trace);
            if (look.IsFalse("visible") || IdOf(look, name) != id) continue;

            // Where a histogram counts there are numbers, whatever else is there.
            bool isLying = look.Text("orientation") == "h" || (!look.Has("x") && look.Has("y"));
            if (look.Text("type") == "histogram" && isLying == (name == "x"))
            {
                yield return [0];
                continue;
            }

            IList<JsonNode?> values = DataArray.ReadPlaces(look[name]);
            if (values.Count == 0 && look[name + "0"] is { } start && start.ToString() is not ("0" or "")) values = [start];
            yield return values;
        }
    }

    /// <summary>The names that stand first on an axis of names, in the order that the layout wants.</summary>
    public static IReadOnlyList<string> Order(JsonLook axis, IEnumerable<IList<JsonNode?>> data)
    {
        if (axis.List("categoryarray") is { Count: > 0 } given) return [.. given.Select(name => name?.ToString() ?? "").Distinct()];
        IEnumerable<string> names = data.SelectMany(values => values).OfType<JsonNode>().Select(value => value.ToString());
        return axis.Text("categoryorder") switch
        {
            "category ascending" => [.. names.Distinct().Order(StringComparer.Ordinal)],
            "category descending" => [.. names.Distinct().OrderDescending(StringComparer.Ordinal)],
            _ => [],
        };
    }
}
