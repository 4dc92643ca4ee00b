using Micrograd.Sessions.Directives;

namespace Micrograd.LanguageServices;

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
