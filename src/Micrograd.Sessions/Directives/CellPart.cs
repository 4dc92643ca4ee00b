namespace Micrograd.Sessions.Directives;

/// <summary>A run of lines of a cell in one language, or a single directive.</summary>
/// <param name="Line">The line that it starts at in the cell, counted from 1.</param>
internal abstract record CellPart(int Line);

/// <summary>C# to run, with blank lines before it so that its lines keep their numbers.</summary>
internal sealed record CSharpPart(int Line, string Code) : CellPart(Line);

/// <summary>Text in another language, under the directive that names it.</summary>
internal sealed record TextPart(int Line, string Language, string Text) : CellPart(Line);

/// <summary>A directive on a line of its own.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Name">Its first word, such as <c>#r</c> or <c>#!time</c>, in small letters.</param>
/// <param name="Argument">What it is about: the rest of the line, without quotation marks and comment.</param>
/// <param name="Source">The whole line.</param>
/// <param name="Problem">What is wrong with how it is written, or null.</param>
internal sealed record DirectivePart(int Line, string Name, string Argument, string Source, string? Problem = null) : CellPart(Line);
