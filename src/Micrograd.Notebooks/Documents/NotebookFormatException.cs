namespace Micrograd.Notebooks.Documents;

/// <summary>A document is not a notebook that can be read. The message says where and what is wrong, and what to do.</summary>
public sealed class NotebookFormatException : FormatException
{
    /// <summary>An error without a place.</summary>
    public NotebookFormatException()
    {
    }

    /// <summary>An error with a whole message.</summary>
    public NotebookFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a whole message and its cause.</summary>
    public NotebookFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal NotebookFormatException(string? path, string problem, Exception? innerException = null)
        : base(path is null ? problem : $"{path}: {problem}", innerException) => Path = path;

    internal NotebookFormatException(string? path, int line, int column, string problem, Exception? innerException = null)
        : base(path is null ? $"line {line}, column {column}: {problem}" : $"{path}({line},{column}): {problem}", innerException) =>
        (Path, Line, Column) = (path, line, column);

    internal NotebookFormatException(string? path, int cell, string problem)
        : this(path, $"cell {cell}: {problem}") => Cell = cell;

    /// <summary>The file, when the document came from one.</summary>
    public string? Path { get; }

    /// <summary>The cell with the mistake, counted from 1 over cells of every kind; null when it isn't in a cell.</summary>
    public int? Cell { get; }

    /// <summary>The line of the file, counted from 1, when its JSON is broken.</summary>
    public int? Line { get; }

    /// <summary>The column in that line, counted from 1.</summary>
    public int? Column { get; }
}
