using System.Collections.Immutable;
using Micrograd.Jupyter.Tests.FrontEnds;
using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Jupyter.Tests;

/// <summary>Every chapter through the kernel, by what nbconvert and papermill run notebooks with.</summary>
public sealed class NbclientTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    public static TheoryData<string> Chapters =>
        [.. Directory.EnumerateFiles(Clone.Notebooks, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task A_chapter_shows_what_is_saved(string chapter)
    {
        Needs.Nbclient.OrSkip();
        string source = Path.Combine(Clone.Notebooks, chapter);
        string target = Path.Combine(Directory.CreateTempSubdirectory("nbclient-").FullName, chapter);
        try
        {
            (int exitCode, string output) = kernel.RunPython(Path.Combine(AppContext.BaseDirectory, "Python", "run_notebook.py"), source, target);
            Assert.True(exitCode == 0, output);

            // What the kernel has shown, as if a session showed it, against what is saved.
            var shown = NotebookFile.Read(target).Cells.Where(cell => cell.Kind == CellKind.Code).ToDictionary(cell => cell.Id, cell => cell.Outputs);
            NotebookDocument saved = NotebookFile.Read(source);
            IEnumerable<NotebookCell> executed = saved.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source));
            var cells = new Queue<ImmutableArray<CellOutput>>(executed.Select(cell => shown[cell.Id]));
            NotebookRun run = await NotebookRun.ExecuteAsync(
                saved,
                (_, show, _) =>
                {
                    ImmutableArray<CellOutput> outputs = cells.Dequeue();
                    foreach (CellOutput each in outputs) show(each);
                    return Task.FromResult(outputs.OfType<ErrorOutput>().Any() ? CellStatus.Failed : CellStatus.Succeeded);
                },
                cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(run.Succeeded, run.Failure?.Problem);
            string differences = string.Join('\n', NotebookComparison.Compare(run).Select(difference => $"{difference.Cell.Id}: {difference.Summary}\n{difference.Excerpt}"));
            Assert.True(differences.Length == 0, differences);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(target)!, recursive: true);
        }
    }
}
