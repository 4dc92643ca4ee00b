using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions;

/// <summary>A cell to run, with what its host knows about it.</summary>
/// <param name="Code">C#, with directives where wanted.</param>
public sealed record CellRequest(string Code)
{
    /// <summary>What errors call the cell. <c>cell 3</c> for the third when it is null; a named cell isn't counted.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Puts a question to the user and waits for the answer; null when there is nobody to ask. It is called on the cell's thread, and ended by
    /// <see cref="Thread.Interrupt"/> when the cell is interrupted.
    /// </summary>
    public Func<InputRequest, string>? Ask { get; init; }
}
