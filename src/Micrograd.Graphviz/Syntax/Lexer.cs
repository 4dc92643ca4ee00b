using System.Text;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Syntax;

/// <summary>Cuts a DOT text into tokens, as https://graphviz.org/doc/info/lang.html has it.</summary>
/// <param name="text">The text.</param>
/// <param name="error">What is thrown where it isn't DOT.</param>
internal sealed class Lexer(string text, SyntaxError error)
{
    private static readonly string[] Keywords = ["strict", "graph", "digraph", "node", "edge", "subgraph"];

    private int _at;
    private int _line = 1;
    private int _lineStart;

    public Token Next()
    {
        SkipSpaceAndComments();
        int column = _at - _lineStart + 1;
        if (_at == text.Length) return new Token(TokenKind.End, "", _line, column);

        char c = text[_at];
        if (c == '"') return QuotedText(_line, column);
        if (c == '<') return HtmlText(_line, column);
        if (IsNameStart(c)) return Name(column);
        if (char.IsAsciiDigit(c) || (c is '.' or '-' && IsNumber(_at))) return Number(column);
        if (c == '-' && Peek(1) is '>' or '-') return Mark(2, column);
        if (c is '{' or '}' or '[' or ']' or ';' or ',' or ':' or '=' or '+') return Mark(1, column);
        throw error($"'{Shown(c)}' can't stand here. A name with other characters than letters, digits and '_' is written in quotes.", _line, column);
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static string Shown(char c) => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString();

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private bool IsNumber(int at)
    {
        if (text[at] == '-') at++;
        if (at < text.Length && text[at] == '.') at++;
        return at < text.Length && char.IsAsciiDigit(text[at]);
    }

    private Token Mark(int length, int column)
    {
        _at += length;
        return new Token(TokenKind.Mark, text.Substring(_at - length, length), _line, column);
    }

    private Token Name(int column)
    {
        int start = _at;
        while (_at < text.Length && (IsNameStart(text[_at]) || char.IsAsciiDigit(text[_at]))) _at++;
        string name = text[start.._at];
        string? keyword = Keywords.FirstOrDefault(word => word.Equals(name, StringComparison.OrdinalIgnoreCase));
        return keyword is null ? new Token(TokenKind.Id, Svg.Legal(name), _line, column) : new Token(TokenKind.Keyword, keyword, _line, column);
    }

    private Token Number(int column)
    {
        int start = _at;
        if (text[_at] == '-') _at++;
        while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
        if (_at < text.Length && text[_at] == '.') _at++;
        while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
        if (_at < text.Length && IsNameStart(text[_at]))
        {
            while (_at < text.Length && (IsNameStart(text[_at]) || char.IsAsciiDigit(text[_at]))) _at++;
            throw error($"'{text[start.._at]}' starts like a number. Write it in quotes to make it a name.", _line, column);
        }

        return new Token(TokenKind.Id, text[start.._at], _line, column);
    }

    /// <summary>In quotes only \" is an escape; a backslash before a line end joins the lines. The rest is the label's business.</summary>
    private Token QuotedText(int line, int column)
    {
        var content = new StringBuilder();
        _at++;
        while (_at < text.Length && text[_at] != '"')
        {
            if (text[_at] == '\\' && Peek(1) == '"')
            {
                content.Append('"');
                _at += 2;
            }
            else if (text[_at] == '\\' && Peek(1) == '\\')
            {
                content.Append(@"\\");
                _at += 2;
            }
            else if (text[_at] == '\\' && Peek(1) is '\n' or '\r')
            {
                _at += Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 2;
                StartLine();
            }
            else
            {
                content.Append(text[_at++]);
                if (text[_at - 1] == '\n') StartLine();
            }
        }

        if (_at == text.Length) throw error("this '\"' has no partner: the text in quotes never ends.", line, column);
        _at++;
        return new Token(TokenKind.Id, Svg.Legal(content.ToString()), line, column, Quoted: true);
    }

    private Token HtmlText(int line, int column)
    {
        int start = ++_at;
        int open = 1;
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '<') open++;
            else if (text[_at] == '>' && --open == 0) return new Token(TokenKind.Html, Svg.Legal(text[start.._at++]), line, column);
            else if (text[_at] == '\n') (_line, _lineStart) = (_line + 1, _at + 1);
        }

        throw error("this '<' has no partner: the HTML-like label never ends.", line, column);
    }

    private void SkipSpaceAndComments()
    {
        while (_at < text.Length)
        {
            char c = text[_at];
            if (c == '\n')
            {
                _at++;
                StartLine();
            }
            else if (char.IsWhiteSpace(c) || c == '\uFEFF')
            {
                _at++;
            }
            else if (c == '/' && Peek(1) == '*')
            {
                SkipComment();
            }
            else if ((c == '/' && Peek(1) == '/') || c == '#')
            {
                while (_at < text.Length && text[_at] != '\n') _at++;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        int end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0) throw error("this '/*' has no partner: the comment never ends.", _line, _at - _lineStart + 1);
        for (; _at < end + 2; _at++)
        {
            if (text[_at] == '\n') (_line, _lineStart) = (_line + 1, _at + 1);
        }
    }

    private void StartLine() => (_line, _lineStart) = (_line + 1, _at);
}
