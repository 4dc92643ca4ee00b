namespace Micrograd.Notebooks.Runs;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>How long a cell may run before it is interrupted; as long as it likes when null.</summary>
    public TimeSpan? CellTimeLimit { get; init; }

    /// <summary>How long to wait for an interrupted cell to stop before it is left to itself.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Called when a cell starts (<see cref="CellOutcome.Running"/>) and when it has ended.</summary>
    public Action<CellRun>? Progress { get; init; }
}
