namespace Micrograd.LanguageServices;

/// <summary>Whether a console should run what was typed, or wait for more.</summary>
public enum CompletenessKind
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>Something is still missing at its end.</summary>
    Incomplete,

    /// <summary>No further line can put it right.</summary>
    Invalid,
}
