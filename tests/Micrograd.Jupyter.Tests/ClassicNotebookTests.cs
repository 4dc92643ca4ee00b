using Micrograd.Jupyter.Tests.FrontEnds;
using Microsoft.Playwright;

namespace Micrograd.Jupyter.Tests;

/// <summary>What a reader does in a real front end.</summary>
[Collection("Console")] // Playwright sets the encoding of the console's input, and with it the input itself.
public sealed class ClassicNotebookTests(ClassicNotebook jupyter) : IClassFixture<ClassicNotebook>
{
    [Fact]
    public async Task A_chapter_runs_and_shows_its_charts_and_graphs()
    {
        IPage page = await jupyter.OpenAsync("05-a-neuron.ipynb");
        int cells = await page.EvaluateAsync<int>("() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').length");
        await page.EvaluateAsync("() => { Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells(); }");
        await page.WaitForFunctionAsync($"() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code' && cell.input_prompt_number > 0).length === {cells}");
        await page.WaitForFunctionAsync("() => !Jupyter.notebook.kernel_busy");

        Assert.Equal(0, await page.Locator(".output_error").CountAsync());
        ILocator pictures = page.Locator(".output_area img[alt]");
        Assert.InRange(await pictures.CountAsync(), 2, 50);
        foreach (ILocator picture in await pictures.AllAsync())
        {
            Assert.True(await picture.EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 50"));
        }

        if (Environment.GetEnvironmentVariable("MICROGRAD_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await pictures.First.ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "classic-1.png") });
            await pictures.Last.ScrollIntoViewIfNeededAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "classic-2.png") });
        }
    }

    [Fact]
    public async Task A_loop_is_interrupted_from_the_menu_and_variables_stay()
    {
        IPage page = await jupyter.OpenAsync("01-what-micrograd-is.ipynb");
        await RunInFirstCellAsync(page, "int kept = 7; Console.WriteLine(\"begun\"); while (true) { }");
        await page.WaitForFunctionAsync("() => document.querySelector('.output_stdout')?.innerText.includes('begun')");
        await page.EvaluateAsync("() => Jupyter.notebook.kernel.interrupt()");
        await page.WaitForFunctionAsync("() => document.querySelector('.output_error')?.innerText.includes('interrupted')");
        await RunInFirstCellAsync(page, "kept + 1");

        await page.WaitForFunctionAsync("() => document.querySelector('.output_result')?.innerText.trim() === '8'");
    }

    [Fact]
    public async Task A_member_is_completed_in_a_cell()
    {
        IPage page = await jupyter.OpenAsync("02-what-a-derivative-is.ipynb");
        await RunInFirstCellAsync(page, "var numbers = new List<double> { 1, 2 };");
        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cell(0).input_prompt_number > 0 && !Jupyter.notebook.kernel_busy");
        await page.EvaluateAsync("() => { const cell = Jupyter.notebook.get_cell(0); Jupyter.notebook.select(0); Jupyter.notebook.edit_mode(); cell.set_text('numbers.Rev'); cell.code_mirror.focus(); cell.code_mirror.setCursor(0, 11); }");
        await page.Keyboard.PressAsync("Tab");

        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cell(0).get_text() === 'numbers.Reverse' || document.querySelector('.completions')?.innerText.includes('Reverse')");
    }

    private static async Task RunInFirstCellAsync(IPage page, string code) => await page.EvaluateAsync(
        """
        code => {
            const notebook = Jupyter.notebook;
            if (notebook.get_cell(0).cell_type !== 'code') notebook.insert_cell_above('code', 0);
            notebook.get_cell(0).set_text(code);
            notebook.execute_cells([0]);
        }
        """,
        code);
}
