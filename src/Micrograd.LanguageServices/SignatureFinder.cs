using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>Finds the call that a place is in, and which of its parameters the place is at.</summary>
internal static class SignatureFinder
{
    /// <summary>The innermost list of arguments around a place, or null.</summary>
    public static SyntaxNode? Arguments(EditedCode code, int position)
    {
        SyntaxToken token = code.Root.FindToken(Math.Max(0, Math.Min(position, code.Root.FullSpan.End) - 1));
        if (code.Root.FindTrivia(Math.Max(0, position - 1)).Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia) return null;
        for (SyntaxNode? node = token.Parent; node is not null; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax { Block: { } block } && block.Span.Contains(position)) return null;
            if (node is not (BaseArgumentListSyntax or AttributeArgumentListSyntax)) continue;
            SyntaxToken open = node.GetFirstToken();
            SyntaxToken close = node.GetLastToken(includeZeroWidth: true);
            if (position >= open.Span.End && (close.IsMissing || position <= close.SpanStart)) return node;
        }

        return null;
    }

    /// <summary>Which of the overloads suits what is written, and which of its parameters the place is at.</summary>
    public static (int Overload, int? Parameter) Active(EditedCode code, SyntaxNode arguments, ImmutableArray<ISymbol> overloads, int position)
    {
        ImmutableArray<SyntaxNodeOrToken> children = [.. arguments.ChildNodesAndTokens()];
        int index = children.Count(child => child.IsKind(SyntaxKind.CommaToken) && child.Span.End <= position);
        int written = children.Count(child => child.IsNode && child.Span.Length > 0);
        SyntaxNode? argument = children.Where(child => child.IsNode).ElementAtOrDefault(index).AsNode();
        string? name = argument is ArgumentSyntax { NameColon.Name.Identifier.ValueText: var named } ? named : null;
        int overload = CallOverloads.Chosen(code.Model, arguments) is { } chosen ? overloads.IndexOf(chosen, 0, SymbolEqualityComparer.Default) : -1;
        if (overload < 0)
        {
            int needed = Math.Max(written, index + 1);
            overload = overloads.Select((symbol, place) => (symbol, place))
                .Where(each => Takes(each.symbol, needed, name))
                .Select(each => each.place)
                .DefaultIfEmpty(0)
                .First();
        }

        ImmutableArray<IParameterSymbol> parameters = CallOverloads.Parameters(overloads[overload]);
        int at = name is null ? index : parameters.IndexOf(parameters.FirstOrDefault(parameter => parameter.Name == name)!);
        if (at >= parameters.Length && parameters is [.., { IsParams: true }]) at = parameters.Length - 1;
        return (overload, at >= 0 && at < parameters.Length ? at : null);
    }

    private static bool Takes(ISymbol symbol, int arguments, string? name)
    {
        ImmutableArray<IParameterSymbol> parameters = CallOverloads.Parameters(symbol);
        return (parameters.Length >= arguments || parameters is [.., { IsParams: true }])
            && (name is null || parameters.Any(parameter => parameter.Name == name));
    }
}
