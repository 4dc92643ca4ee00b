using System.Collections.Immutable;

namespace Micrograd.LanguageServices;

/// <summary>A way to mend a cell.</summary>
/// <param name="Title">What it does, in words: <c>using System.Diagnostics;</c>.</param>
/// <param name="Edits">The changes that do it.</param>
public sealed record CodeFix(string Title, ImmutableArray<CellEdit> Edits);
