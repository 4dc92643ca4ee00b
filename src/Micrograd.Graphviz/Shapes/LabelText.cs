using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Shapes;

/// <summary>The lines that Graphviz makes of a label: https://graphviz.org/docs/attr-types/escString/.</summary>
internal static partial class LabelText
{
    /// <summary>The lines of a label in which names already stand for their escapes.</summary>
    public static List<LabelLine> Lines(AttributeText label) => label.IsHtml ? HtmlLines(label.Text) : Lines(label.Text);

    /// <summary>
    /// Puts names in the place of \N, \E, \T, \H, \G and \L. As in Graphviz, what a name holds counts as the label's own: a name may have line breaks.
    /// </summary>
    /// <param name="label">As it stands in the DOT text.</param>
    /// <param name="names">What the escapes stand for; null where they stand for nothing.</param>
    public static AttributeText Expand(AttributeText label, Func<char, string?> names)
    {
        var text = new StringBuilder(label.Text.Length);
        for (int i = 0; i < label.Text.Length; i++)
        {
            char c = label.Text[i];
            if (c != '\\' || i + 1 == label.Text.Length)
            {
                text.Append(c);
                continue;
            }

            char next = label.Text[++i];
            if (next != '\\' && names(next) is { } name) text.Append(label.IsHtml ? WebUtility.HtmlEncode(name) : name);
            else if (next == '\\' && label.IsHtml) text.Append(next);
            else text.Append(c).Append(next);
        }

        return label with { Text = text.ToString() };
    }

    private static List<LabelLine> Lines(string label)
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
            lines.Add(new LabelLine(CharacterReference.Resolve(line.ToString()), justification));
            line.Clear();
        }
    }

    /// <summary>The words of an HTML-like label without its fonts; cells of a table stand beside each other, its rows below each other.</summary>
    private static List<LabelLine> HtmlLines(string html)
    {
        string plain = Comment().Replace(html, "");
        string broken = LineEnd().Replace(plain.ReplaceLineEndings(" "), "\n");
        string spaced = CellEnd().Replace(broken, "  ");
        string text = CharacterReference.Resolve(Tag().Replace(spaced, ""));
        return [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).DefaultIfEmpty("").Select(line => new LabelLine(line, 'n'))];
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<br\b[^>]*>|</tr\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"</td\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex CellEnd();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
