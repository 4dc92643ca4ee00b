using System.Runtime.Loader;

namespace Micrograd.Notebooks;

/// <summary>Runs the cells of a C# notebook, one after the other, and keeps their variables, types and usings.</summary>
/// <example><code>
/// using var session = new CSharpSession();
/// await session.ExecuteAsync("var x = 3;", Console.WriteLine);
/// await session.ExecuteAsync("x * x", Console.WriteLine);   // ResultOutput { Data = 9 }
/// </code></example>
public sealed class CSharpSession : IDisposable
{
    private readonly SubmissionRunner _runner;
#pragma warning disable CA2213 // A cell that is being interrupted still uses both; neither holds anything of the system.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _ended = new();
#pragma warning restore CA2213

    /// <summary>A fresh session.</summary>
    /// <param name="options">Where files and assemblies come from; the file system when null.</param>
    public CSharpSession(SessionOptions? options = null)
    {
        Options = options ?? new SessionOptions();
        CellConsole.Install();
        _runner = new SubmissionRunner(Options);
    }

    /// <summary>What the session was made with.</summary>
    public SessionOptions Options { get; }

    internal AssemblyLoadContext Assemblies => _runner.Assemblies;

    /// <summary>How many cells have been started. The running cell is named by it in errors: <c>cell 3</c>.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Loads the compiler and compiles something small, so that the reader's first cell comes quickly. May be left out.</summary>
    public Task WarmUpAsync(CancellationToken cancellationToken = default) =>
        OnPool(() => _runner.WarmUpAsync(cancellationToken), cancellationToken);

    /// <summary>Runs a cell to its end. Cells given while one is running wait for their turn.</summary>
    /// <param name="code">C#, with directives (<c>#r</c>, <c>#load</c>, <c>#!time</c>, …) where wanted.</param>
    /// <param name="show">
    /// Gets each output as it comes, in order, the error included; called from one thread at a time. Work that the cell leaves running may call
    /// it after the cell's end.
    /// </param>
    /// <param name="cancellationToken">Interrupts the running cell: a loop, a sleep or an await.</param>
    /// <returns>How it ended. Errors of the cell are reported there and through <paramref name="show"/>, never thrown.</returns>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public async Task<CellStatus> ExecuteAsync(string code, Action<CellOutput> show, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        var scope = new CellScope(_runner.Formatter, show);
        try
        {
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            scope.Show(ErrorReport.Interrupted());
            return CellStatus.Cancelled;
        }

        try
        {
            var cell = new CellInterpreter(_runner, Options, scope, $"cell {++ExecutionCount}");
            return await OnPool(() => cell.RunAsync(code, either.Token), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Interrupts what is running, ends the session and lets go of all that it loaded.</summary>
    public void Dispose()
    {
        if (_ended.IsCancellationRequested) return;
        _ended.Cancel();
        _runner.Dispose();
    }

    // The caller's thread is free while Roslyn works, where there are threads.
    private Task<T> OnPool<T>(Func<Task<T>> work, CancellationToken cancellationToken) => Options.OwnThread ? Task.Run(work, cancellationToken) : work();

    private Task OnPool(Func<Task> work, CancellationToken cancellationToken) => Options.OwnThread ? Task.Run(work, cancellationToken) : work();
}
