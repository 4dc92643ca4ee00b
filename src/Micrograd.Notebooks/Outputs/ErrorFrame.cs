namespace Micrograd.Notebooks.Outputs;

/// <summary>A place that the traceback of an error names, so that an editor can lead there.</summary>
/// <param name="Source">What the place is in, as the traceback calls it: <c>cell 3</c>, <c>setup.csx</c>.</param>
/// <param name="Line">The line there, counted from 1.</param>
/// <param name="Column">The column in that line, counted from 1, when it is known.</param>
/// <param name="Text">The line as it ran: its cell may have been edited since, or its file.</param>
/// <param name="TracebackLine">Which line of the traceback names the place, counted from 0.</param>
public sealed record ErrorFrame(string Source, int Line, int? Column, string Text, int TracebackLine)
{
    /// <summary>The method that was running there; null for a cell's top level, and where the compiler found the error.</summary>
    public string? Method { get; init; }

    /// <summary>The cell's id, if its host has given one, or the notebook that it was loaded from.</summary>
    public string? Cell { get; init; }

    /// <summary>The number of the cell's run; null where it has none.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The full path of the script or the notebook that was loaded; null for a cell of the notebook itself.</summary>
    public string? File { get; init; }
}
