using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>Says of each name in C# what it is.</summary>
internal static class Classifier
{
    /// <summary>The names in a cell, in their order. What nobody has declared isn't among them.</summary>
    public static ImmutableArray<CodeToken> Classify(EditedCell cell, CancellationToken cancellationToken)
    {
        var tokens = ImmutableArray.CreateBuilder<CodeToken>();
        foreach (EditedCode piece in cell.Own)
        {
            foreach (SyntaxToken token in piece.Root.DescendantTokens(descendIntoTrivia: true))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!token.IsKind(SyntaxKind.IdentifierToken) || token.IsMissing || Kind(piece.Model, token) is not var (kind, symbol)) continue;
                (int line, int column) = cell.Text.Place(token.SpanStart);
                tokens.Add(new CodeToken(line, column, token.Span.Length, kind, Modifiers(piece.Model, token, symbol)));
            }
        }

        return [.. tokens.OrderBy(token => (token.Line, token.Column))];
    }

    private static (TokenKind Kind, ISymbol? Symbol)? Kind(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent is IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true } or IdentifierNameSyntax { IsNuint: true }
            && model.GetAliasInfo((IdentifierNameSyntax)token.Parent) is null && model.GetSymbolInfo(token.Parent).Symbol?.Name != token.ValueText)
        {
            return (TokenKind.Keyword, null);
        }

        if (token.Parent is IdentifierNameSyntax { Parent: InvocationExpressionSyntax } && token.ValueText == "nameof") return (TokenKind.Keyword, null);
        return Describer.Symbols(model, token).FirstOrDefault() is { } symbol && Kind(symbol) is { } kind ? (kind, symbol) : null;
    }

    private static TokenKind? Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => TokenKind.Namespace,
        ITypeParameterSymbol => TokenKind.TypeParameter,
        IErrorTypeSymbol => null,
        ITypeSymbol type => type.TypeKind switch
        {
            TypeKind.Class => TokenKind.Class,
            TypeKind.Struct => TokenKind.Struct,
            TypeKind.Interface => TokenKind.Interface,
            TypeKind.Enum => TokenKind.Enum,
            _ => TokenKind.Type,
        },
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor } => Kind(symbol.ContainingType),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => TokenKind.Function,
        IMethodSymbol { ReducedFrom: not null } => TokenKind.Method,
        IMethodSymbol => SymbolText.IsOfCell(symbol) ? TokenKind.Function : TokenKind.Method,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => TokenKind.EnumMember,
        IFieldSymbol => SymbolText.IsOfCell(symbol) ? TokenKind.Variable : TokenKind.Property,
        IPropertySymbol => SymbolText.IsOfCell(symbol) ? TokenKind.Variable : TokenKind.Property,
        IEventSymbol => TokenKind.Event,
        IParameterSymbol => TokenKind.Parameter,
        ILocalSymbol or IRangeVariableSymbol => TokenKind.Variable,
        IAliasSymbol alias => Kind(alias.Target),
        _ => null,
    };

    private static ImmutableArray<TokenModifier> Modifiers(SemanticModel model, SyntaxToken token, ISymbol? symbol)
    {
        if (symbol is null) return [];
        var modifiers = ImmutableArray.CreateBuilder<TokenModifier>();
        if (model.GetDeclaredSymbol(token.Parent!) is not null) modifiers.Add(TokenModifier.Declaration);
        if (symbol.IsStatic && symbol is not (INamespaceSymbol or IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum })) modifiers.Add(TokenModifier.Static);
        if (IsReadOnly(symbol)) modifiers.Add(TokenModifier.Readonly);
        if (IsObsolete(symbol)) modifiers.Add(TokenModifier.Deprecated);
        return modifiers.ToImmutable();
    }

    private static bool IsReadOnly(ISymbol symbol) =>
        symbol is IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } or IPropertySymbol { SetMethod: null };

    private static bool IsObsolete(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" });
}
