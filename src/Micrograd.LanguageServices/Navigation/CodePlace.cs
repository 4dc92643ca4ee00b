namespace Micrograd.LanguageServices;

/// <summary>
/// A place in code: in a cell, in a file, or in code that was decompiled; in none of them, where it is in the text that was asked about. Lines and columns
/// count from 1.
/// </summary>
/// <param name="Cell">The cell; null when it is in none.</param>
/// <param name="File">The full path of a file that <c>#load</c> or <c>#!import</c> names; null when it is in none.</param>
/// <param name="Source">Decompiled code; null when it is in none.</param>
/// <param name="Line">The line where it begins.</param>
/// <param name="Column">The column where it begins, in UTF-16 units.</param>
/// <param name="EndLine">The line where it ends.</param>
/// <param name="EndColumn">The column after its last character.</param>
public sealed record CodePlace(string? Cell, string? File, DecompiledSource? Source, int Line, int Column, int EndLine, int EndColumn);

/// <summary>C# that was made of an assembly, for reading.</summary>
/// <param name="Name">What to call it: <c>List.cs</c>.</param>
/// <param name="Assembly">The simple name of the assembly that it was made of.</param>
/// <param name="Text">The C#.</param>
public sealed record DecompiledSource(string Name, string Assembly, string Text);
