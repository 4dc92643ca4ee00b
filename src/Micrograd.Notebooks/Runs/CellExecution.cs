using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Runs;

/// <summary>Runs one cell in a session.</summary>
/// <param name="cell">The cell.</param>
/// <param name="show">Gets each output as it comes.</param>
/// <param name="cancellationToken">Interrupts the cell.</param>
public delegate Task<CellStatus> CellExecution(NotebookCell cell, Action<CellOutput> show, CancellationToken cancellationToken);

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
