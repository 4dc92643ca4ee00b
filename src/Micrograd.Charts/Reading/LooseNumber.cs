using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Micrograd.Charts.Reading;

/// <summary>Reads what plotly.js takes for a number: "12", "1e3", "0x10", "$1,000", "50%".</summary>
internal static partial class LooseNumber
{
    /// <summary>The number; NaN where there is none.</summary>
    public static double Read(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String
        ? FromText(Junk().Replace(value.ToString(), ""))
        : JsonLook.ToNumber(node);

    /// <summary>The number without regard to currencies and thousands.</summary>
    public static double ReadPlain(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? FromText(value.ToString()) : JsonLook.ToNumber(node);

    private static double FromText(string text)
    {
        string trimmed = text.Trim();
        if (Decimal().IsMatch(trimmed))
        {
            double number = double.Parse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? number : double.NaN;
        }

        if (!Prefixed().IsMatch(trimmed) || trimmed.Length > 15) return double.NaN;
        return char.ToLowerInvariant(trimmed[1]) switch
        {
            'x' => Convert.ToInt64(trimmed[2..], 16),
            'o' => Convert.ToInt64(trimmed[2..], 8),
            _ => Convert.ToInt64(trimmed[2..], 2),
        };
    }

    [GeneratedRegex("""^['"%,$#\s]+|[, ]|['"%,$#\s]+$""")]
    private static partial Regex Junk();

    [GeneratedRegex(@"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$")]
    private static partial Regex Decimal();

    [GeneratedRegex("^0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)$")]
    private static partial Regex Prefixed();
}
