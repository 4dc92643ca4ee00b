using System.Text;

namespace Micrograd.Sessions.Formatting;

/// <summary>Writes what is shown of a value as text, in the layout of .NET Interactive.</summary>
internal sealed class PlainForm
{
    private readonly StringBuilder _text = new();
    private int _depth;

    // An object in a sequence has its dash in the place of its type.
    private bool _startsElement;

    private PlainForm()
    {
    }

    /// <summary>The text.</summary>
    public static string Of(Shown shown)
    {
        var form = new PlainForm();
        form.Write(shown);
        return form._text.ToString();
    }

    private void Write(Shown shown)
    {
        _depth++;
        switch (shown)
        {
            case Shown.Formatted { Plain: null } formatted:
                _depth--;
                Write(formatted.Value);
                _depth++;
                break;
            case Shown.Sequence sequence:
                Write(sequence);
                break;
            case Shown.Members { Kind: MembersKind.Line } tuple:
                _text.Append("( ").AppendJoin(", ", tuple.Rows.Select(row => row.Value.Line)).Append(" )");
                break;
            case Shown.Members { Kind: MembersKind.Items } tuple:
                Write(tuple, static _ => "", startsElements: true);
                break;
            case Shown.Members { Kind: MembersKind.Names } names:
                WriteNames(names);
                break;
            case Shown.Members { Rows: not [] } members:
                if (!_startsElement) _text.Append(members.Type).Append('\n');
                Write(members, static name => name + ": ", startsElements: false);
                break;
            case Shown.Members members:
                _text.Append(members.Own).Append(members.More is { } more ? $" ... ({more})" : "");
                break;
            default:
                _text.Append(shown.Line);
                break;
        }

        _depth--;
    }

    private void Write(Shown.Members members, Func<string, string> title, bool startsElements)
    {
        for (int i = 0; i < members.Rows.Length; i++)
        {
            if (i > 0) _text.Append('\n');
            _startsElement |= startsElements;
            StartLine();
            _text.Append(title(members.Rows[i].Name));
            Write(members.Rows[i].Value);
        }

        if (members.More is { } more)
        {
            _text.Append('\n');
            StartLine();
            _text.Append("... (").Append(more).Append(')');
        }

        if (members.Elements is not { } elements) return;
        _text.Append('\n');
        StartLine();
        _text.Append("(values): ");
        Write(elements);
    }

    private void Write(Shown.Sequence sequence)
    {
        if (sequence.IsLine)
        {
            _text.Append(sequence.Line);
            return;
        }

        _text.Append(sequence.Type).Append('\n');
        for (int i = 0; i < sequence.Pairs.Length; i++)
        {
            if (i > 0) _text.Append('\n');
            if (sequence.IsOfObjects) Indent("  - ");
            _startsElement = true;
            Write(sequence.Pairs[i]);
            _startsElement = false;
        }

        if (sequence.More is { } more) _text.Append(" ... (").Append(more).Append(')');
    }

    private void WriteNames(Shown.Members names)
    {
        for (int i = 0; i < names.Rows.Length; i++)
        {
            _text.Append(i > 0 ? "\n" : "").Append(names.Rows[i].Name).Append(": ");
            Write(names.Rows[i].Value);
        }

        if (names.More is { } more) _text.Append(" ... (").Append(more).Append(')');
    }

    private void StartLine()
    {
        Indent(_startsElement ? "  - " : "    ");
        _startsElement = false;
    }

    private void Indent(string mark) => _text.Append(' ', 2 * _depth).Append(mark);
}
