using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Micrograd.Notebooks.Documents;

/// <summary>JSON text laid out as Jupyter lays it out, byte for byte: what was read from a file keeps its spelling and its order.</summary>
internal static partial class JupyterJson
{
    /// <summary>Jupyter's indent: one space a level.</summary>
    public const string Indent = " ";

    // A document may be deeper, by the way to an output's form.
    private const int MaxDepth = NotebookReader.MaxDepth - 10;

    /// <summary>The JSON text of a node, without a last line end.</summary>
    public static string Write(JsonNode? node, string indent = Indent, string newLine = "\n")
    {
        var text = new StringBuilder();
        Write(text, node, indent, newLine, newLine);
        return text.ToString();
    }

    /// <summary>A copy in the form that Jupyter gives to what it writes anew: properties sorted, text unescaped, exponents in lower case.</summary>
    public static JsonNode? Canonical(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Canonical)]),
        _ when IsString(node) => JsonValue.Create(Text(node)),
        _ => node.ToJsonString() is var text && text.Contains('E', StringComparison.Ordinal) ? JsonNode.Parse(text.Replace('E', 'e')) : node.DeepClone(),
    };

    /// <summary>The JSON value that a text of JSON, a form of an output, holds.</summary>
    /// <exception cref="JsonException">It holds none.</exception>
    public static JsonNode? Parse(string json) => PythonJson.Parse(Encoding.UTF8.GetBytes(json), MaxDepth);

    public static bool IsString(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    /// <summary>A whole number, however it is spelled: JavaScript and Python's arithmetic make 4.0 of 4. Null for anything else.</summary>
    public static int? Integer(JsonNode? node)
    {
        if (node?.GetValueKind() != JsonValueKind.Number) return null;
        JsonValue number = node.AsValue();
        if (number.TryGetValue(out int whole)) return whole;
        return number.TryGetValue(out double value) && value is >= int.MinValue and <= int.MaxValue && double.IsInteger(value) ? (int)value : null;
    }

    /// <summary>The text of a string node. Half of a surrogate pair, which JSON can hold and UTF-8 can't, becomes U+FFFD.</summary>
    public static string Text(JsonNode node)
    {
        JsonValue value = node.AsValue();
        if (!value.TryGetValue(out JsonElement element)) return value.GetValue<string>();
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            string whole = SurrogateEscapes().Replace(element.GetRawText(), pair => pair.Length > 6 ? pair.Value : "\\ufffd");
            using var document = JsonDocument.Parse(whole);
            return document.RootElement.GetString()!;
        }
    }

    private static void Write(StringBuilder text, JsonNode? node, string indent, string newLine, string lineStart)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                text.Append("[]");
                break;
            case JsonObject members:
                text.Append('{');
                WriteItems(text, members.Select(member => ((string?)member.Key, member.Value)), indent, newLine, lineStart);
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                WriteItems(text, items.Select(item => ((string?)null, item)), indent, newLine, lineStart);
                text.Append(']');
                break;
            case JsonValue value when value.TryGetValue(out JsonElement element):
                text.Append(PythonJson.Spelling(element.GetRawText()));
                break;
            case JsonValue value when IsString(value):
                Quote(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void WriteItems(StringBuilder text, IEnumerable<(string? Name, JsonNode? Item)> items, string indent, string newLine, string lineStart)
    {
        string inner = lineStart + indent;
        string separator = "";
        foreach ((string? name, JsonNode? item) in items)
        {
            text.Append(separator).Append(inner);
            if (name is not null)
            {
                Quote(text, name);
                text.Append(": ");
            }

            Write(text, item, indent, newLine, inner);
            separator = ",";
        }

        text.Append(lineStart);
    }

    // The built-in encoders escape more than Jupyter does (emoji, no-break spaces, DEL), and every such character would change a file's bytes.
    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            string? escape = c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ when char.IsSurrogate(c) && !isPair => "\uFFFD",
                _ => null,
            };
            if (escape is not null) text.Append(escape);
            else text.Append(c);
            if (isPair) text.Append(value[++i]);
        }

        text.Append('"');
    }

    [GeneratedRegex(@"(?<=(?:^|[^\\])(?:\\\\)*)\\u[dD](?:[89abAB][0-9a-fA-F]{2}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|[c-fC-F][0-9a-fA-F]{2})")]
    private static partial Regex SurrogateEscapes();
}
