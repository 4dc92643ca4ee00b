using System.Text.Json.Nodes;

namespace Micrograd.Notebooks.Documents;

/// <summary>Text as notebooks store it: a list of lines, each with its line end.</summary>
internal static class MultilineText
{
    /// <summary>Splits as Python's <c>str.splitlines(True)</c> does, because Jupyter splits so.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!EndsLine(text[i])) continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            lines.Add(JsonValue.Create(text[start..(i + 1)]));
            start = i + 1;
        }

        if (start < text.Length) lines.Add(JsonValue.Create(text[start..]));
        return lines;
    }

    /// <summary>The text of a string or of a list of lines; null when the node is neither.</summary>
    public static string? Join(JsonNode? node) => node switch
    {
        JsonArray lines when lines.All(JupyterJson.IsString) => string.Concat(lines.Select(line => JupyterJson.Text(line!))),
        not null when JupyterJson.IsString(node) => JupyterJson.Text(node),
        _ => null,
    };

    private static bool EndsLine(char c) => c is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
