namespace Micrograd.LanguageServices;

/// <summary>Whether a console should run what was typed, or wait for more.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Indent">What the next line should begin with; empty unless more is wanted.</param>
public sealed record CellCompleteness(CompletenessKind Kind, string Indent = "");
