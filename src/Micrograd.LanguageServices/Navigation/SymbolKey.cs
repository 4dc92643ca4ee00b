using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>
/// Tells whether two symbols are one thing to a reader, also when they come from two compilations: a type and its constructors, a method and its overrides, a
/// record's parameter and its property.
/// </summary>
/// <param name="Place">Where it is declared in C#, or its name in an assembly.</param>
/// <param name="Line">The line of its declaration, counted from 0; -1 for what comes from an assembly.</param>
/// <param name="Column">The column of its declaration, counted from 0.</param>
internal readonly record struct SymbolKey(string Place, int Line, int Column)
{
    /// <summary>True for what C# in the session declares.</summary>
    public bool IsDeclared => Line >= 0;

    /// <summary>The key of a symbol; null for what has neither a place nor a name.</summary>
    public static SymbolKey? Of(ISymbol symbol)
    {
        symbol = Root(symbol);
        if (symbol.Locations.FirstOrDefault(location => location.IsInSource) is { SourceTree: { } tree } location)
        {
            FileLinePositionSpan span = location.GetLineSpan();
            return new SymbolKey(tree.FilePath, span.StartLinePosition.Line, span.StartLinePosition.Character);
        }

        if (symbol is INamespaceSymbol || symbol.GetDocumentationCommentId() is not { } id) return null;
        return new SymbolKey($"{symbol.ContainingAssembly?.Name}/{id}", -1, -1);
    }

    /// <summary>What a symbol is another form of: a constructed type's definition, a constructor's type, the method that is overridden.</summary>
    public static ISymbol Root(ISymbol symbol)
    {
        symbol = symbol switch
        {
            IAliasSymbol alias => alias.Target,
            IMethodSymbol { ReducedFrom: { } extension } => extension,
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor } own => own.ContainingType,
            IMethodSymbol { AssociatedSymbol: { } property } => property,
            IFieldSymbol { CorrespondingTupleField: { } element, IsExplicitlyNamedTupleElement: false } => element,
            _ => symbol,
        };
        symbol = symbol.OriginalDefinition;
        for (ISymbol? above = symbol; above is not null; above = Overridden(above)) symbol = above.OriginalDefinition;
        return Implemented(symbol)?.OriginalDefinition ?? symbol;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol handler => handler.OverriddenEvent,
        _ => null,
    };

    private static ISymbol? Implemented(ISymbol symbol)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol or IEventSymbol)) return null;
        if (symbol.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) return null;
        return type.AllInterfaces.SelectMany(face => face.GetMembers())
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));
    }
}
