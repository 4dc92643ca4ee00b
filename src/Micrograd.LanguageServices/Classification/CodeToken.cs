using System.Collections.Immutable;

namespace Micrograd.LanguageServices;

/// <summary>A name in a cell, and what it is.</summary>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">The column where it begins, in UTF-16 units, counted from 1.</param>
/// <param name="Length">Its length, in UTF-16 units.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Modifiers">What else is to be said about it.</param>
public sealed record CodeToken(int Line, int Column, int Length, TokenKind Kind, ImmutableArray<TokenModifier> Modifiers);

/// <summary>What a name is: the standard token types of the Language Server Protocol.</summary>
public enum TokenKind
{
    /// <summary>A namespace.</summary>
    Namespace,

    /// <summary>A class.</summary>
    Class,

    /// <summary>A struct.</summary>
    Struct,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A delegate, or any other type.</summary>
    Type,

    /// <summary>A type parameter.</summary>
    TypeParameter,

    /// <summary>A member of an enum.</summary>
    EnumMember,

    /// <summary>A method of a type.</summary>
    Method,

    /// <summary>A method of a cell, or a local one.</summary>
    Function,

    /// <summary>A property or a field.</summary>
    Property,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A variable of a cell, or a local one.</summary>
    Variable,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A word that is one of the language where it stands, and a name elsewhere.</summary>
    Keyword,
}

/// <summary>What else is to be said about a name: standard token modifiers of the Language Server Protocol.</summary>
public enum TokenModifier
{
    /// <summary>It is declared here.</summary>
    Declaration,

    /// <summary>It belongs to a type, not to its objects.</summary>
    Static,

    /// <summary>It can't be assigned to.</summary>
    Readonly,

    /// <summary>It is said to be obsolete.</summary>
    Deprecated,
}
