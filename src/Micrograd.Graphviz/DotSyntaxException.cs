using System.Diagnostics.CodeAnalysis;

namespace Micrograd.Graphviz;

/// <summary>A DOT text can't be read. The message says what was found, where, and what should stand there.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without a place it would not be such an error.")]
public sealed class DotSyntaxException : FormatException
{
    private DotSyntaxException(string problem, int line, int column)
        : base($"Line {line}, column {column}: {problem}")
    {
        Problem = problem;
        Line = line;
        Column = column;
    }

    internal static DotSyntaxException Of(string problem, int line, int column) => new(problem, line, column);

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The column in that line, counted from 1 in UTF-16 units.</summary>
    public int Column { get; }
}
