namespace Micrograd.Notebooks;

/// <summary>
/// Stops what a thread runs for a cell. First politely, and more than once: a check in the cell's own code throws, an await is cancelled, a sleep or a wait is
/// woken up. What then still runs, in a library's loop, is aborted: nothing that it holds is safe then, so that this is the last resort.
/// </summary>
internal sealed class CellInterruption : IDisposable
{
    /// <summary>Between two attempts: <c>finally</c> blocks have this time, undisturbed.</summary>
    private const int Again = 500;

    private const int PoliteAttempts = 4;

    private static int _count;

    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationTokenRegistration _registration;
    private CancellationTokenSource _awaits = new();
    private Timer? _timer;
    private int _attempts;
    private int _requested;
    private bool _isOver;

    /// <summary>Watches over what the thread is about to run.</summary>
    public CellInterruption(Thread thread, CancellationToken cancellationToken)
    {
        _thread = thread;
        _registration = cancellationToken.Register(Begin);
    }

    /// <summary>True while any cell of the process is being interrupted: all that a check asks most of the time.</summary>
    public static bool AreAny => Volatile.Read(ref _count) > 0;

    /// <summary>Cancelled at the next attempt.</summary>
    public CancellationToken Token => Volatile.Read(ref _awaits).Token;

    /// <summary>For <see cref="System.Runtime.ControlledExecution"/>.</summary>
    public CancellationToken Abort => _abort.Token;

    /// <summary>True when waiting on brings nothing: what the thread waits for can't be cancelled.</summary>
    public bool IsInVain => Volatile.Read(ref _attempts) > 1;

    /// <summary>Throws on the cell's thread once for each attempt, so that its <c>finally</c> blocks run; on others, which it has started, always.</summary>
    public void Check()
    {
        if (Volatile.Read(ref _attempts) == 0) return;
        if (Thread.CurrentThread != _thread || Interlocked.Exchange(ref _requested, 0) == 1) throw new OperationCanceledException("The cell was interrupted.");
    }

    /// <summary>The thread has come to the end of it, one way or the other.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_timer is null) return;
            _timer.Dispose();
            Interlocked.Decrement(ref _count);
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_isOver) return;
            Interlocked.Increment(ref _count);
            _timer = new Timer(_ => Attempt(), null, 0, Again);
        }
    }

    private void Attempt()
    {
        CancellationTokenSource awaits;
        lock (_gate)
        {
            if (_isOver) return;
            _attempts++;
            _requested = 1;

            // What a finally block awaits is not cancelled along.
            awaits = _awaits;
            Volatile.Write(ref _awaits, new CancellationTokenSource());
            _thread.Interrupt();
        }

        awaits.Cancel();
        if (_attempts > PoliteAttempts) _abort.Cancel();
    }
}
