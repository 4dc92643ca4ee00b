using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Micrograd.Charts.Reading;

/// <summary>Reads a part of a figure; what the figure leaves open its template decides.</summary>
/// <remarks>Names are paths: "title.text". A figure may hold anything under any name, so that nothing here throws on a value of another kind.</remarks>
internal sealed partial class JsonLook(JsonNode? own, JsonNode? template = null)
{
    public JsonNode? this[string path] => Find(own, path) ?? Find(template, path);

    public JsonLook Part(string path) => new(Find(own, path), Find(template, path));

    public bool Has(string path) => this[path] is not null;

    public string Text(string path, string otherwise = "") =>
        this[path] is JsonValue value && value.GetValueKind() != JsonValueKind.Null ? value.ToString() : otherwise;

    /// <summary>A text without the tags that plotly.js understands.</summary>
    public string PlainText(string path) => Tag().Replace(LineBreak().Replace(Text(path), " "), "");

    public double Number(string path, double otherwise) => ToNumber(this[path]) is double number && double.IsFinite(number) ? number : otherwise;

    public bool IsTrue(string path) => this[path] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public bool IsFalse(string path) => this[path] is JsonValue value && value.GetValueKind() == JsonValueKind.False;

    public IList<JsonNode?> List(string path) => (IList<JsonNode?>?)(this[path] as JsonArray) ?? Array.Empty<JsonNode?>();

    /// <summary>NaN for what isn't a number: such points are left out.</summary>
    public static double ToNumber(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.Number) return double.NaN;

        // A number that a program has put there may be of any type.
        return value.TryGetValue(out double number) ? number : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
    }

    private static JsonNode? Find(JsonNode? node, string path)
    {
        foreach (string name in path.Split('.')) node = (node as JsonObject)?[name];
        return node;
    }

    [GeneratedRegex("<br\\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex("</?[A-Za-z][^>]*>")]
    private static partial Regex Tag();
}
