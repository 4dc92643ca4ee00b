namespace Micrograd.Sessions.Cells;

/// <summary>One run of a cell.</summary>
/// <param name="cell">The host's own name for the cell; null when it has none.</param>
/// <param name="code">The whole cell, as it was then.</param>
internal sealed class RanCell(string? cell, string code)
{
    public string? Cell { get; } = cell;

    public string Code { get; } = code;
}
