using System.Text.RegularExpressions;

using Micrograd.Lab.Sites;
using Micrograd.Notebooks;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>The page in Chromium.</summary>
public sealed partial class PageTests(Lab lab)
{
    // The browser's tanh and exp differ in the last digit from this machine's, and training carries the difference on, to a few in a hundred million where a loss is next to nothing.
    private const int TheBrowsersDigits = 1 << 30;

    public static TheoryData<string> Chapters => [.. new Clone().ToSite().Files.Keys
        .Where(address => address.EndsWith(".ipynb", StringComparison.Ordinal))
        .Select(address => Path.GetFileNameWithoutExtension(address))];

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task A_chapter_run_in_the_page_shows_what_is_saved(string chapter)
    {
        await using Reader reader = await lab.OpenAsync(chapter);
        NotebookDocument saved = NotebookDocument.Parse(await new Clone().ToSite().Files[$"notebooks/{chapter}.ipynb"].ReadAsync());
        await reader.ClickAsync("Run all");
        string[] ids = [.. saved.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source)).Select(cell => cell.Id)];
        foreach (string id in ids) await reader.Page.Locator($".cell[data-cell='{id}']:is([data-state=done], [data-state=failed])").WaitForAsync();
        await reader.ReadyAsync();

        NotebookDocument fresh = NotebookDocument.Parse(await reader.DownloadAsync());
        var waiting = new Queue<NotebookCell>(fresh.Cells.Where(cell => ids.Contains(cell.Id)));
        foreach (NotebookCell cell in saved.Cells.Where(cell => cell.Kind == CellKind.Code)) cell.SetOutputs(cell.Outputs.Select(Unpadded), cell.ExecutionCount);
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
    public async Task A_changed_cell_runs_and_survives_a_reload()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        await reader.RunAsync(reader.Cell("setup"), "var mine = 6 * 7; mine");
        await Assertions.Expect(reader.Cell("setup").Locator(".outputs")).ToHaveTextAsync("42");
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Cell("setup").Locator(".outputs")).ToHaveTextAsync("42");
        await Assertions.Expect(reader.Cell("setup").Locator(".content")).ToContainTextAsync("6 * 7");
        await Assertions.Expect(reader.Page.Locator("#chapters .changed")).ToHaveCountAsync(1);

        await reader.ClickAsync("Back to the chapter's original");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Back to the original", Exact = true }).ClickAsync();
        await Assertions.Expect(reader.Cell("setup").Locator(".content")).ToContainTextAsync("#load");
        await Assertions.Expect(reader.Page.Locator("#chapters .changed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_written_survives_a_reload_at_once()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        for (int i = 0; i < 5; i++)
        {
            await reader.WriteAsync(reader.Cell("setup"), $"var last = {i};");
            await reader.Page.ReloadAsync();
            await Assertions.Expect(reader.Cell("setup").Locator(".content")).ToHaveTextAsync($"var last = {i};");
        }
    }

    [Fact]
    public async Task A_loop_without_end_is_stopped_while_the_page_stays_responsive()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        await reader.ReadyAsync();
        await reader.RunAsync(reader.Cell("setup"), "var before = 1; while (true) { }");
        await reader.Page.Locator(".cell[data-cell=setup][data-state=running]").WaitForAsync();
        await reader.ClickAsync("Stop");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("its variables are gone");
        await reader.RunAsync(reader.Cell("setup"), "1 + 1");
        await Assertions.Expect(reader.Cell("setup").Locator(".outputs")).ToHaveTextAsync("2");
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public async Task An_error_marks_its_line()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        await reader.RunAsync(reader.Cell("setup"), "var a = 1;\nthrow new Exception(\"on purpose\");");
        await Assertions.Expect(reader.Cell("setup").Locator(".error")).ToContainTextAsync("on purpose");
        await Assertions.Expect(reader.Cell("setup").Locator(".failed-line")).ToHaveTextAsync("throw new Exception(\"on purpose\");");
    }

    [Fact]
    public async Task Members_are_completed()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        await reader.RunAsync(reader.Cell("setup"), "var numbers = new List<int>();");
        await reader.Page.Locator(".cell[data-cell=setup][data-state=done]").WaitForAsync();
        await reader.WriteAsync(reader.Cell("setup"), "numbers");
        await reader.Page.Keyboard.PressAsync("End");
        await reader.Page.Keyboard.TypeAsync(".Cou");
        await Assertions.Expect(reader.Page.Locator(".cm-tooltip-autocomplete [aria-selected]")).ToContainTextAsync("Count");
    }

    [Fact]
    public async Task Jupyters_keys_add_change_and_delete_cells_and_take_that_back()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class");
        int count = await reader.Cells.CountAsync();
        await reader.Cell("title").FocusAsync();
        await reader.Page.Keyboard.PressAsync("b");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveClassAsync("cell code selected");
        await reader.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveClassAsync("cell markdown selected");
        await reader.Page.Keyboard.PressAsync("d");
        await reader.Page.Keyboard.PressAsync("d");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count);
        await reader.Page.Keyboard.PressAsync("z");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
    }

    [Fact]
    public async Task An_unchanged_notebook_is_downloaded_byte_for_byte()
    {
        await using Reader reader = await lab.OpenAsync("10-beyond-the-document");
        byte[] saved = await new Clone().ToSite().Files["notebooks/10-beyond-the-document.ipynb"].ReadAsync();
        Assert.Equal(System.Text.Encoding.UTF8.GetString(saved), await reader.DownloadAsync());
    }

    [Fact]
    public async Task A_strangers_notebook_is_opened_and_can_act_on_nothing()
    {
        await using Reader reader = await lab.OpenAsync();
        const string Notebook = """
            {"cells":[
            {"cell_type":"markdown","id":"m","metadata":{},"source":"# Hello\n<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"},
            {"cell_type":"code","id":"c","metadata":{},"execution_count":1,"source":"1","outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":"<p id=p>waiting</p><script>try { p.textContent = 'read ' + parent.document.title } catch { p.textContent = 'kept out' }</script>"}}]}
            ],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """;
        IFileChooser chooser = await reader.Page.RunAndWaitForFileChooserAsync(() => reader.ClickAsync("Open a notebook from this machine"));
        await chooser.SetFilesAsync(new FilePayload { Name = "stranger.ipynb", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(Notebook) });
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Hello");
        await Assertions.Expect(reader.Page.FrameLocator(".sandbox").Locator("#p")).ToHaveTextAsync("kept out");
        Assert.Equal("stranger – Micrograd Lab", await reader.Page.TitleAsync());
        await Assertions.Expect(reader.Page.Locator("#chapters")).ToContainTextAsync("stranger");
    }

    [Fact]
    public async Task A_link_leads_to_a_cell()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class/stage2");
        await Assertions.Expect(reader.Cell("stage2")).ToBeFocusedAsync();
        await Assertions.Expect(reader.Cell("stage2")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_Lab_works_without_a_network_after_the_first_visit()
    {
        await using Reader reader = await lab.OpenAsync("01-what-micrograd-is");
        await reader.ReadyAsync();
        await reader.Page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await reader.Page.Context.SetOfflineAsync(true);
        await reader.Page.ReloadAsync();
        await reader.GoAsync("03-the-value-class");
        await reader.RunAsync(reader.Cell("setup"), "2 + 3");
        await Assertions.Expect(reader.Cell("setup").Locator(".outputs")).ToHaveTextAsync("5");
    }

    [Fact]
    public async Task Everything_that_can_be_pressed_or_written_in_has_a_name()
    {
        await using Reader reader = await lab.OpenAsync("09-neuron-layer-mlp-training");
        await reader.Page.Locator(".cm-content").First.WaitForAsync();
        string[] nameless = await reader.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("button, a[href], input, [role=textbox], [role=img], [role=group], [role=toolbar], nav, main, iframe, progress")]
                .filter(element => !(element.getAttribute("aria-label") || element.textContent || element.title).trim())
                .map(element => element.outerHTML.slice(0, 200))
            """);
        Assert.Empty(nameless);
        foreach (AriaRole landmark in new[] { AriaRole.Banner, AriaRole.Navigation, AriaRole.Main }) Assert.Equal(1, await reader.Page.GetByRole(landmark).CountAsync());
    }

    // A column is padded by as much as a number's digits leave, and these may differ.
    private static CellOutput Unpadded(CellOutput output) =>
        output is StreamOutput stream ? stream with { Text = Blanks().Replace(stream.Text, " ") } : output;

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
