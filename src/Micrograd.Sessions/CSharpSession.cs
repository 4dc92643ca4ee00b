using System.Collections.Immutable;
using System.Runtime.Loader;

using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Errors;
using Micrograd.Sessions.Formatting;

using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions;

/// <summary>Runs the cells of a C# notebook, one after the other, and keeps their variables, types and usings.</summary>
/// <example><code>
/// using var session = new CSharpSession();
/// await session.ExecuteAsync("var x = 3;", Console.WriteLine);
/// await session.ExecuteAsync("x * x", Console.WriteLine);   // ResultOutput { Data = 9 }
/// </code></example>
public sealed class CSharpSession : IDisposable
{
    private static readonly TimeSpan ValueTimeLimit = TimeSpan.FromSeconds(2);

    // From what every cell needs to what most do.
    private static readonly ImmutableArray<string> WarmUps =
    [
        "using System;", "1", "var numbers = new List<double> { 1 }; Console.WriteLine(numbers.Sum(x => x * x)); $\"{numbers.Count}\"",
    ];

    private readonly SubmissionRunner _runner;
    private readonly CommTable _comms = new();
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

    /// <summary>The directives that its cells can use: those that every session has, as far as its host has what they need, and those of the host.</summary>
    public ImmutableArray<Directive> Directives =>
        [.. _runner.Directives.All.Where(directive => directive.Needs != HostNeed.Packages || Options.Packages is not null)];

    internal AssemblyLoadContext Assemblies => _runner.Assemblies;

    /// <summary>What the session knows, for those who answer questions about it.</summary>
    internal SubmissionRunner Runner => _runner;

    /// <summary>The version of C# that cells are written in, such as <c>14.0</c>.</summary>
    public string LanguageVersion => Language.ToDisplayString();

    /// <summary>True after its end.</summary>
    internal bool IsDisposed => _ended.IsCancellationRequested;

    /// <summary>The version of C# that cells are written in.</summary>
    internal LanguageVersion Language
    {
        get => _runner.Language;
        set => _runner.Language = value;
    }

    /// <summary>How many cells have been started. The running cell is named by it in errors: <c>cell 3</c>.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Loads the compiler and compiles something small, so that the reader's first cell comes quickly. May be left out. Cells go first.</summary>
    public Task WarmUpAsync(CancellationToken cancellationToken = default) => OnPool(
        async () =>
        {
            foreach (string code in WarmUps)
            {
                // In a browser there is one thread for this, the cells, and what the page sends.
                if (OperatingSystem.IsBrowser()) await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
                _turn.Release();
                await _runner.WarmUpAsync(code, cancellationToken).ConfigureAwait(false);
            }
        },
        cancellationToken);

    /// <summary>Runs a cell to its end. Cells given while one is running wait for their turn.</summary>
    /// <param name="code">C#, with directives (<c>#r</c>, <c>#load</c>, <c>#!time</c>, …) where wanted.</param>
    /// <param name="show">
    /// Gets each output as it comes, in order, the error included; called from one thread at a time. Work that the cell leaves running may call
    /// it after the cell's end.
    /// </param>
    /// <param name="cancellationToken">Interrupts the running cell: a loop, a sleep or an await.</param>
    /// <returns>How it ended. Errors of the cell are reported there and through <paramref name="show"/>, never thrown.</returns>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<CellStatus> ExecuteAsync(string code, Action<CellOutput> show, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new CellRequest(code), show, cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(string, Action{CellOutput}, CancellationToken)"/>
    /// <param name="cell">The cell, its name in errors, and who answers its questions.</param>
    /// <param name="show">Gets each output as it comes.</param>
    /// <param name="cancellationToken">Interrupts the running cell: a loop, a sleep or an await.</param>
    public Task<CellStatus> ExecuteAsync(CellRequest cell, Action<CellOutput> show, CancellationToken cancellationToken = default)
    {
        var scope = _runner.Scope(_comms, show, cell.Ask);
        return InTurnAsync(
            scope,
            interruption => new CellInterpreter(this, _runner, scope, cell.Name ?? $"cell {++ExecutionCount}").RunAsync(cell.Code, interruption),
            cancellationToken);
    }

    /// <summary>The conversations that are open between cells and the front end: their names and whom they were opened with.</summary>
    public ImmutableArray<(string CommId, string Target)> Comms => _comms.Open();

    /// <summary>Hands what the front end says in a conversation to the code that listens, as if a cell called it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="show">Gets what that code shows and answers, and its error if it throws.</param>
    /// <param name="cancellationToken">Interrupts that code.</param>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<CellStatus> ReceiveAsync(CommMessage message, Action<CellOutput> show, CancellationToken cancellationToken = default)
    {
        var scope = _runner.Scope(_comms, show);
        return InTurnAsync(
            scope,
            interruption => _runner.EndAsync(() => _runner.RunAsync(() => _comms.Receive(message), scope, interruption), scope, "", interruption),
            cancellationToken);
    }

    private async Task<CellStatus> InTurnAsync(CellScope scope, Func<CancellationToken, Task<CellStatus>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_ended.IsCancellationRequested, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        try
        {
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            scope.Show(ErrorReport.Interrupted());
            return CellStatus.Cancelled;
        }

        Action restoreConsole = CellConsole.Keep();
        try
        {
            return await OnPool(() => work(either.Token), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            restoreConsole();
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

    /// <summary>
    /// What a variable holds, on one line; null where there is none of that name, while a cell runs, and where the value can't say it within two seconds. A
    /// value's text is the cells' own code: it runs where they run, between them.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal Task<string?> ValueAsync(string variable, CancellationToken cancellationToken = default) => BetweenCellsAsync(
        async limit =>
        {
            string? line = null;
            IEnumerable<object?> values = _runner.Variables.Where(each => each.Name == variable).Select(each => each.Value);
            await _runner.LinesAsync(values, (_, text) => line = text, limit).ConfigureAwait(false);
            return line;
        },
        cancellationToken);

    /// <summary>
    /// The variables that the session holds, in the order of their declaration; null while a cell runs. Those whose text hasn't come within two seconds, as in
    /// <see cref="ValueAsync"/>, have none.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public Task<ImmutableArray<SessionVariable>?> VariablesAsync(CancellationToken cancellationToken = default) =>
        BetweenCellsAsync<ImmutableArray<SessionVariable>?>(
            async limit =>
            {
                ImmutableArray<(string Name, Type Type, object? Value)> variables = [.. _runner.Variables];
                string?[] lines = new string?[variables.Length];
                try
                {
                    await _runner.LinesAsync(variables.Select(each => each.Value), (place, text) => lines[place] = text, limit).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                }

                return [.. variables.Select((each, place) => new SessionVariable(each.Name, TypeNames.Readable(each.Type), lines[place]))];
            },
            cancellationToken);
    // Null while a cell runs, and for what fails or doesn't come in time.
    private async Task<T?> BetweenCellsAsync<T>(Func<CancellationToken, Task<T?>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false)) return default;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        try
        {
            // The time is the value's own: what formats it is loaded before.
            _runner.LoadFormatter();
            limit.CancelAfter(ValueTimeLimit);
            return await work(limit.Token).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
        finally
        {
            _turn.Release();
        }
    }

    // The caller's thread is free while Roslyn works, where there are threads.
    private Task<T> OnPool<T>(Func<Task<T>> work, CancellationToken cancellationToken) => Options.OwnThread ? Task.Run(work, cancellationToken) : work();

    internal Task OnPool(Func<Task> work, CancellationToken cancellationToken) => Options.OwnThread ? Task.Run(work, cancellationToken) : work();
}
