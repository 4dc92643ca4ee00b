using Micrograd.Hosting.Directives;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;

namespace Micrograd.Course.Tests;

/// <summary>
/// A session in which a chapter is run again and again, each time with other changes. As for a reader who changes a cell and runs it and all below, what stands
/// above the first change isn't run once more: it shows what it has shown.
/// </summary>
internal sealed class ChapterSession : IDisposable
{
    /// <summary>No cell of the course takes longer than five minutes, on whatever machine.</summary>
    public static readonly NotebookRunOptions Options = new() { CellTimeLimit = TimeSpan.FromMinutes(5) };

    private readonly CSharpSession _session = new(new SessionOptions { Folder = Clone.Notebooks, Directives = HostDirectives.All });
    private readonly SemaphoreSlim _turn = new(1, 1);

    // What the session's variables come from, from top to bottom.
    private List<CellRun> _hasRun = [];

    public void Dispose()
    {
        _session.Dispose();
        _turn.Dispose();
    }

    /// <summary>Runs a chapter. It has a turn of its own: tests of one chapter wait for one another.</summary>
    public async Task<NotebookRun> RunAsync(NotebookDocument document)
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            List<CellRun> before = _hasRun;
            int cell = 0, same = int.MaxValue;
            _hasRun = [];
            NotebookRun run = await NotebookRun.ExecuteAsync(document, ExecuteAsync, Options);
            _hasRun = [.. run.Cells.TakeWhile(each => each.Outcome == CellOutcome.Succeeded)];
            return run;

            Task<CellStatus> ExecuteAsync(NotebookCell next, Action<CellOutput> show, CancellationToken stop)
            {
                int i = cell++;
                if (i < same && i < before.Count && before[i].Cell.Source == next.Source)
                {
                    foreach (CellOutput output in before[i].Outputs) show(output);
                    return Task.FromResult(before[i].Error is null ? CellStatus.Succeeded : CellStatus.Failed);
                }

                same = Math.Min(same, i);
                return _session.ExecuteAsync(next, show, stop);
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
