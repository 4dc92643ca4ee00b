namespace Micrograd.LanguageServices;

/// <summary>How likely something is at a place: the order of completions that match equally well.</summary>
internal enum Nearness
{
    /// <summary>What the place asks for: a property in an initializer, an enum's member where the enum is wanted.</summary>
    Wanted,

    /// <summary>Variables, parameters and functions.</summary>
    Own,

    /// <summary>What the type itself declares.</summary>
    Declared,

    /// <summary>What it has from a base type.</summary>
    Inherited,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>Types.</summary>
    Type,

    /// <summary>Extension methods and namespaces.</summary>
    Further,

    /// <summary>What every object has.</summary>
    OfEveryObject,
}
