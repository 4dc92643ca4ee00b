using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Sessions.Submissions;

/// <summary>
/// Names that are keywords elsewhere, as in <c>record.Length</c>. At the start of a statement, where a script may declare a type as well, Roslyn takes them for
/// keywords always; in a file's methods it doesn't.
/// </summary>
internal static class ContextualNames
{
    /// <summary>
    /// The C# with an <c>@</c> before such names, and a <c>!</c> before such a <c>with</c>; the same when it has none. Nothing moves to another line.
    /// </summary>
    /// <param name="code">The text.</param>
    /// <param name="parse">Parses it. It is called once, unless there are such names.</param>
    public static SyntaxTree Escape(string code, Func<string, SyntaxTree> parse)
    {
        SyntaxTree tree = parse(code);
        int errors = Errors(tree);
        while (errors > 0 && tree.GetRoot().ChildNodes().Select(member => Escaped(member, code)).FirstOrDefault(text => text is not null) is { } escaped)
        {
            SyntaxTree better = parse(escaped);
            if (Errors(better) is var fewer && fewer >= errors) break;
            (code, tree, errors) = (escaped, better, fewer);
        }

        return tree;
    }

    /// <summary>The same C# without what <see cref="Escape"/> has put in: all names are names, and all places those of the text.</summary>
    /// <param name="escaped">The C# with it.</param>
    /// <param name="code">The text.</param>
    public static SyntaxTree Unescape(SyntaxTree escaped, string code)
    {
        SyntaxNode root = escaped.GetRoot();
        if (root.ToFullString() == code) return escaped;
        var taken = new Dictionary<SyntaxToken, SyntaxTriviaList>();
        int longer = 0;
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            // It stands in the place of a blank, or between two characters.
            if (token.Text is not ['@' or '!', ..] || (token.SpanStart - longer is var at && at < code.Length && code[at] == token.Text[0])) continue;
            bool isBlank = at < code.Length && code[at] == ' ';
            taken[token] = isBlank ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : SyntaxTriviaList.Empty;
            if (!isBlank) longer++;
        }

        SyntaxNode written = root.ReplaceSyntax(
            root.DescendantNodes().OfType<PostfixUnaryExpressionSyntax>().Where(value => taken.ContainsKey(value.OperatorToken)),
            (value, rewritten) => ((PostfixUnaryExpressionSyntax)rewritten).Operand
                .WithTrailingTrivia(taken[((PostfixUnaryExpressionSyntax)value).OperatorToken].AddRange(value.GetTrailingTrivia())),
            taken.Keys.Where(token => token.IsKind(SyntaxKind.IdentifierToken)),
            (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia.AddRange(taken[token]), token.ValueText, token.TrailingTrivia),
            [],
            static (trivia, _) => trivia);
        return escaped.WithRootAndOptions(written, escaped.Options);
    }

    private static int Errors(SyntaxTree tree) => tree.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string? Escaped(SyntaxNode member, string code)
    {
        // `point with { X = 1 }` is read as a property called with, of the type point. After a value's ! there is no such reading.
        if (member is PropertyDeclarationSyntax { Identifier.Text: "with", Modifiers.Count: 0, AccessorList: not null, Type.Span.End: var end })
            return $"{code.AsSpan(0, end)}!{code.AsSpan(code[end] == ' ' ? end + 1 : end)}";
        if (Name(member) is not { SpanStart: var at }) return null;
        return at > 0 && code[at - 1] == ' ' ? $"{code.AsSpan(0, at - 1)}@{code.AsSpan(at)}" : code.Insert(at, "@");
    }

    private static SyntaxToken? Name(SyntaxNode member) => member switch
    {
        ExtensionBlockDeclarationSyntax { ParameterList: null or { OpenParenToken.IsMissing: true } } block => block.Keyword,
        TypeDeclarationSyntax { Identifier.IsMissing: true, Modifiers.Count: 0 } type when type.Keyword.IsContextualKeyword() => type.Keyword,
        _ => null,
    };
}
