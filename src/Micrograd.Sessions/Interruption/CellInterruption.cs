using System.Runtime.ExceptionServices;

namespace Micrograd.Sessions.Interruption;

/// <summary>
/// Stops what a thread runs for a cell, more than once if need be: a check in the cell's own code throws, an await is cancelled, a sleep or a wait is woken up.
/// What then still runs, in a library's loop, is left behind: nothing else is safe. (An abort by <see cref="System.Runtime.ControlledExecution"/> ended the
/// process in one of five tries.)
/// </summary>
#pragma warning disable CA1001, CA2000 // The sources hold nothing of the system, and what the cell has left running may still look at their tokens.
internal sealed class CellInterruption
#pragma warning restore CA1001
{
    /// <summary>Between two attempts: <c>finally</c> blocks have this time, undisturbed.</summary>
    private const int Again = 500;

    private const int Attempts = 4;

    /// <summary>How long what can't be stopped is waited for before it is left behind.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(Attempts * Again);

    /// <summary>How long after the cell's end the checks on its other threads still throw.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(10);

    private static int _count;

    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private readonly Action _leave;
    private readonly CancellationTokenRegistration _registration;
    private CancellationTokenSource _awaits = new();
    private Timer? _timer;
    private int _attempts;
    private int _requested;
    private bool _isOver;

    /// <summary>Watches over what the thread is about to run.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="leave">Called when it can't be stopped.</param>
    /// <param name="cancellationToken">Asks for the interrupt.</param>
    public CellInterruption(Thread thread, Action leave, CancellationToken cancellationToken)
    {
        _thread = thread;
        _leave = leave;
        _registration = cancellationToken.Register(Begin);
    }

    /// <summary>True while any cell of the process is being interrupted, or was a moment ago: all that a check asks most of the time.</summary>
    public static bool AreAny => Volatile.Read(ref _count) > 0;

    /// <summary>Cancelled at the next attempt.</summary>
    public CancellationToken Token => Volatile.Read(ref _awaits).Token;

    /// <summary>True when waiting on brings nothing: what the thread waits for can't be cancelled.</summary>
    public bool IsInVain => Volatile.Read(ref _attempts) > 2;

    /// <summary>True while the thread waits for what the cell awaits.</summary>
    public bool IsAwaiting { get; set; }

    /// <summary>Throws on the cell's thread once for each attempt, so that its <c>finally</c> blocks run; on others, which it has started, always.</summary>
    public void Check()
    {
        if (Volatile.Read(ref _attempts) == 0) return;
        if (Thread.CurrentThread != _thread || Take()) throw new CellInterruptedException();
    }

    /// <summary>True for what no clause of the cell may catch: what the interruption has thrown, and what a library has wrapped around it; from the second
    /// attempt on for all else, too, which a <c>finally</c> block may have thrown in its place.</summary>
    public bool Ends(Exception? exception)
    {
        int attempts = Volatile.Read(ref _attempts);
        if (attempts != 1) return attempts > 1;
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is CellInterruptedException or ThreadInterruptedException) return true;
            if (exception is AggregateException several && several.InnerExceptions.Skip(1).Any(Ends)) return true;
        }

        return false;
    }

    /// <summary>An attempt has succeeded: the checks in <c>finally</c> blocks needn't throw any more.</summary>
    /// <returns>False when another way to the cell was quicker.</returns>
    public bool Take() => Interlocked.Exchange(ref _requested, 0) == 1;

    /// <summary>The thread has come to the end of it, one way or the other. To be called again when it was interrupted.</summary>
    public void End()
    {
        _registration.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_timer is null) return;
            _timer.Dispose();
            AppDomain.CurrentDomain.FirstChanceException -= TakeIfWokenUp;

            // A thread that the cell has started may come to its next check only now.
            Task.Delay(Aftermath).ContinueWith(
                static _ => Interlocked.Decrement(ref _count),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_isOver) return;
            Interlocked.Increment(ref _count);
            AppDomain.CurrentDomain.FirstChanceException += TakeIfWokenUp;
            _timer = new Timer(_ => Attempt(), null, 0, Again);
        }
    }

    private void TakeIfWokenUp(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        // A loop that catches whatever is thrown would catch every wake-up: from the second attempt on its checks throw too.
        if (thrown.Exception is ThreadInterruptedException && Thread.CurrentThread == _thread && !IsAwaiting && Volatile.Read(ref _attempts) == 1) Take();
    }

    private void Attempt()
    {
        CancellationTokenSource awaits;
        int attempt;
        lock (_gate)
        {
            if (_isOver) return;
            attempt = ++_attempts;
            _requested = 1;

            // What a finally block awaits is not cancelled along.
            awaits = _awaits;
            Volatile.Write(ref _awaits, new CancellationTokenSource());
            _thread.Interrupt();
        }

        awaits.Cancel();
        if (attempt == Attempts + 1) _leave();
    }
}
