using System.Collections.Immutable;
using System.Runtime.Loader;

using Micrograd.Notebooks.Documents;
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
    private static readonly TimeSpan DisplayTimeLimit = TimeSpan.FromSeconds(10);

    // From what every cell needs to what most do.
    private static readonly ImmutableArray<string> WarmUps =
    [
        "using System;", "1", "var numbers = new List<double> { 1 }; Console.WriteLine(numbers.Sum(x => x * x)); $\"{numbers.Count}\"",
    ];

    private readonly SubmissionRunner _runner;
    private readonly CommTable _comms = new();
    private readonly CellTurns _turns = new();
#pragma warning disable CA2213 // A cell that is being interrupted still uses it; it holds nothing of the system.
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
                await _turns.LetPassAsync(cancellationToken).ConfigureAwait(false);
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
    /// <param name="cell">A notebook's cell: its text, in its language.</param>
    /// <param name="show">Gets each output as it comes.</param>
    /// <param name="cancellationToken">Interrupts the running cell: a loop, a sleep or an await.</param>
    public Task<CellStatus> ExecuteAsync(NotebookCell cell, Action<CellOutput> show, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new CellRequest(cell.Source) { Language = cell.Language }, show, cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(string, Action{CellOutput}, CancellationToken)"/>
    /// <param name="cell">The cell, its name in errors, and who answers its questions.</param>
    /// <param name="show">Gets each output as it comes.</param>
    /// <param name="cancellationToken">Interrupts the running cell: a loop, a sleep or an await.</param>
    public Task<CellStatus> ExecuteAsync(CellRequest cell, Action<CellOutput> show, CancellationToken cancellationToken = default)
    {
        var scope = _runner.Scope(_comms, show, cell);
        return InTurnAsync(scope, interruption => new CellInterpreter(this, _runner, scope, Source()).RunAsync(interruption), cancellationToken);

        CellSource Source() => cell.Name is { } name
            ? new CellSource(name, cell.Code) { Language = cell.Language, Id = cell.Id }
            : new CellSource($"cell {++ExecutionCount}", cell.Code) { Language = cell.Language, Id = cell.Id, ExecutionCount = ExecutionCount };
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
            await _turns.BeginAsync(either.Token).ConfigureAwait(false);
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
            _turns.End();
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
    /// What a variable holds, on one line; null where there is none of that name, while a cell runs, and where the value can't say it in two seconds. A
    /// value's text is the cells' own code: it runs where they run, between them.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal Task<string?> ValueAsync(string variable, CancellationToken cancellationToken = default) =>
        BetweenCellsAsync(limit => _runner.InspectAsync(() => _runner.Variables.Line(variable), ValueTimeLimit, limit), cancellationToken);

    /// <summary>
    /// The variables that the session holds, in the order of their declaration; null while a cell runs, and when one comes, which doesn't wait for this. Those
    /// that can't say in time what they hold have no value.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<SessionVariable>?> VariablesAsync(CancellationToken cancellationToken = default) =>
        BetweenCellsAsync<ImmutableArray<SessionVariable>?>(
            async limit => await _runner.Variables.ListAsync(_runner.InspectAsync, limit).ConfigureAwait(false), cancellationToken);

    /// <summary>
    /// What is inside of a variable or of something inside of one: its public properties and fields, then its elements, then the fields that only its own code
    /// sees. What is computed only when somebody asks, a query's elements say, isn't asked for.
    /// </summary>
    /// <param name="path">The keys that lead there, the variable's name first. They are read anew: nothing is kept between two questions.</param>
    /// <param name="from">How many are passed over.</param>
    /// <param name="count">How many are wanted at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where there is no such value, or it can't say in time what is inside of it; and, as <see cref="VariablesAsync"/>, beside cells.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="Exception">What the value has thrown, where it can't be unfolded.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    /// <example><code>
    /// await session.ExecuteAsync("var words = new List&lt;string&gt; { \"a\", \"b\" };", Console.WriteLine);
    /// await session.ChildrenAsync(["words"]);   // [0] string a, [1] string b
    /// </code></example>
    public Task<ImmutableArray<SessionVariable>?> ChildrenAsync(
        ImmutableArray<string> path, int from = 0, int count = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return BetweenCellsAsync(limit => _runner.Variables.ChildrenAsync(path, from, count, _runner.InspectAsync, limit), cancellationToken);
    }

    /// <summary>A variable, or something inside of one, in the forms in which a cell would show it.</summary>
    /// <param name="path">The keys that lead there, the variable's name first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where there is no such value, or it can't be shown within ten seconds; and, as <see cref="VariablesAsync"/>, beside cells.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<MimeBundle?> ShowAsync(ImmutableArray<string> path, CancellationToken cancellationToken = default) =>
        BetweenCellsAsync(limit => _runner.InspectAsync(() => _runner.Variables.Show(path), DisplayTimeLimit, limit), cancellationToken);

    /// <summary>
    /// A sequence that a variable holds, or something inside of one, as a table. A query is gone through. It has up to 100 columns, 200,000 cells, and what can
    /// be read within five seconds.
    /// </summary>
    /// <param name="path">The keys that lead there, the variable's name first.</param>
    /// <param name="rows">How many rows are wanted at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// Null where there is no such value, it is no sequence or an empty one, its type has a formatter, or going through it goes wrong; and, as
    /// <see cref="VariablesAsync"/>, beside cells.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ValueTable?> TableAsync(ImmutableArray<string> path, int rows = 10_000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return BetweenCellsAsync(limit => _runner.InspectAsync(() => _runner.Variables.Table(path, rows), DisplayTimeLimit, limit), cancellationToken);
    }

    // Null while a cell runs, and for what doesn't come in time.
    private async Task<T?> BetweenCellsAsync<T>(Func<CancellationToken, Task<T?>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        return await _turns.BetweenAsync(
            limit => OnPool(
                () =>
                {
                    // The time is the value's own: what formats it is loaded before.
                    _runner.LoadFormatter();
                    return work(limit);
                },
                limit),
            either.Token).ConfigureAwait(false);
    }

    // The caller's thread is free while Roslyn works, where there are threads.
    private Task<T> OnPool<T>(Func<Task<T>> work, CancellationToken cancellationToken) => Options.OwnThread ? Task.Run(work, cancellationToken) : work();

    internal Task OnPool(Func<Task> work, CancellationToken cancellationToken) => Options.OwnThread ? Task.Run(work, cancellationToken) : work();
}
