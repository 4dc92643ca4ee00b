using System.Collections.Immutable;

namespace Micrograd.LanguageServices;

/// <summary>Changes to the text of cells.</summary>
/// <param name="Edits">The changes. No two of them are about the same text.</param>
/// <param name="Problem">Why there can be none, for the reader; null where there can.</param>
public sealed record CellEdits(ImmutableArray<CellEdit> Edits, string? Problem = null);
