using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Micrograd.Notebooks.Documents;

/// <summary>JSON with what Python's <c>json</c> adds to it, and Jupyter's files therefore hold: <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>.</summary>
internal static partial class PythonJson
{
    // .NET's reader knows none of them. A number that nobody writes, too large for a double, stands for each while the JSON is in memory, and JupyterJson
    // spells it as it was.
    private static readonly ImmutableArray<(string Word, string Number)> StandIns =
    [
        ("NaN", "2.69304861154772039e+308041"),
        ("Infinity", "2.69304861154772038e+308041"),
        ("-Infinity", "-2.69304861154772038e+308041"),
    ];

    /// <summary>Reads JSON.</summary>
    /// <exception cref="JsonException">It can't be read; the exception says in which line and at which byte of it, both counted from 0.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json, int maxDepth)
    {
        try
        {
            return ParseStrictly(json, maxDepth);
        }
        catch (JsonException)
        {
            string text = Encoding.UTF8.GetString(json);
            string replaced = StringOrWord().Replace(text, match =>
                match.Groups["word"].Success ? StandIns.First(standIn => standIn.Word == match.Value).Number : match.Value);
            if (replaced.Length == text.Length) throw;
            return ParseReplaced(Encoding.UTF8.GetBytes(replaced), maxDepth);
        }
    }

    /// <summary>A number as the file spelled it.</summary>
    public static string Spelling(string number)
    {
        foreach ((string word, string standIn) in StandIns)
        {
            if (number == standIn) return word;
        }

        return number;
    }

    private static JsonNode? ParseReplaced(byte[] json, int maxDepth)
    {
        try
        {
            return ParseStrictly(json, maxDepth);
        }
        catch (JsonException e)
        {
            // The place is to be that in the file.
            ReadOnlySpan<byte> rest = json;
            for (long i = 0; i < e.LineNumber; i++) rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
            string before = Encoding.UTF8.GetString(rest[..(int)Math.Min(e.BytePositionInLine ?? 0, rest.Length)]);
            foreach ((string word, string standIn) in StandIns.Reverse()) before = before.Replace(standIn, word, StringComparison.Ordinal);
            throw new JsonException(e.Message, null, e.LineNumber, Encoding.UTF8.GetByteCount(before), e);
        }
    }

    private static JsonNode? ParseStrictly(ReadOnlySpan<byte> json, int maxDepth)
    {
        try
        {
            return JsonNode.Parse(json, null, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException { LineNumber: null })
        {
            throw PropertyNames.Mistake(json, maxDepth, e);
        }
    }

    [GeneratedRegex(@"""(?>[^""\\]*(?:\\.[^""\\]*)*)""|(?<word>(?<![\w.+-])(?:NaN|-?Infinity)(?!\w))", RegexOptions.Singleline)]
    private static partial Regex StringOrWord();
}
