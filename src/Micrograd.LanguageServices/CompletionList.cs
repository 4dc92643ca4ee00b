using System.Collections.Immutable;

namespace Micrograd.LanguageServices;

/// <summary>What can stand at a place in a cell, best first.</summary>
/// <param name="Start">Where the text begins that an item replaces, in UTF-16 units from the start of the cell.</param>
/// <param name="End">Where that text ends: the end of the word that the place is in.</param>
/// <param name="Items">The items; those that begin as the reader has begun stand before those that match otherwise.</param>
public sealed record CompletionList(int Start, int End, ImmutableArray<CompletionItem> Items);
