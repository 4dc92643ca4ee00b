using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>The candidates for one place, and how symbols become some.</summary>
/// <param name="code">The code, with an identifier at that place.</param>
/// <param name="word">That identifier.</param>
/// <param name="beyond">What could be named besides all that is in scope.</param>
internal sealed class CandidateList(EditedCode code, SyntaxToken word, Lazy<ImmutableArray<ISymbol>> beyond)
{
    private readonly SemanticModel _model = code.Model;

    /// <summary>All that were added, in no order; names may come more than once, for their overloads.</summary>
    public List<Candidate> Found { get; } = [];

    private int Position => word.SpanStart;

    /// <summary>The type of a nullable value's value; any other type as it is.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>A candidate as it is.</summary>
    public void Add(Candidate candidate) => Found.Add(candidate);

    /// <summary>What can be said of an object of a type.</summary>
    public void AddInstanceMembers(ITypeSymbol type)
    {
        foreach (ISymbol member in _model.LookupSymbols(Position, type, includeReducedExtensionMethods: true))
        {
            if (!member.IsStatic && member is not ITypeSymbol) AddMember(member, type);
        }
    }

    /// <summary>What can be said of a type itself.</summary>
    public void AddStaticMembers(ITypeSymbol type)
    {
        foreach (ISymbol member in _model.LookupStaticMembers(Position, type))
        {
            // In a class that derives from it, nothing static of object is meant.
            if (member.ContainingType?.SpecialType != SpecialType.System_Object || type.SpecialType == SpecialType.System_Object) AddMember(member, type);
        }
    }

    /// <summary>A member, as near as its declaration is to the type that it is asked of.</summary>
    public void AddMember(ISymbol member, ITypeSymbol? type)
    {
        if (member is IPropertySymbol { IsIndexer: true }) return;
        Nearness nearness = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => Nearness.Further,
            _ when member.ContainingType?.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType || IsOfObject(member) =>
                Nearness.OfEveryObject,
            _ when SymbolEqualityComparer.Default.Equals(member.ContainingType, type) => Nearness.Declared,
            _ => Nearness.Inherited,
        };
        Add(member, nearness);
    }

    private static bool IsOfObject(ISymbol member)
    {
        if (member is not IMethodSymbol { IsOverride: true } method) return false;
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method.ContainingType.SpecialType == SpecialType.System_Object;
    }

    /// <summary>What a namespace or a type contains; without one, all that is in scope.</summary>
    public void AddNamespacesAndTypes(INamespaceOrTypeSymbol? container, bool namespacesOnly = false)
    {
        foreach (ISymbol symbol in _model.LookupNamespacesAndTypes(Position, container))
        {
            if (namespacesOnly && symbol is not INamespaceSymbol) continue;
            Add(symbol, symbol is INamespaceSymbol && !namespacesOnly && container is null ? Nearness.Further : Nearness.Type);
        }

        if (container is null && !namespacesOnly) AddBeyond(static symbol => symbol is ITypeSymbol);
    }

    /// <summary>Attributes, and the namespaces that may have more.</summary>
    public void AddAttributes()
    {
        foreach (ISymbol symbol in _model.LookupNamespacesAndTypes(Position))
        {
            if (symbol is INamespaceSymbol) Add(symbol, Nearness.Further);
            if (symbol is not INamedTypeSymbol { IsAbstract: false } type || !DerivesFromAttribute(type)) continue;
            Found.Add(new Candidate(type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name[..^"Attribute".Length] : type.Name, Nearness.Type, type));
        }
    }

    private static bool DerivesFromAttribute(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }

    /// <summary>Every name that can begin an expression.</summary>
    public void AddSymbolsInScope()
    {
        bool isTop = _model.GetEnclosingSymbol(Position) is { } around && (around is INamedTypeSymbol { IsScriptClass: true } || SymbolText.IsOfCell(around));
        foreach (ISymbol symbol in _model.LookupSymbols(Position))
        {
            switch (symbol)
            {
                case ILocalSymbol or IRangeVariableSymbol or IParameterSymbol or ITypeParameterSymbol:
                    if (!IsDeclaredLater(symbol)) Add(symbol, Nearness.Own);
                    break;
                case INamespaceSymbol:
                    Add(symbol, Nearness.Further);
                    break;
                case ITypeSymbol or IAliasSymbol:
                    Add(symbol, Nearness.Type);
                    break;
                case IPropertySymbol { IsIndexer: true }:
                    break;
                default:
                    if (isTop && symbol.ContainingType?.SpecialType == SpecialType.System_Object) break;
                    if (SymbolText.IsOfCell(symbol) ? !(symbol is IFieldSymbol && isTop && IsDeclaredLater(symbol)) : true) AddInScope(symbol);
                    break;
            }
        }

        AddBeyond(static _ => true);
    }

    // What is in scope hides what isn't.
    private void AddBeyond(Func<ISymbol, bool> isWanted)
    {
        if (beyond.Value.IsEmpty) return;
        HashSet<string> known = [.. Found.Select(candidate => candidate.Text)];
        foreach (ISymbol symbol in beyond.Value.Where(isWanted))
        {
            if (!known.Contains(Escaped(symbol.Name))) Add(symbol, symbol is ITypeSymbol ? Nearness.Type : Nearness.Own);
        }
    }

    private void AddInScope(ISymbol symbol)
    {
        if (symbol.ContainingType?.SpecialType == SpecialType.System_Object) Add(symbol, Nearness.OfEveryObject);
        else Add(symbol, Nearness.Own);
    }

    private bool IsDeclaredLater(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is [{ } place, ..] && place.SyntaxTree == code.Tree && place.Span.End >= Position
        && (place.Span.Start >= Position || place.GetSyntax() is VariableDeclaratorSyntax);

    /// <summary>A type that the place wants: an enum by its members, else itself.</summary>
    public void AddPreferred(ITypeSymbol type)
    {
        type = Underlying(type);
        if (type is not INamedTypeSymbol || type.TypeKind == TypeKind.Error) return;
        if (type.SpecialType is not SpecialType.None and not SpecialType.System_DateTime) return;
        string name = type.ToMinimalDisplayString(_model, Position);
        if (type.TypeKind == TypeKind.Enum)
        {
            foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>().Where(member => member.IsConst))
            {
                if (word.Parent?.Parent is not ObjectCreationExpressionSyntax) Found.Add(new Candidate($"{name}.{Escaped(member.Name)}", Nearness.Wanted, member));
            }
        }
        else if (word.Parent?.Parent is ObjectCreationExpressionSyntax && !type.IsAbstract)
        {
            Found.Add(new Candidate(name, Nearness.Wanted, type));
        }
    }

    /// <summary>A symbol by its name, if that can be written.</summary>
    public void Add(ISymbol symbol, Nearness nearness)
    {
        if (!SymbolFilter.CanBeWritten(symbol)) return;
        if (symbol.DeclaringSyntaxReferences.Any(place => place.SyntaxTree == code.Tree && place.Span == word.Span)) return;
        Found.Add(new Candidate(Escaped(symbol.Name), nearness, symbol));
    }

    /// <summary>Words of the language.</summary>
    public void AddKeywords(IEnumerable<string> keywords)
    {
        foreach (string keyword in keywords) Found.Add(new Candidate(keyword, Nearness.Keyword));
    }

    /// <summary>A name as it is written where it is a keyword too.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
