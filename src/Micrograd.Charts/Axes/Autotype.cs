using System.Text.Json;
using System.Text.Json.Nodes;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Axes;

/// <summary>Decides what the values on an axis are, as plotly.js does, so that the picture and the interactive chart agree.</summary>
/// <remarks>
/// https://plotly.com/javascript/reference/layout/xaxis/#layout-xaxis-type: "Plotly attempts to determine the axis type by looking into the data of the
/// traces."
/// </remarks>
internal static class Autotype
{
    /// <summary>Of long data a thousand values are asked, at equal distances.</summary>
    private const double Sample = 1000;

    /// <summary>What an axis says of itself, or else what the first trace with data on it says.</summary>
    /// <param name="axis">The axis's part of the layout.</param>
    /// <param name="data">The values of each trace on it, in their order.</param>
    public static AxisType Of(JsonLook axis, IEnumerable<IList<JsonNode?>> data) => axis.Text("type") switch
    {
        "linear" => AxisType.Linear,
        "log" => AxisType.Logarithmic,
        "date" => AxisType.Date,
        "category" or "multicategory" => AxisType.Category,
        _ => data.FirstOrDefault(values => values.Count > 0) is { } first ? Of(first, isStrict: axis.Text("autotypenumbers") == "strict") : AxisType.Linear,
    };

    /// <summary>Different values have a vote each. Texts with a number in them count as numbers, unless that is refused.</summary>
    private static AxisType Of(IList<JsonNode?> values, bool isStrict)
    {
        (int numbers, int anyNumbers, int dates, int names) = (0, 0, 0, 0);
        var seen = new HashSet<string>();
        double step = Math.Max(1, (values.Count - 1) / Sample);
        for (double at = 0; at < values.Count; at += step)
        {
            int place = Math.Min(values.Count - 1, (int)Math.Round(at, MidpointRounding.AwayFromZero));
            if (values[place] is not JsonValue value || !seen.Add(value.ToString())) continue;
            JsonValueKind kind = value.GetValueKind();
            bool isText = kind == JsonValueKind.String;
            if (kind is JsonValueKind.True or JsonValueKind.False) names++;
            else if (kind == JsonValueKind.Number || (!isStrict && double.IsFinite(LooseNumber.Read(value)))) numbers++;
            else if (isText) names++;
            if (kind is JsonValueKind.Number or JsonValueKind.String && double.IsFinite(LooseNumber.ReadPlain(value))) anyNumbers++;
            if (kind is JsonValueKind.Number or JsonValueKind.String && double.IsFinite(LooseDate.Read(value.ToString()))) dates++;
        }

        // Years are dates and numbers, so that dates need a clear majority.
        return dates > 2 * anyNumbers ? AxisType.Date : names > 2 * numbers ? AxisType.Category : AxisType.Linear;
    }
}
