using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Drawing;

/// <summary>A line of a label, and where it stands: 'l' left, 'r' right, 'n' in the middle.</summary>
internal readonly record struct LabelLine(string Text, char Justification);

/// <summary>The lines that Graphviz makes of a label: https://graphviz.org/docs/attr-types/escString/.</summary>
internal static partial class LabelText
{
    /// <param name="label">As it stands in the DOT text.</param>
    /// <param name="names">What \N, \E, \T, \H and \G stand for; may be empty.</param>
    public static List<LabelLine> Lines(AttributeText label, Func<char, string?> names) =>
        label.IsHtml ? HtmlLines(label.Text) : Lines(label.Text, names);

    public static List<LabelLine> Lines(string label, Func<char, string?> names)
    {
        List<LabelLine> lines = [];
        var line = new StringBuilder();
        for (int i = 0; i < label.Length; i++)
        {
            char c = label[i];
            if (c == '\\' && i + 1 < label.Length)
            {
                char next = label[++i];
                if (next is 'n' or 'l' or 'r') EndLine(next);
                else if (names(next) is { } name) line.Append(name.Replace(@"\\", @"\", StringComparison.Ordinal));
                else line.Append(next);
            }
            else if (c == '\n')
            {
                EndLine('n');
            }
            else if (c != '\r')
            {
                line.Append(c);
            }
        }

        if (line.Length > 0 || lines.Count == 0) EndLine('n');
        return lines;

        void EndLine(char justification)
        {
            lines.Add(new LabelLine(WebUtility.HtmlDecode(line.ToString()), justification));
            line.Clear();
        }
    }

    /// <summary>The words of an HTML-like label without its fonts; cells of a table stand beside each other, its rows below each other.</summary>
    private static List<LabelLine> HtmlLines(string html)
    {
        string broken = LineEnd().Replace(html.ReplaceLineEndings(" "), "\n");
        string spaced = CellEnd().Replace(broken, "  ");
        string plain = WebUtility.HtmlDecode(Tag().Replace(spaced, ""));
        return [.. plain.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).DefaultIfEmpty("").Select(line => new LabelLine(line, 'n'))];
    }

    [GeneratedRegex(@"<br\b[^>]*>|</tr\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"</td\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex CellEnd();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
