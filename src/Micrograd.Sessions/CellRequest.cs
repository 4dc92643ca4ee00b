using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions;

/// <summary>A cell to run, with what its host knows about it.</summary>
/// <param name="Code">C#, with directives where wanted; or text in another <see cref="Language"/>.</param>
public sealed record CellRequest(string Code)
{
    /// <summary>The language of the text, as the directive without its <c>#!</c> names it: <c>dot</c>; null for C#.</summary>
    public string? Language { get; init; }

    /// <summary>What errors call the cell. <c>cell 3</c> for the third when it is null; a named cell isn't counted.</summary>
    public string? Name { get; init; }

    /// <summary>The host's own name for the cell, which the places of an error bear, and by which questions know it; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// Hears what the session does before the cell's code runs, if that takes long; null when nobody wants to. It is called from any thread, in order, and last
    /// with a <see cref="CellProgress"/> that is done.
    /// </summary>
    public Action<CellProgress>? Progress { get; init; }

    /// <summary>
    /// Puts a question to the user and waits for the answer; null when there is nobody to ask. It is called on the cell's thread, and ended by
    /// <see cref="Thread.Interrupt"/> when the cell is interrupted.
    /// </summary>
    public Func<InputRequest, string>? Ask { get; init; }
}
