namespace Micrograd.Jupyter;

/// <summary>A cell that was run.</summary>
/// <param name="Session">The number of the kernel's life that it was run in: each start of a kernel has the next one.</param>
/// <param name="Line">Its execution count; 0 for the mark that a life begins with.</param>
/// <param name="Source">Its text.</param>
/// <param name="Output">The plain text of its result; null when it had none.</param>
internal sealed record HistoryEntry(int Session, int Line, string Source, string? Output = null);
