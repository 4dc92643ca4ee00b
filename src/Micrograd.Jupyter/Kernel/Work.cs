namespace Micrograd.Jupyter;

/// <summary>A request that runs code, in the queue of those.</summary>
/// <param name="Request">The request.</param>
/// <param name="Number">Its place among all that ever came, counted from 1.</param>
internal sealed record Work(Request Request, int Number)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the request has been answered.</summary>
    public Task Done => _done.Task;

    public void Finish() => _done.TrySetResult();
}
