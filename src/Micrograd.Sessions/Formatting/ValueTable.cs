using System.Collections.Immutable;

namespace Micrograd.Sessions.Formatting;

/// <summary>A sequence as a table: a row for each element, a column for each thing that elements have.</summary>
/// <param name="Columns">The columns. All of them have as many cells.</param>
/// <param name="Count">How many rows there would be without a bound; null where only going through all of them could tell.</param>
public sealed record ValueTable(ImmutableArray<TableColumn> Columns, int? Count);

/// <summary>A column of a <see cref="ValueTable"/>.</summary>
/// <param name="Name">A property's name, a key, a place; empty for the elements themselves.</param>
/// <param name="IsNumeric">Whether all that stands in it is a number.</param>
/// <param name="Cells">What stands in the rows, on one line each; null where a row has nothing there.</param>
/// <param name="Ranks">
/// The order of the cells as .NET has it: the same number for what is equal, -1 for what is missing (nothing, and what is not a number). Empty where texts are
/// to be compared.
/// </param>
public sealed record TableColumn(string Name, bool IsNumeric, ImmutableArray<string?> Cells, ImmutableArray<int> Ranks);
