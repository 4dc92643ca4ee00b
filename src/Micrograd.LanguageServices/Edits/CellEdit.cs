namespace Micrograd.LanguageServices;

/// <summary>A change to a cell's text. Lines and columns count from 1, in the text as it was before all changes.</summary>
/// <param name="Cell">The cell; null for the one that was asked about.</param>
/// <param name="Line">The line where the text begins that is replaced.</param>
/// <param name="Column">The column where it begins, in UTF-16 units.</param>
/// <param name="EndLine">The line where it ends.</param>
/// <param name="EndColumn">The column after its last character; its first, where something is inserted.</param>
/// <param name="Text">What stands there from now on.</param>
public sealed record CellEdit(string? Cell, int Line, int Column, int EndLine, int EndColumn, string Text);
