using Micrograd.Jupyter.Tests.FrontEnds;
using Microsoft.Playwright;

namespace Micrograd.Jupyter.Tests;

/// <summary>What a reader does in JupyterLab.</summary>
[Collection("Console")] // Playwright sets the encoding of the console's input, and with it the input itself.
public sealed class JupyterLabTests(JupyterLab lab) : IClassFixture<JupyterLab>
{
    private const string Notebook = "jupyterapp.shell.currentWidget";

    [Fact]
    public async Task A_chapter_runs_and_shows_its_charts_and_graphs()
    {
        IPage page = await lab.OpenAsync("05-a-neuron.ipynb");
        await CommandAsync(page, "notebook:clear-all-cell-outputs");
        await CommandAsync(page, "notebook:run-all-cells");

        Assert.Equal(
            "[]",
            await page.EvaluateAsync<string>(
                $$"""
                () => JSON.stringify([...{{Notebook}}.content.model.cells].filter(cell => cell.type === "code" && (cell.executionCount === null
                    || [...Array(cell.outputs.length).keys()].some(index => cell.outputs.get(index).type === "error"))).map(cell => cell.id))
                """));
        ILocator pictures = page.Locator(".jp-OutputArea-output img[alt]");
        int count = await pictures.CountAsync();
        Assert.InRange(count, 2, 50);
        for (int picture = 0; picture < count; picture++)
        {
            await pictures.Nth(picture).ScrollIntoViewIfNeededAsync();
            Assert.True(await pictures.Nth(picture).EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 50; }"));
            if (picture == 0 || picture == count - 1) await PhotographAsync(page, $"lab-{picture}.png");
        }
    }

    [Fact]
    public async Task A_chapter_that_was_only_opened_is_unchanged()
    {
        IPage page = await lab.OpenAsync("05-a-neuron.ipynb");

        // Lab writes what the kernel says into the notebook; it is what stands there already.
        Assert.Equal(
            "{}",
            await page.EvaluateAsync<string>(
                $$"""
                async () => {
                    const { context, sessionContext } = {{Notebook}}, { kernel } = sessionContext.session;
                    await kernel.spec;
                    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                    return context.model.dirty ? JSON.stringify({ now: context.model.metadata, said: (await kernel.info).language_info, spec: await kernel.spec }) : "{}";
                }
                """));
        Assert.Equal(0, await page.Locator(".jp-mod-dirty").CountAsync());
    }

    [Fact]
    public async Task A_loop_is_interrupted_and_variables_stay()
    {
        IPage page = await lab.OpenAsync("01-what-micrograd-is.ipynb");
        await RunAboveAsync(page, "int kept = 7; Console.WriteLine(\"begun\"); while (true) { }");
        await ShowsAsync(page, "begun");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Interrupt the kernel") }).ClickAsync();
        await ShowsAsync(page, "interrupted");
        await RunAboveAsync(page, "kept + 1");

        await ShowsAsync(page, "8");
    }

    [Fact]
    public async Task A_member_is_completed_in_a_cell()
    {
        IPage page = await lab.OpenAsync("02-what-a-derivative-is.ipynb");
        await RunAboveAsync(page, "var numbers = new List<double> { 1, 2 }; numbers.Count");
        await ShowsAsync(page, "2");
        await WriteAboveAsync(page, "");
        await CommandAsync(page, "notebook:enter-edit-mode");
        await Assertions.Expect(page.Locator(".jp-Notebook .jp-Cell").First.Locator(".cm-content")).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await page.Keyboard.TypeAsync("numbers.Rev");
        await page.Locator(".jp-mod-completer-enabled").First.WaitForAsync();
        ILocator offered = page.Locator(".jp-Completer-item", new() { HasText = "Reverse" })
            .Or(page.Locator(".jp-Notebook .cm-content", new() { HasText = "numbers.Reverse" })).First;

        // JupyterLab gives up an answer that comes late, as it does on a busy machine. A reader then asks again.
        for (int times = 0; times < 5 && !await offered.IsVisibleAsync(); times++)
        {
            await page.Keyboard.PressAsync("Tab");
            await Task.WhenAny(offered.WaitForAsync(), Task.Delay(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken));
        }

        await Assertions.Expect(offered).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_cell_asks_and_is_answered()
    {
        IPage page = await lab.OpenAsync("01-what-micrograd-is.ipynb");
        await RunAboveAsync(page, "\"Hello \" + Input(\"Who?\")");
        await page.Locator(".jp-Stdin-prompt", new() { HasText = "Who?" }).WaitForAsync();
        await page.Locator(".jp-Stdin-input").FillAsync("Lab");
        await page.Locator(".jp-Stdin-input").PressAsync("Enter");

        await ShowsAsync(page, "Hello Lab");
    }

    [Fact]
    public async Task A_restart_begins_anew()
    {
        IPage page = await lab.OpenAsync("01-what-micrograd-is.ipynb");
        await RunAboveAsync(page, "int gone = 7; gone");
        await ShowsAsync(page, "7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restart the kernel", Exact = true }).ClickAsync();
        await page.Locator(".jp-Dialog").GetByRole(AriaRole.Button, new() { Name = "Confirm Kernel Restart" }).ClickAsync();
        await RunAboveAsync(page, "gone");
        await ShowsAsync(page, "'gone' does not exist");
        await RunAboveAsync(page, "40 + 2");

        await ShowsAsync(page, "42");
    }

    private static Task ShowsAsync(IPage page, string text) => page.Locator(".jp-Notebook .jp-Cell").First.Locator(".jp-OutputArea-output", new() { HasText = text }).WaitForAsync();

    private static async Task CommandAsync(IPage page, string command) => await page.EvaluateAsync($"() => jupyterapp.commands.execute('{command}')");

    /// <summary>Writes a new cell above all others.</summary>
    private static async Task WriteAboveAsync(IPage page, string code)
    {
        await page.EvaluateAsync($"() => {{ {Notebook}.content.activeCellIndex = 0; }}");
        await CommandAsync(page, "notebook:insert-cell-above");
        await page.EvaluateAsync($"code => {Notebook}.content.activeCell.model.sharedModel.setSource(code)", code);
    }

    private static async Task RunAboveAsync(IPage page, string code)
    {
        await WriteAboveAsync(page, code);

        // Not awaited: it ends with the cell.
        await page.EvaluateAsync("() => { jupyterapp.commands.execute('notebook:run-cell'); }");
    }

    private static async Task PhotographAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MICROGRAD_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
    }
}
