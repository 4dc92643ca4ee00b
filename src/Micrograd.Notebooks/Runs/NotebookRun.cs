using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Runs;

/// <summary>A notebook, run from top to bottom until a cell fails.</summary>
/// <example><code>
/// using var session = new CSharpSession(new SessionOptions { Folder = folder });
/// NotebookRun run = await NotebookRun.ExecuteAsync(document, session.ExecuteAsync);
/// if (run.Succeeded) run.SaveOutputs();
/// </code></example>
public sealed class NotebookRun
{
    private readonly CellRun[] _cells;

    private NotebookRun(NotebookDocument document)
    {
        Document = document;
        ILookup<bool, NotebookCell> code = document.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
            .ToLookup(cell => cell.Tags.Contains(CellTags.SkipExecution));
        Skipped = [.. code[true]];
        NotebookCell[] cells = [.. code[false]];
        _cells = [.. cells.Select((cell, i) => new CellRun(cell, i + 1, cells.Length))];
    }

    /// <summary>The notebook.</summary>
    public NotebookDocument Document { get; }

    /// <summary>Its code cells, from top to bottom, without empty ones and those to be skipped.</summary>
    public IReadOnlyList<CellRun> Cells => _cells;

    /// <summary>Its cells with the tag <see cref="CellTags.SkipExecution"/>.</summary>
    public ImmutableArray<NotebookCell> Skipped { get; }

    /// <summary>How long the whole took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Whether every cell did what it should.</summary>
    public bool Succeeded => _cells.All(cell => cell.Outcome == CellOutcome.Succeeded);

    /// <summary>Whether it was cancelled, in a cell or between two.</summary>
    public bool IsCancelled => !Succeeded && Failure is null or { Outcome: CellOutcome.Cancelled };

    /// <summary>The cell that ended the run; null when all went well, or when the run was cancelled between two cells.</summary>
    public CellRun? Failure => _cells.FirstOrDefault(cell => cell.IsFailure);

    /// <summary>Runs a notebook. The document stays as it is.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="execute">Runs a cell: the <c>ExecuteAsync</c> of a fresh session.</param>
    /// <param name="options">Time limits and progress.</param>
    /// <param name="cancellationToken">Interrupts the running cell and ends the run.</param>
    /// <returns>The run, also when a cell failed or the run was cancelled.</returns>
    public static async Task<NotebookRun> ExecuteAsync(
        NotebookDocument document, CellExecution execute, NotebookRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new NotebookRunOptions();
        var run = new NotebookRun(document);
        var outputs = new OutputCollector();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < run._cells.Length && !cancellationToken.IsCancellationRequested; i++)
        {
            options.Progress?.Invoke(run._cells[i] with { Outcome = CellOutcome.Running });
            run._cells[i] = await ExecuteCellAsync(run._cells[i], execute, outputs, options, cancellationToken).ConfigureAwait(false);
            options.Progress?.Invoke(run._cells[i]);
            if (run._cells[i].IsFailure) break;
        }

        // Only now: a cell may have updated what an earlier one displayed.
        for (int i = 0; i < run._cells.Length; i++) run._cells[i] = run._cells[i] with { Outputs = outputs[run._cells[i].Cell.Id] };
        run.Elapsed = Stopwatch.GetElapsedTime(start);
        return run;
    }

    /// <summary>
    /// Puts the fresh outputs and execution counts into the document. Empty cells lose theirs; cells that were skipped or left out keep theirs.
    /// </summary>
    /// <exception cref="InvalidOperationException">The run did not come to its end: half a run's outputs would look like a whole one's.</exception>
    public void SaveOutputs()
    {
        if (!Succeeded) throw new InvalidOperationException("Only a run without failures can be saved.");
        IEnumerable<NotebookCell> empty = Document.Cells.Where(cell => cell.Kind == CellKind.Code && string.IsNullOrWhiteSpace(cell.Source));
        foreach (NotebookCell cell in empty) cell.SetOutputs([], null);
        foreach (CellRun cell in _cells) cell.Cell.SetOutputs(cell.LeftOut ? cell.Cell.Outputs : cell.Outputs, cell.Number);
    }

    private static async Task<CellRun> ExecuteCellAsync(
        CellRun cell, CellExecution execute, OutputCollector outputs, NotebookRunOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.CellTimeLimit is { } time) limit.CancelAfter(time);
        var entry = new Lock();
        bool isOver = false;
        ErrorOutput? error = null;
        long start = Stopwatch.GetTimestamp();

        Task<CellStatus> execution = execute(cell.Cell, Take, limit.Token);
        await ((Task)execution).WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!execution.IsCompleted)
        {
            await ((Task)execution).WaitAsync(options.StopLimit, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        lock (entry) isOver = true;
        CellStatus? status = execution.IsCompleted ? await execution.ConfigureAwait(false) : null;
        (CellOutcome outcome, string? problem) = Judge(cell.Cell, status, error, options, cancellationToken.IsCancellationRequested);
        return cell with { Outcome = outcome, Outputs = outputs[cell.Cell.Id], Error = error, Problem = problem, Elapsed = elapsed };

        void Take(CellOutput output)
        {
            lock (entry)
            {
                // A cell that could not be stopped, or what it left running, may still be writing.
                if (isOver) return;
                outputs.Add(cell.Cell.Id, output);
                error = output as ErrorOutput ?? error;
            }
        }
    }

    private static (CellOutcome Outcome, string? Problem) Judge(
        NotebookCell cell, CellStatus? status, ErrorOutput? error, NotebookRunOptions options, bool isCancelled)
    {
        bool expectsError = cell.Tags.Contains(CellTags.RaisesException);
        string unstopped = status is null ? $" It could not be stopped within {Seconds(options.StopLimit)} and may still be running." : "";
        return status switch
        {
            CellStatus.Succeeded when expectsError => (CellOutcome.ErrorMissing, $"The cell is tagged \"{CellTags.RaisesException}\", but no error came. Take the tag away, or bring the error back."),
            CellStatus.Succeeded => (CellOutcome.Succeeded, null),
            CellStatus.Failed when expectsError => (CellOutcome.Succeeded, null),
            CellStatus.Failed => (CellOutcome.Failed, error is null ? "The cell failed." : $"{error.Name}: {error.Message}"),
            _ when isCancelled => (CellOutcome.Cancelled, $"The cell was interrupted.{unstopped}"),
            _ when options.CellTimeLimit is { } limit => (CellOutcome.TimedOut, $"The cell ran longer than {Seconds(limit)} and was interrupted.{unstopped}"),
            _ => (CellOutcome.Cancelled, "The cell was interrupted."),
        };
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
