using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>The methods, constructors or indexers that a list of arguments may be meant for.</summary>
internal static class CallOverloads
{
    /// <summary>All of them that can be reached from there.</summary>
    /// <param name="model">What Roslyn knows.</param>
    /// <param name="arguments">An argument list: in parentheses, in brackets, or an attribute's.</param>
    public static ImmutableArray<ISymbol> Of(SemanticModel model, SyntaxNode arguments)
    {
        IEnumerable<ISymbol> found = arguments.Parent switch
        {
            InvocationExpressionSyntax call => Methods(model, call),
            BaseObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation).Type ?? model.GetTypeInfo(creation).ConvertedType),
            ConstructorInitializerSyntax { RawKind: (int)SyntaxKind.ThisConstructorInitializer } own =>
                Constructors(model.GetEnclosingSymbol(own.SpanStart)?.ContainingType),
            ConstructorInitializerSyntax other => Constructors(model.GetEnclosingSymbol(other.SpanStart)?.ContainingType?.BaseType),
            PrimaryConstructorBaseTypeSyntax baseType => Constructors(model.GetTypeInfo(baseType.Type).Type),
            AttributeSyntax attribute => Constructors(model.GetTypeInfo(attribute).Type),
            ElementAccessExpressionSyntax element => Indexers(model.GetTypeInfo(element.Expression).Type),
            _ => [],
        };
        return [.. found.Where(symbol => CanBeReached(model, symbol, arguments.SpanStart)).Distinct(SymbolEqualityComparer.Default)];
    }

    /// <summary>How many other methods of its name, or constructors, its type has that can be reached from a place.</summary>
    public static int Others(SemanticModel model, ISymbol symbol, int position) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, ContainingType: { } type }
            ? type.GetMembers(symbol.Name).Count(member => member is IMethodSymbol && CanBeReached(model, member, position)) - 1
            : 0;

    /// <summary>The one that the compiler takes, as far as it can tell.</summary>
    public static ISymbol? Chosen(SemanticModel model, SyntaxNode arguments) => arguments.Parent is { } call ? model.GetSymbolInfo(call).Symbol : null;

    /// <summary>The parameters of a method or an indexer.</summary>
    public static ImmutableArray<IParameterSymbol> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static bool CanBeReached(SemanticModel model, ISymbol symbol, int position) =>
        model.IsAccessible(position, symbol) && !SymbolFilter.IsHidden(symbol);

    private static ImmutableArray<ISymbol> Methods(SemanticModel model, InvocationExpressionSyntax call)
    {
        ImmutableArray<ISymbol> group = model.GetMemberGroup(call.Expression);
        if (!group.IsEmpty) return group;
        return model.GetTypeInfo(call.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            ? [invoke]
            : model.GetSymbolInfo(call).CandidateSymbols;
    }

    private static ImmutableArray<ISymbol> Constructors(ITypeSymbol? type) => type is INamedTypeSymbol named ? [.. named.InstanceConstructors] : [];

    private static IEnumerable<ISymbol> Indexers(ITypeSymbol? type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (IPropertySymbol indexer in at.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsIndexer)) yield return indexer;
        }

        if (type?.TypeKind != TypeKind.Interface) yield break;
        IEnumerable<ISymbol> inherited = type.AllInterfaces.SelectMany(at => at.GetMembers());
        foreach (IPropertySymbol indexer in inherited.OfType<IPropertySymbol>().Where(property => property.IsIndexer)) yield return indexer;
    }
}
