namespace Micrograd.Sessions.Cells;

/// <summary>What a cell waits for before its code runs: packages that are fetched, say.</summary>
/// <param name="Text">What is being done, in a few words.</param>
/// <param name="Done">True when it has come to its end, one way or the other.</param>
public sealed record CellProgress(string Text, bool Done = false);
