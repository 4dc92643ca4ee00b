namespace Micrograd.LanguageServices;

/// <summary>Something that the compiler has to say about a cell. Lines and columns are the cell's own, counted from 1.</summary>
/// <param name="Line">The line where it begins.</param>
/// <param name="Column">The column where it begins, in UTF-16 units.</param>
/// <param name="EndLine">The line where it ends.</param>
/// <param name="EndColumn">The column after its last character.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Id">The compiler's number for it, such as <c>CS0103</c>.</param>
/// <param name="Message">What is wrong, in words.</param>
public sealed record CellProblem(int Line, int Column, int EndLine, int EndColumn, ProblemSeverity Severity, string Id, string Message);

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>The cell runs, and may not do what its writer meant.</summary>
    Warning,

    /// <summary>The cell won't run.</summary>
    Error,
}
