using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Micrograd.Graphviz;

/// <summary>Writes texts so that Graphviz shows them as they are.</summary>
/// <remarks>https://graphviz.org/docs/attr-types/escString/ and https://graphviz.org/doc/info/shapes.html#record.</remarks>
internal static partial class DotText
{
    /// <summary>A label: backslashes and line breaks escaped, no character reference left to be resolved.</summary>
    public static string Label(string text) =>
        Reference().Replace(Printable(text), "&amp;").Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>The text of a record's field. Graphviz drops spaces at its ends and those after another; ones that don't break it keeps.</summary>
    public static string Field(string text)
    {
        string label = Label(text);
        var field = new StringBuilder();
        for (int i = 0; i < label.Length; i++)
        {
            char c = label[i];
            bool kept = c != ' ' || (i > 0 && i < label.Length - 1 && label[i - 1] != ' ');
            if (c is '{' or '}' or '|' or '<' or '>') field.Append('\\');
            field.Append(kept ? c : '\u00A0');
        }

        return field.ToString();
    }

    /// <summary>A name: as it is when it is a word or a number, else in quotes.</summary>
    /// <remarks>
    /// A backslash is doubled, for one at the end would escape the quote, and no character reference is left to be resolved, for a name may be shown; the names
    /// stay different from each other.
    /// </remarks>
    public static string Name(string text) =>
        IsWord().IsMatch(text) && !IsKeyword().IsMatch(text) ? text : Quote(Reference().Replace(Printable(text), "&amp;").Replace(@"\", @"\\", StringComparison.Ordinal));

    /// <summary>" [name=value name=value]", or nothing. Null values are left out.</summary>
    public static string AttributeList(IEnumerable<(string Name, string? Value)> attributes)
    {
        IEnumerable<string> given = attributes
            .Where(attribute => attribute.Value is not null)
            .Select(attribute => Name(attribute.Name) + "=" + Value(attribute.Value!));
        string list = string.Join(' ', given);
        return list.Length == 0 ? "" : $" [{list}]";
    }

    public static string Invariant(object value) => value is bool truth ? (truth ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Value(string value)
    {
        if (IsWord().IsMatch(value) && !IsKeyword().IsMatch(value)) return value;

        // An odd backslash at the end would escape the quote.
        int backslashes = value.Length - value.TrimEnd('\\').Length;
        return Quote(backslashes % 2 == 0 ? value : value + @"\");
    }

    private static string Quote(string text) => '"' + text.Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    /// <summary>Characters that a picture can't hold become a mark that shows it.</summary>
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            bool shows = rune.Value is '\n' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF));
            printable.Append(rune.Value == '\t' ? " " : shows ? rune.ToString() : "\uFFFD");
        }

        return printable.ToString();
    }

    [GeneratedRegex(@"^(?:[\p{L}_][\p{L}0-9_]*|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?))\z")]
    private static partial Regex IsWord();

    [GeneratedRegex("^(?:strict|graph|digraph|node|edge|subgraph)$", RegexOptions.IgnoreCase)]
    private static partial Regex IsKeyword();

    [GeneratedRegex("&(?=#?[A-Za-z0-9]+;)")]
    private static partial Regex Reference();
}
