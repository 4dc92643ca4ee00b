namespace Micrograd.Sessions.Cells;

/// <summary>A cell's question to the user.</summary>
/// <param name="Prompt">What to ask; may be empty.</param>
/// <param name="IsPassword">True when the answer must not be seen.</param>
public sealed record InputRequest(string Prompt, bool IsPassword = false)
{
    /// <summary>Cancelled when the cell is interrupted, and needs no answer any more.</summary>
    public CancellationToken Interrupted { get; init; }
}
