namespace Micrograd.LanguageServices;

/// <summary>Whether a console should run what was typed, or wait for more.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Indent">What the next line should begin with; empty unless more is wanted.</param>
public sealed record CellCompleteness(CompletenessKind Kind, string Indent = "");

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
