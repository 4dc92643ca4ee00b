using System.ComponentModel;
using System.Runtime.CompilerServices;

using Micrograd.Sessions.Interruption;

namespace Micrograd.Sessions.Cells;

/// <summary>What the session puts into a cell's loops, methods and awaits, so that the cell can be interrupted there. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellCheck
{
    /// <summary>How much of what .NET keeps back, 128 KB, catch clauses may use.</summary>
    private const int CatchingStack = 32 * 1024;

    // Where on this thread's stack a catch clause was first asked with too little of it left.
    [ThreadStatic]
    private static nint _edge;

    /// <summary>Throws when the cell is being interrupted.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public static void Point()
    {
        if (CellInterruption.AreAny) CellScope.Current?.Interruption?.Check();
    }

    /// <summary>
    /// <see cref="Point"/> at the start of a lambda, which asks besides whether there is stack left: Roslyn, which has every other method ask, leaves a
    /// script's lambdas out.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">There is none.</exception>
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Point();
    }

    /// <summary>The same function, about to be called: <see cref="Enter()"/> where a lambda without braces calls itself.</summary>
    /// <exception cref="InsufficientExecutionStackException">There is no stack left.</exception>
    public static T Enter<T>(T function)
    {
        Enter();
        return function;
    }

    /// <summary>What every catch clause of a cell asks first: false for what ends the cell, which is being interrupted, and where no stack is left to catch
    /// anything on. It runs while the exception looks for its handler, so that it costs nothing where nothing is thrown.</summary>
    public static bool MayCatch(Exception thrown) =>
        HasStack() && (!CellInterruption.AreAny || CellScope.Current?.Interruption is not { } interruption || !interruption.Ends(thrown));

    // .NET keeps the calls that an exception has left on the stack until its catch block ends. In an endless recursion whose calls catch and throw again, each
    // does so above those before it, and uses up even what was kept back for the report.
    private static unsafe bool HasStack()
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _edge = 0;
            return true;
        }

        byte here;
        nint place = (nint)(&here);
        if (place > _edge) _edge = place;
        return _edge - place < CatchingStack;
    }

    /// <summary>The same task, but cancelled when the cell is interrupted.</summary>
    public static Task Await(Task task) => Interruption(task) is { } interruption ? UntilAsync(task, interruption) : task;

    /// <inheritdoc cref="Await(Task)"/>
    public static Task<T> Await<T>(Task<T> task) => Interruption(task) is { } interruption ? UntilAsync(task, interruption) : task;

    /// <inheritdoc cref="Await(Task)"/>
    public static ValueTask Await(ValueTask task) => task.IsCompleted ? task : new ValueTask(Await(task.AsTask()));

    /// <inheritdoc cref="Await(Task)"/>
    public static ValueTask<T> Await<T>(ValueTask<T> task) => task.IsCompleted ? task : new ValueTask<T>(Await(task.AsTask()));

    /// <summary>Whatever else can be awaited, as it is.</summary>
    public static T Await<T>(T awaitable)
        where T : allows ref struct => awaitable;

    private static CellInterruption? Interruption(Task? task) => task is null or { IsCompleted: true } ? null : CellScope.Current?.Interruption;

    private static async Task UntilAsync(Task task, CellInterruption interruption)
    {
        // The token first: an interrupt that comes between the two is met by the token.
        CancellationToken token = interruption.Token;
        interruption.Check();
        try
        {
            await task.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == token)
        {
            interruption.Take();
            throw new CellInterruptedException();
        }
    }

    private static async Task<T> UntilAsync<T>(Task<T> task, CellInterruption interruption)
    {
        await UntilAsync((Task)task, interruption).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }
}
