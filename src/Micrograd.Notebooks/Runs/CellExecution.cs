namespace Micrograd.Notebooks;

/// <summary>Runs one cell: <see cref="CSharpSession.ExecuteAsync(string, Action{CellOutput}, CancellationToken)"/>, or another that does the same.</summary>
/// <param name="code">The cell's text.</param>
/// <param name="show">Gets each output as it comes.</param>
/// <param name="cancellationToken">Interrupts the cell.</param>
public delegate Task<CellStatus> CellExecution(string code, Action<CellOutput> show, CancellationToken cancellationToken);
