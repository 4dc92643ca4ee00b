using System.ComponentModel;

namespace Micrograd.Notebooks;

/// <summary>What the session puts into a cell's loops, methods and awaits, so that the cell can be interrupted there. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellCheck
{
    /// <summary>Throws when the cell is being interrupted.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public static void Point()
    {
        if (CellInterruption.AreAny) CellScope.Current?.Interruption?.Check();
    }

    /// <summary>The same task, but cancelled when the cell is interrupted.</summary>
    public static Task Await(Task task) => Cancellation(task) is { } token ? task.WaitAsync(token) : task;

    /// <inheritdoc cref="Await(Task)"/>
    public static Task<T> Await<T>(Task<T> task) => Cancellation(task) is { } token ? task.WaitAsync(token) : task;

    /// <inheritdoc cref="Await(Task)"/>
    public static ValueTask Await(ValueTask task) => task.IsCompleted ? task : new ValueTask(Await(task.AsTask()));

    /// <inheritdoc cref="Await(Task)"/>
    public static ValueTask<T> Await<T>(ValueTask<T> task) => task.IsCompleted ? task : new ValueTask<T>(Await(task.AsTask()));

    /// <summary>Whatever else can be awaited, as it is.</summary>
    public static T Await<T>(T awaitable) => awaitable;

    private static CancellationToken? Cancellation(Task? task) => task is null or { IsCompleted: true } ? null : CellScope.Current?.Interruption?.Token;
}
