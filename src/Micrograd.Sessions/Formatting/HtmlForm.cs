using System.Net;
using System.Text;

namespace Micrograd.Sessions.Formatting;

/// <summary>Writes what is shown of a value as HTML, with the elements and classes of .NET Interactive.</summary>
internal sealed class HtmlForm
{
    private const int LongestSummary = 300;

    private readonly StringBuilder _html = new();
    private int _depth;

    private HtmlForm()
    {
    }

    /// <summary>The HTML.</summary>
    public static string Of(Shown shown)
    {
        var form = new HtmlForm();
        form.Write(shown);
        return form._html.ToString();
    }

    private void Write(Shown shown)
    {
        _depth++;
        switch (shown)
        {
            case Shown.Text { Html: { } html }:
                _html.Append(html);
                break;
            case Shown.Formatted { Html: { } html }:
                _html.Append(html);
                break;
            case Shown.Formatted formatted:
                _depth--;
                Write(formatted.Value);
                _depth++;
                break;
            case Shown.Members { Kind: MembersKind.Names } names:
                _html.Append("<table><thead><tr>").AppendJoin("", names.Rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => $"<th>{WebUtility.HtmlEncode(row.Name)}</th>")).Append("</tr></thead><tbody><tr>");
                foreach (Shown.Row row in names.Rows.OrderBy(row => row.Name, StringComparer.Ordinal)) Cell(row.Value);
                _html.Append("</tr></tbody></table>");
                break;
            case Shown.Members members:
                Write(members);
                break;
            case Shown.Sequence sequence:
                Write(sequence);
                break;
            default:
                Text(shown.Line);
                break;
        }

        _depth--;
    }

    private void Write(Shown.Members members)
    {
        _html.Append(_depth < 2 ? "<details open=\"open\" class=\"dni-treeview\">" : "<details class=\"dni-treeview\">")
            .Append("<summary><span class=\"dni-code-hint\"><code>").Append(WebUtility.HtmlEncode(Summary(members.Line)))
            .Append("</code></span></summary><div><table><thead><tr></tr></thead><tbody>");
        foreach (Shown.Row row in members.Rows)
        {
            _html.Append("<tr><td>").Append(WebUtility.HtmlEncode(row.Name)).Append("</td>");
            Cell(row.Value);
            _html.Append("</tr>");
        }

        if (members.More is { } more) _html.Append("<tr><td colspan=\"2\"><i>(").Append(WebUtility.HtmlEncode(more)).Append(")</i></td></tr>");
        if (members.Elements is { } elements)
        {
            _html.Append("<tr><td><i>(values)</i></td><td>");
            Write(elements);
            _html.Append("</td></tr>");
        }

        _html.Append("</tbody></table></div></details>");
    }

    private void Write(Shown.Sequence sequence)
    {
        if (sequence.IsLine)
        {
            Text(sequence.Line);
            return;
        }

        if (sequence is { Elements: [], More: null })
        {
            _html.Append("<i>(empty)</i>");
            return;
        }

        bool hasTypes = !sequence.Types.IsEmpty, hasKeys = !sequence.Keys.IsEmpty;
        _html.Append("<table><thead><tr><th><i>").Append(hasKeys ? "key" : "index").Append("</i></th>").Append(hasTypes ? "<th><i>type</i></th>" : "")
            .Append("<th>value</th></tr></thead><tbody>");
        for (int i = 0; i < sequence.Elements.Length; i++)
        {
            _html.Append("<tr>");
            if (hasKeys) Cell(sequence.Keys[i]);
            else _html.Append("<td>").Append(i).Append("</td>");
            if (hasTypes) Cell(sequence.Types[i]);
            Cell(sequence.Elements[i]);
            _html.Append("</tr>");
        }

        if (sequence.More is { } more)
        {
            _html.Append("<tr><td colspan=\"").Append(hasTypes ? 3 : 2).Append("\"><i>")
                .Append(char.IsDigit(more[0]) ? "(" : "... (").Append(WebUtility.HtmlEncode(more)).Append(")</i></td></tr>");
        }

        _html.Append("</tbody></table>");
    }

    private void Cell(Shown value)
    {
        _html.Append("<td>");
        Write(value);
        _html.Append("</td>");
    }

    private void Text(string text) => _html.Append("<div class=\"dni-plaintext\"><pre>").Append(WebUtility.HtmlEncode(text)).Append("</pre></div>");

    private static string Summary(string text)
    {
        string line = text.Trim().Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return line.Length > LongestSummary ? line[..LongestSummary] + "..." : line;
    }
}
