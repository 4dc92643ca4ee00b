namespace Micrograd.Sessions.Interruption;

/// <summary>Ends a cell that is being interrupted. The cell's own catch clauses let it pass.</summary>
internal sealed class CellInterruptedException() : OperationCanceledException("The cell was interrupted.");
