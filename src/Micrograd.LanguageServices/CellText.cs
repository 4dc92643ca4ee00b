using System.Collections.Immutable;

using Micrograd.Sessions.Directives;

using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>A cell's text, and what stands where in it. All offsets are the cell's own.</summary>
internal sealed class CellText
{
    private readonly ImmutableArray<int> _lineStarts;
    private readonly ImmutableArray<CellPart> _parts;

    /// <param name="code">The whole cell.</param>
    /// <param name="directives">The directives that there are.</param>
    public CellText(string code, DirectiveTable directives)
    {
        Code = code;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (int i = 0; i < code.Length; i++)
        {
            if (IsLineEnd(code[i]) && !(code[i] == '\r' && i + 1 < code.Length && code[i + 1] == '\n')) starts.Add(i + 1);
        }

        _lineStarts = starts.ToImmutable();
        _parts = CellReader.Read(code, directives);
    }

    public string Code { get; }

    public ImmutableArray<CellPart> Parts => _parts;

    /// <summary>The line and the column of a place, counted from 1.</summary>
    public (int Line, int Column) Place(int position)
    {
        int line = LineOf(position);
        return (line + 1, position - _lineStarts[line] + 1);
    }

    /// <summary>The start of the line that a place is in.</summary>
    public int LineStart(int position) => _lineStarts[LineOf(position)];

    /// <summary>The line that a place is in, without its line end.</summary>
    public string LineAt(int position) => TextOf(LineOf(position));

    /// <summary>The directive on the line of a place, or null.</summary>
    public DirectivePart? DirectiveAt(int position)
    {
        int line = LineOf(position) + 1;
        return _parts.OfType<DirectivePart>().FirstOrDefault(part => part.Line == line);
    }

    /// <summary>True when a place is in a part in another language, its first line, which names the language, included.</summary>
    public bool IsOtherLanguage(int position)
    {
        int line = LineOf(position) + 1;
        return _parts.OfType<TextPart>().Any(part => line >= part.Line - 1 && line < part.Line + Math.Max(1, part.Text.Split('\n').Length)
            && !(part.Text.Length == 0 && line == part.Line && DirectiveLike(line - 1)));
    }

    /// <summary>The C# that a place is in, all else blanked out so that its offsets are the cell's, and the parts that run before it.</summary>
    public (string Code, ImmutableArray<CellPart> Before) CSharpAt(int position)
    {
        int line = LineOf(position);
        for (int i = 0; i < _parts.Length; i++)
        {
            if (_parts[i] is CSharpPart part && line >= part.Line - 1 && line < part.Code.Split('\n').Length) return (Masked(part), _parts[..i]);
        }

        // A place in nothing but blank lines.
        return (Masked(new CSharpPart(line + 1, "")), [.. _parts.Where(part => part.Line <= line)]);
    }

    /// <summary>A part's C#, all else blanked out so that its offsets are the cell's.</summary>
    public string Masked(CSharpPart part)
    {
        string[] own = part.Code.Split('\n');
        return string.Create(Code.Length, own, (text, lines) =>
        {
            for (int line = 0; line < _lineStarts.Length; line++)
            {
                int end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Code.Length;
                bool kept = line < lines.Length && lines[line].Length > 0;
                for (int i = _lineStarts[line]; i < end; i++) text[i] = kept || IsLineEnd(Code[i]) ? Code[i] : ' ';
            }
        });
    }

    /// <summary>Where a part's lines are.</summary>
    public TextSpan Span(CSharpPart part)
    {
        int after = part.Code.Count(static letter => letter == '\n') + 1;
        return TextSpan.FromBounds(_lineStarts[part.Line - 1], after < _lineStarts.Length ? _lineStarts[after] : Code.Length);
    }

    /// <summary>Where a line is, without its line end.</summary>
    /// <param name="number">Its number, counted from 1.</param>
    public TextSpan Line(int number) => new(_lineStarts[number - 1], TextOf(number - 1).Length);

    private string TextOf(int line)
    {
        int end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Code.Length;
        while (end > _lineStarts[line] && IsLineEnd(Code[end - 1])) end--;
        return Code[_lineStarts[line]..end];
    }

    private int LineOf(int position)
    {
        int found = _lineStarts.BinarySearch(position);
        return found >= 0 ? found : ~found - 1;
    }

    private bool DirectiveLike(int line) => TextOf(line).TrimStart().StartsWith("#!", StringComparison.Ordinal);

    // Those that the cell's reader divides lines at.
    private static bool IsLineEnd(char character) => character is '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029';
}
