namespace Micrograd.Sessions;

/// <summary>
/// Whose turn it is in a session: cells come one after the other, and what is asked about values comes between them. A cell doesn't wait for an answer: it is
/// given up.
/// </summary>
#pragma warning disable CA1001 // A cell that is being interrupted still uses the semaphores; they hold nothing of the system.
internal sealed class CellTurns
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1);

    // Questions wait for each other, which they don't do for cells.
    private readonly SemaphoreSlim _questions = new(1);
    private readonly Lock _gate = new();
    private CancellationTokenSource? _between;
    private int _waiting;

    /// <summary>Waits for a cell's turn, which <see cref="End"/> ends.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        GiveUpBetween();
        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate) _waiting--;
        }
    }

    /// <summary>Ends a cell's turn.</summary>
    public void End() => _turn.Release();

    /// <summary>Waits until no cell runs.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task LetPassAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        _turn.Release();
    }

    /// <summary>Does something between cells, one after the other.</summary>
    /// <param name="work">The work, and what is cancelled when a cell comes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came of it; null while a cell runs, when one comes, and when its own time is over.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<T?> BetweenAsync<T>(Func<CancellationToken, Task<T?>> work, CancellationToken cancellationToken)
    {
        await _questions.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            bool isFree = await _turn.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            return isFree ? await InTurnAsync(work, cancellationToken).ConfigureAwait(false) : default;
        }
        finally
        {
            _questions.Release();
        }
    }

    private async Task<T?> InTurnAsync<T>(Func<CancellationToken, Task<T?>> work, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            lock (_gate)
            {
                if (_waiting > 0) return default;
                _between = limit;
            }

            return await work(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
        finally
        {
            lock (_gate) _between = null;
            _turn.Release();
        }
    }

    private void GiveUpBetween()
    {
        lock (_gate)
        {
            _waiting++;
            _between?.Cancel();
        }
    }
}
