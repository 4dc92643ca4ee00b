namespace Micrograd.LanguageServices;

/// <summary>Something that a cell declares. Lines and columns count from 1.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What is to be said beside the name: a variable's type, a method's parameters; may be empty.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">How deep it stands: 0 for what the cell itself declares, 1 for what is in the last of level 0 before it, and so on.</param>
/// <param name="Line">The line where the declaration begins.</param>
/// <param name="Column">The column where it begins.</param>
/// <param name="EndLine">The line where it ends.</param>
/// <param name="EndColumn">The column after its last character.</param>
/// <param name="NameLine">The line of the name.</param>
/// <param name="NameColumn">The column where the name begins.</param>
/// <param name="NameEndColumn">The column after the name.</param>
public sealed record OutlineItem(
    string Name, string Detail, CompletionKind Kind, int Level, int Line, int Column, int EndLine, int EndColumn,
    int NameLine, int NameColumn, int NameEndColumn);
