using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.VSCode.Tests;

/// <summary>The chapters as they run in VS Code.</summary>
[Collection("VS Code")]
public sealed class ChapterTests(StayingWindow staying) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    public static TheoryData<string> Chapters =>
        [.. Directory.EnumerateFiles(Clone.Notebooks, "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task A_chapter_that_was_run_and_saved_holds_what_the_command_has_saved(string chapter)
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.OpenAsync(window, "notebooks/" + chapter);
        await notebook.RunAllAsync();
        await notebook.SaveAsync();

        CancellationToken stop = TestContext.Current.CancellationToken;
        NotebookDocument saved = NotebookDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Clone.Notebooks, chapter), stop));
        NotebookDocument fresh = NotebookDocument.Parse(await File.ReadAllBytesAsync(notebook.Path, stop));
        Assert.Equal(saved.Cells.Select(cell => (cell.Id, cell.Kind, cell.Source)), fresh.Cells.Select(cell => (cell.Id, cell.Kind, cell.Source)));
        Assert.Equal(saved.Metadata.ToJsonString(), fresh.Metadata.ToJsonString());

        // As "micrograd check" compares, with what VS Code has saved in the place of what a session shows.
        var shown = new Queue<NotebookCell>(fresh.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source)));
        NotebookRun run = await NotebookRun.ExecuteAsync(
            saved,
            (_, show, _) =>
            {
                NotebookCell cell = shown.Dequeue();
                foreach (CellOutput output in cell.Outputs) show(output);
                return Task.FromResult(cell.Outputs.OfType<ErrorOutput>().Any() ? CellStatus.Failed : CellStatus.Succeeded);
            },
            cancellationToken: stop);
        Assert.Empty(NotebookComparison.Compare(run).Select(difference => $"cell {difference.CellNumber} ({difference.Cell.Id}): {difference.Summary}\n{difference.Excerpt}"));
    }
}
