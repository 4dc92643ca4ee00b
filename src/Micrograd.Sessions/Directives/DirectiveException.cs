namespace Micrograd.Sessions.Directives;

/// <summary>A directive can't be followed.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="cause">What was thrown underneath.</param>
public sealed class DirectiveException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A part of a cell in another language isn't right.</summary>
/// <param name="name">The kind of the error: <c>DotSyntaxError</c>.</param>
/// <param name="problem">What is wrong, without the place.</param>
/// <param name="line">The line in the part, counted from 1.</param>
/// <param name="column">The column in that line, counted from 1.</param>
/// <param name="cause">What was thrown underneath.</param>
public sealed class CellTextException(string name, string problem, int line, int column, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>The kind of the error.</summary>
    public string Name { get; } = name;

    /// <summary>The line in the part, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column in that line, counted from 1.</summary>
    public int Column { get; } = column;
}
