using System.Text.RegularExpressions;

using Micrograd.Lab.Sites;
using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>The chapters as they run in the page.</summary>
[Collection(Lab.Page)]
public sealed partial class ChapterTests(Lab lab, StayingReader staying) : IClassFixture<StayingReader>, IAsyncDisposable
{
    // The browser's tanh and exp differ in the last digit from this machine's, and training carries the difference on, to a few in a hundred million where a
    // loss is next to nothing.
    private const int TheBrowsersDigits = 1 << 30;

    public static TheoryData<string> Chapters => [.. new Clone().ToSite().Files.Keys
        .Where(address => address.EndsWith(".ipynb", StringComparison.Ordinal))
        .Select(address => Path.GetFileNameWithoutExtension(address))];

    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task A_chapter_run_in_the_page_shows_what_is_saved(string chapter)
    {
        Reader reader = await staying.AtAsync(chapter);
        NotebookDocument saved = NotebookDocument.Parse(await new Clone().ToSite().Files[$"notebooks/{chapter}.ipynb"].ReadAsync());
        await reader.ClickAsync("Run all");
        NotebookCell[] cells = [.. saved.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))];
        foreach (NotebookCell cell in cells)
        {
            await reader.EndedAsync(cell.Id);
            Assert.True(cell.Tags.Contains("raises-exception") || await reader.Cell(cell.Id).GetAttributeAsync("data-state") == "done", $"{cell.Id} failed: {await reader.Outputs(cell.Id).InnerTextAsync()}");
        }

        await reader.ReadyAsync();

        NotebookDocument fresh = NotebookDocument.Parse(await reader.DownloadAsync());
        var waiting = new Queue<NotebookCell>(fresh.Cells.Where(cell => cells.Any(other => other.Id == cell.Id)));
        foreach (NotebookCell cell in saved.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.SetOutputs(cell.Outputs.Select(Unpadded), cell.ExecutionCount);
        }

        NotebookRun run = await NotebookRun.ExecuteAsync(saved, (_, show, _) =>
        {
            foreach (CellOutput output in waiting.Dequeue().Outputs) show(Unpadded(output));
            return Task.FromResult(CellStatus.Succeeded);
        }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(NotebookComparison.Compare(run, new ComparisonOptions { UnitsInTheLastPlace = TheBrowsersDigits }), difference => Assert.Fail($"cell {difference.CellNumber} ({difference.Cell.Id}): {difference.Summary} {difference.MimeType}\n{difference.Excerpt}"));
        Assert.Empty(reader.Problems);
        Assert.All(reader.Requests, address => Assert.StartsWith(lab.Address.ToString(), address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_that_a_chapter_loads_opens_from_its_text()
    {
        Reader reader = await staying.AtAsync("05-a-neuron");
        string address = (await reader.Page.GetByRole(AriaRole.Link, new() { Name = "value-4.csx" }).GetAttributeAsync("href"))!;
        IAPIResponse answer = await reader.Page.APIRequest.GetAsync(new Uri(lab.Address, address).ToString());
        Assert.Contains("class Value(double data", await answer.TextAsync(), StringComparison.Ordinal);
    }

    // A column is padded by as much as a number's digits leave, and these may differ.
    private static CellOutput Unpadded(CellOutput output) =>
        output is StreamOutput stream ? stream with { Text = Blanks().Replace(stream.Text, " ") } : output;

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
