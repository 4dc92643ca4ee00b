using System.Globalization;

namespace Micrograd.Sessions.Interruption;

/// <summary>
/// The thread that a session's cells run on. It has a large stack, it runs what follows an <c>await</c> too, and what it runs can be
/// interrupted: a loop, a sleep or an await.
/// </summary>
internal sealed class CellThread : IDisposable
{
    // Deep recursion is what learners write (a topological sort of a long chain). An endless one takes a second to unwind, in proportion.
    private const int StackSize = 16 * 1024 * 1024;

    private readonly Queue<Action> _work = [];
    private readonly Thread _thread;
    private bool _closed;

    private readonly Func<Exception, bool> _showUnhandled;

    /// <param name="showUnhandled">Shows what nobody has caught; false where it knows no place for it.</param>
    public CellThread(Func<Exception, bool> showUnhandled)
    {
        _showUnhandled = showUnhandled;
        _thread = new Thread(Loop, StackSize) { IsBackground = true, Name = "C# session" };
        _thread.Start();
    }

    /// <summary>True when something still runs on the thread that couldn't be stopped: it takes no more work.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Runs a cell's work on the thread, with all that it awaits.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <param name="mayLeave">Whether what earlier cells have left to the thread may be ended, when this is given up before its turn has come.</param>
    /// <returns>A task that ends with the work. It is cancelled when the work was interrupted, even if it couldn't be stopped.</returns>
    public Task<T> RunAsync<T>(Func<CellInterruption, Task<T>> work, CancellationToken cancellationToken, bool mayLeave = true)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationTokenRegistration waiting = cancellationToken.Register(
            mayLeave ? () => _ = LeaveUnlessBegunAsync() : () => done.TrySetCanceled(cancellationToken));
        Add(() =>
        {
            begun.SetResult();
            waiting.Dispose();
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                done.TrySetResult(RunInterruptibly(work, Leave, cancellationToken));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                done.TrySetCanceled(cancellationToken);
            }
            catch (Exception exception)
            {
                done.TrySetException(exception);
            }
        });
        return done.Task;

        // What an earlier cell has left to the thread, in an `async void` method say, may never come to its end.
        async Task LeaveUnlessBegunAsync()
        {
            await begun.Task.WaitAsync(CellInterruption.Patience, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!begun.Task.IsCompleted) Leave();
        }

        void Leave()
        {
            IsLeft = true;
            Dispose();
            done.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>Gives the thread something to do after what it was given before.</summary>
    public void Add(Action work)
    {
        lock (_work)
        {
            if (_closed) return;
            _work.Enqueue(work);
            Monitor.PulseAll(_work);
        }
    }

    /// <summary>Ends the thread when it has come to the end of what it is doing. What waits is dropped.</summary>
    public void Dispose()
    {
        lock (_work)
        {
            _closed = true;
            _work.Clear();
            Monitor.PulseAll(_work);
        }
    }

    private T RunInterruptibly<T>(Func<CellInterruption, Task<T>> work, Action leave, CancellationToken cancellationToken)
    {
        var context = new CellContext(this);
        var interruption = new CellInterruption(_thread, leave, cancellationToken);
        try
        {
            SynchronizationContext.SetSynchronizationContext(context);
            Task<T> running = work(interruption);
            running.ContinueWith(_ => Add(static () => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!running.IsCompleted) (NextOf(interruption) ?? throw new OperationCanceledException()).Invoke();
            return running.GetAwaiter().GetResult();
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested) context.Abandon();
            SynchronizationContext.SetSynchronizationContext(null);
            while (!HasEnded(interruption)) ;
            ForgetInterrupt();
        }
    }

    // An interrupt that comes now would leave it half ended, and go on interrupting the cells that follow.
    private static bool HasEnded(CellInterruption interruption)
    {
        try
        {
            interruption.End();
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    private static void ForgetInterrupt()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
        }
    }

    // What the cell awaits may be cancelled now, and goes on then.
    private Action? NextOf(CellInterruption interruption)
    {
        interruption.IsAwaiting = true;
        try
        {
            while (true)
            {
                try
                {
                    return Next();
                }
                catch (ThreadInterruptedException) when (!interruption.IsInVain)
                {
                }
            }
        }
        finally
        {
            interruption.IsAwaiting = false;
        }
    }

    private void Loop()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        while (Next() is { } work) work();
    }

    // Null when the thread shall end.
    private Action? Next()
    {
        while (true)
        {
            lock (_work)
            {
                if (_work.TryDequeue(out Action? next) || _closed) return next;
                Monitor.Wait(_work);
            }
        }
    }

    /// <summary>Brings what follows an <c>await</c> back to the thread, unless the cell was interrupted meanwhile.</summary>
    private sealed class CellContext(CellThread owner) : SynchronizationContext
    {
        private volatile bool _abandoned;

        public void Abandon() => _abandoned = true;

        public override void Post(SendOrPostCallback d, object? state)
        {
            ExecutionContext? flow = ExecutionContext.Capture();
            owner.Add(() =>
            {
                if (_abandoned) return;
                if (flow is null) Run(d, state);
                else ExecutionContext.Run(flow, _ => Run(d, state), null);
            });
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
            if (Thread.CurrentThread == owner._thread)
            {
                d(state);
                return;
            }

            // The sender waits, and gets what was thrown.
            var done = new TaskCompletionSource();
            Post(
                _ =>
                {
                    try
                    {
                        d(state);
                        done.SetResult();
                    }
                    catch (Exception exception)
                    {
                        done.SetException(exception);
                    }
                },
                null);
            done.Task.GetAwaiter().GetResult();
        }

        public override SynchronizationContext CreateCopy() => this;

        // What an `async void` method throws arrives here, after its cell may have ended. It must not end the process.
        private void Run(SendOrPostCallback d, object? state)
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                d(state);
            }
            catch (Exception exception) when (exception is not ThreadAbortException and not ThreadInterruptedException)
            {
                if (!owner._showUnhandled(exception)) Console.Error.WriteLine($"An exception that nobody awaits: {exception}");
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}
