using Micrograd.Hosting.Directives;
using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;

namespace Micrograd.Tool;

/// <summary>Runs notebooks, one after the other, each in a session of its own.</summary>
internal sealed class NotebookWork(NotebookPurpose purpose, TimeSpan? cellTimeLimit, Report report)
{
    /// <summary>Does the work.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<NotebookPath> notebooks, CancellationToken cancellationToken)
    {
        List<NotebookResult> results = [];
        foreach (NotebookPath notebook in notebooks)
        {
            if (cancellationToken.IsCancellationRequested) break;
            NotebookResult result = await RunOneAsync(notebook, cancellationToken);
            report.Finished(result);
            results.Add(result);
        }

        bool isCancelled = cancellationToken.IsCancellationRequested;
        bool isFine = !isCancelled && !results.Any(result => result.Failed);
        if (purpose == NotebookPurpose.Save) isFine = isFine && Save(results);
        report.Summary(results, notebooks.Count, isCancelled);
        if (purpose == NotebookPurpose.Save && !isFine) report.NothingSaved();
        return isCancelled ? ExitCodes.Interrupted : isFine ? ExitCodes.Success : ExitCodes.Failure;
    }

    private async Task<NotebookResult> RunOneAsync(NotebookPath notebook, CancellationToken cancellationToken)
    {
        // Paths in a cell start from the notebook's folder, in directives and in C#.
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = notebook.Folder;
        using var session = new CSharpSession(new SessionOptions { Folder = notebook.Folder, Directives = HostDirectives.All });
        try
        {
            report.Started(notebook.Path);
            Task warmUp = session.WarmUpAsync(CancellationToken.None);
            NotebookResult read = Read(notebook);
            if (read.Document is null) return read;
            await warmUp;
            NotebookRun run = await NotebookRun.ExecuteAsync(
                read.Document,
                session.ExecuteAsync,
                new NotebookRunOptions { CellTimeLimit = cellTimeLimit, Progress = report.Progress },
                cancellationToken);
            read = read with { Run = run };
            return purpose == NotebookPurpose.Check && run.Succeeded ? Compare(read, run) : read;
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private static NotebookResult Compare(NotebookResult result, NotebookRun run)
    {
        IReadOnlyList<OutputDifference> differences = NotebookComparison.Compare(run);
        bool hasEverRun = run.Cells.Any(cell => cell.Cell.ExecutionCount is not null || !cell.Cell.Outputs.IsEmpty);
        return differences.Count == 0 || hasEverRun
            ? result with { Differences = differences }
            : result with { Problem = $"{result.Path}: it has no saved outputs to compare with. Save them with: micrograd save {result.Path}" };
    }

    private static NotebookResult Read(NotebookPath notebook)
    {
        var result = new NotebookResult(notebook);
        try
        {
            var document = NotebookDocument.Parse(File.ReadAllBytes(notebook.FullPath), notebook.Path);
            if (document.Language is null or "C#" or "c#" or "csharp" or "polyglot-notebook") return result with { Document = document };
            string other = $"a notebook in {document.Language}; micrograd runs C#";
            return notebook.IsNamed ? result with { Problem = $"{notebook.Path}: this is {other}." } : result with { Skipped = other };
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return result with { Problem = e.Message };
        }
    }

    private bool Save(IReadOnlyList<NotebookResult> results)
    {
        try
        {
            List<KeyValuePair<string, NotebookDocument>> changed = [];
            foreach (NotebookResult result in results.Where(result => result.Run is not null))
            {
                byte[] before = result.Document!.ToBytes();
                if (!File.ReadAllBytes(result.Notebook.FullPath).AsSpan().SequenceEqual(before)) throw new IOException($"{result.Path}: somebody changed the file while it ran. Run it again.");
                result.Run!.SaveOutputs();
                if (!result.Document.ToBytes().AsSpan().SequenceEqual(before)) changed.Add(KeyValuePair.Create(result.Path, result.Document));
            }

            NotebookFile.WriteAll(changed);
            report.Saved([.. changed.Select(document => document.Key)]);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.NotSaved(e.Message);
            return false;
        }
    }
}
