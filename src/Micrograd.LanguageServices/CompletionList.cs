using System.Collections.Immutable;

using Micrograd.Sessions.Directives;

namespace Micrograd.LanguageServices;

/// <summary>What can stand at a place in a cell, best first.</summary>
/// <param name="Start">Where the text begins that an item replaces, in UTF-16 units from the start of the cell.</param>
/// <param name="End">Where that text ends: the end of the word that the place is in.</param>
/// <param name="Items">The items; those that begin as the reader has begun stand before those that match otherwise.</param>
public sealed record CompletionList(int Start, int End, ImmutableArray<CompletionItem> Items);

/// <summary>Something that can stand at a place in a cell.</summary>
/// <param name="Text">What is inserted, and what a list shows.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">Its declaration on one line, such as <c>void Value.Backward()</c>; empty when there is nothing to say.</param>
public sealed record CompletionItem(string Text, CompletionKind Kind, string Detail);

/// <summary>What a completion stands for: an editor's icon.</summary>
public enum CompletionKind
{
    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A class.</summary>
    Class,

    /// <summary>A struct.</summary>
    Struct,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A member of an enum.</summary>
    EnumMember,

    /// <summary>A delegate type.</summary>
    Delegate,

    /// <summary>A namespace.</summary>
    Namespace,

    /// <summary>A method, an extension method or a function of a cell.</summary>
    Method,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A field.</summary>
    Field,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A variable of the session, or a local variable.</summary>
    Variable,

    /// <summary>A parameter, or an argument's name.</summary>
    Parameter,

    /// <summary>A type parameter.</summary>
    TypeParameter,

    /// <summary>A directive of the notebook.</summary>
    Directive,

    /// <summary>A file or a folder, in a directive's path.</summary>
    File,
}
