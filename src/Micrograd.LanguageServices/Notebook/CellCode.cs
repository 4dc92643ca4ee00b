namespace Micrograd.LanguageServices;

/// <summary>A code cell of a notebook, as it stands in the editor.</summary>
/// <param name="Id">Names the cell: as long as the cell is there, whatever its text and its place.</param>
/// <param name="Code">Its text, with its directives.</param>
public sealed record CellCode(string Id, string Code);
