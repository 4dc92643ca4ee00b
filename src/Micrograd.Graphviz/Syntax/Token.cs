namespace Micrograd.Graphviz.Syntax;

internal enum TokenKind
{
    /// <summary>A name, a number, or a text in quotes.</summary>
    Id,

    /// <summary>A label in angle brackets; the brackets are not part of its text.</summary>
    Html,

    /// <summary>strict, graph, digraph, node, edge or subgraph; its text is in lower case.</summary>
    Keyword,

    /// <summary>One of { } [ ] ; , : = + -> --</summary>
    Mark,

    End,
}

/// <summary>A word of a DOT text and where it starts.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column, bool Quoted = false)
{
    public bool IsMark(string text) => Kind == TokenKind.Mark && Text == text;

    public bool IsKeyword(string text) => Kind == TokenKind.Keyword && Text == text;

    /// <summary>How an error message names it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.Html => $"<{Text}>",
        TokenKind.Id when Quoted => $"\"{Text}\"",
        _ => $"'{Text}'",
    };
}
