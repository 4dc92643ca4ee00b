using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>Finds what a place in a cell's C# is about.</summary>
internal static class Describer
{
    /// <summary>The symbol whose name or operator the place touches.</summary>
    public static (ISymbol Symbol, SyntaxToken Token)? Named(EditedCode code, int position)
    {
        SyntaxToken right = code.Root.FindToken(position);
        if (right.Span.Contains(position) && Symbol(code.Model, right) is { } here) return (here, right);
        SyntaxToken left = position > 0 ? code.Root.FindToken(position - 1) : default;
        return left.Span.End >= position && Symbol(code.Model, left) is { } before ? (before, left) : null;
    }

    /// <summary>
    /// What a name in C# means. It may be two things: in <c>new { a }</c> a variable and a member, and where the compiler can't decide, any of several.
    /// </summary>
    public static IEnumerable<ISymbol> Symbols(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent is not { } node) return [];
        if (model.GetDeclaredSymbol(node) is { } declared) return [declared];
        SymbolInfo info = model.GetSymbolInfo(node);
        return info.Symbol is { } symbol ? [symbol is IAliasSymbol alias ? alias.Target : symbol] : info.CandidateSymbols;
    }

    /// <summary>The symbol whose name or operator the place touches; in the parentheses of a call, where nothing else is, what is called.</summary>
    public static (ISymbol Symbol, SyntaxToken Token)? Find(EditedCode code, int position)
    {
        if (Named(code, position) is { } named) return named;
        SyntaxToken right = code.Root.FindToken(position);
        SyntaxToken left = position > 0 ? code.Root.FindToken(position - 1) : default;

        // Text and comments say nothing, wherever they are.
        SyntaxToken at = right.Span.Contains(position) ? right : left;
        if (at.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            || code.Root.FindTrivia(position).Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
        {
            return null;
        }
        for (SyntaxNode? node = at.Parent; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is not (BaseArgumentListSyntax or AttributeArgumentListSyntax) || node.SpanStart >= position) continue;
            ISymbol? called = CallOverloads.Chosen(code.Model, node) ?? CallOverloads.Of(code.Model, node).FirstOrDefault();
            return called is null ? null : (called, node.GetFirstToken().GetPreviousToken());
        }

        return null;
    }

    private static ISymbol? Symbol(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent is not { } node) return null;
        if (token.IsKind(SyntaxKind.IdentifierToken) && model.GetDeclaredSymbol(node) is { } declared) return declared;
        if (node is SimpleNameSyntax name)
        {
            // What is hovered over in `new Value(3)` is how to make one.
            SyntaxNode outer = name.Parent is QualifiedNameSyntax qualified && qualified.Right == name ? qualified : name;
            if (outer.Parent is ObjectCreationExpressionSyntax creation && creation.Type == outer
                && model.GetSymbolInfo(creation).Symbol is { } constructor)
            {
                return constructor;
            }

            return Best(model.GetSymbolInfo(name));
        }

        return node switch
        {
            PredefinedTypeSyntax type => model.GetTypeInfo(type).Type,
            BinaryExpressionSyntax binary when binary.OperatorToken == token => Operator(model, binary),
            AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.OperatorToken == token =>
                Operator(model, assignment),
            PrefixUnaryExpressionSyntax unary when unary.OperatorToken == token => Operator(model, unary),
            PostfixUnaryExpressionSyntax unary when unary.OperatorToken == token => Operator(model, unary),
            ImplicitObjectCreationExpressionSyntax creation when creation.NewKeyword == token => model.GetSymbolInfo(creation).Symbol,
            _ => null,
        };
    }

    // A number's own operators have nothing to tell.
    private static ISymbol? Operator(SemanticModel model, SyntaxNode node) =>
        model.GetSymbolInfo(node).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } symbol ? symbol : null;

    private static ISymbol? Best(SymbolInfo info)
    {
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol is IAliasSymbol alias ? alias.Target : symbol;
    }
}
