namespace Micrograd.Notebooks.Runs;

/// <summary>How a cell's execution ended.</summary>
public enum CellStatus
{
    /// <summary>It came to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or threw.</summary>
    Failed,

    /// <summary>It was interrupted. Variables keep what they held.</summary>
    Cancelled,
}
