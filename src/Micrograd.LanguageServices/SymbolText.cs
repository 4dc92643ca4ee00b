using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>Symbols as a reader of C# writes them.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat OfTypes = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat OfOwn = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A parameter as it stands in its method's declaration.</summary>
    public static readonly SymbolDisplayFormat OfParameters = OfOwn;

    private static readonly SymbolDisplayFormat OfMembers = OfOwn.AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>How many other overloads a method has, as a remark behind it.</summary>
    public static string More(int others) => others <= 0 ? "" : $" (+{others} {(others == 1 ? "overload" : "overloads")})";

    /// <summary>A declaration on one line.</summary>
    public static string Signature(ISymbol symbol) => symbol.ToDisplayString(Format(symbol));

    /// <summary>A declaration on one line, in parts that tell where its parameters are.</summary>
    public static System.Collections.Immutable.ImmutableArray<SymbolDisplayPart> Parts(ISymbol symbol) => symbol.ToDisplayParts(Format(symbol));

    /// <summary>True for what a cell declares at its top level: Roslyn keeps it as members of a class that the reader never sees.</summary>
    public static bool IsOfCell(ISymbol symbol) => symbol.ContainingType?.IsScriptClass == true;

    /// <summary>An editor's icon for a symbol.</summary>
    public static CompletionKind Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => CompletionKind.Namespace,
        ITypeParameterSymbol => CompletionKind.TypeParameter,
        ITypeSymbol type => type.TypeKind switch
        {
            TypeKind.Struct => CompletionKind.Struct,
            TypeKind.Interface => CompletionKind.Interface,
            TypeKind.Enum => CompletionKind.Enum,
            TypeKind.Delegate => CompletionKind.Delegate,
            _ => CompletionKind.Class,
        },
        IAliasSymbol alias => Kind(alias.Target),
        IMethodSymbol => CompletionKind.Method,
        IPropertySymbol => CompletionKind.Property,
        IEventSymbol => CompletionKind.Event,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => CompletionKind.EnumMember,
        IFieldSymbol => IsOfCell(symbol) ? CompletionKind.Variable : CompletionKind.Field,
        IParameterSymbol => CompletionKind.Parameter,
        _ => CompletionKind.Variable,
    };

    private static SymbolDisplayFormat Format(ISymbol symbol) =>
        symbol is ITypeSymbol { SpecialType: not SpecialType.None } ? OfTypes.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes)
        : symbol is ITypeSymbol or INamespaceSymbol ? OfTypes
        : IsOfCell(symbol) || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.LocalFunction } ? OfOwn : OfMembers;
}
