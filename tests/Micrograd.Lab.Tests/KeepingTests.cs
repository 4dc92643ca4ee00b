using System.Text;

using Micrograd.Lab.Sites;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>What the browser keeps, and how notebooks come and go.</summary>
[Collection(Lab.Page)]
public sealed class KeepingTests(Lab lab)
{
    private const string Chapter = "03-the-value-class";

    [Fact]
    public async Task A_changed_cell_runs_and_survives_a_reload_until_the_chapter_is_taken_back()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.ShowAsync("setup", "var mine = 6 * 7; mine", "42");
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("42");
        await Assertions.Expect(reader.Text("setup")).ToContainTextAsync("6 * 7");
        await Assertions.Expect(reader.Page.Locator("#chapters .changed")).ToHaveCountAsync(1);

        await reader.ClickAsync("Back to the chapter's original");
        await reader.ClickAsync("Back to the original");
        await Assertions.Expect(reader.Text("setup")).ToContainTextAsync("#load");
        await Assertions.Expect(reader.Page.Locator("#chapters .changed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_chapter_that_was_only_run_is_not_changed()
    {
        await using Reader reader = await lab.OpenSavingAsync("01-what-micrograd-is");
        byte[] saved = await new Clone().ToSite().Files["notebooks/01-what-micrograd-is.ipynb"].ReadAsync();
        await reader.ClickAsync("Run all");
        await reader.Page.Locator(".cell[data-state=done]").First.WaitForAsync();
        await reader.ReadyAsync();
        await reader.Page.WaitForFunctionAsync("() => ![...document.querySelectorAll('.cell')].some(cell => ['waiting', 'running'].includes(cell.dataset.state))");
        Assert.Equal(Encoding.UTF8.GetString(saved), await reader.DownloadAsync());

        await reader.GoAsync(Chapter);
        await reader.RunAsync("setup", "1");
        await Assertions.Expect(reader.Page.Locator("#chapters .changed")).ToHaveCountAsync(1);
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Page.Locator("#chapters li", new() { Has = reader.Page.Locator(".changed") })).ToContainTextAsync(["3 · The Value class"]);
    }

    [Fact]
    public async Task What_was_written_survives_a_reload_at_once()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        for (int i = 0; i < 5; i++)
        {
            await reader.WriteAsync("setup", $"var last = {i};");
            await reader.Page.ReloadAsync();
            await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync($"var last = {i};");
        }
    }

    [Fact]
    public async Task A_cell_goes_back_to_its_original_alone()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.WriteAsync("setup", "var mine = 1;");
        await reader.WriteAsync("s12", "var other = 2;");
        await reader.ClickAsync("This cell's original");
        await Assertions.Expect(reader.Text("s12")).Not.ToContainTextAsync("other");
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("var mine = 1;");
    }

    [Fact]
    public async Task An_unchanged_notebook_is_downloaded_byte_for_byte()
    {
        await using Reader reader = await lab.OpenSavingAsync("10-beyond-the-document");
        byte[] saved = await new Clone().ToSite().Files["notebooks/10-beyond-the-document.ipynb"].ReadAsync();
        Assert.Equal(Encoding.UTF8.GetString(saved), await reader.DownloadAsync());
    }

    [Fact]
    public async Task A_notebook_is_opened_by_dropping_its_file_on_the_page()
    {
        await using Reader reader = await lab.OpenSavingAsync();
        await reader.Cell("setup").Locator(".cm-content").WaitForAsync();
        await reader.Page.EvaluateAsync("""
            () => {
                const files = new DataTransfer();
                files.items.add(new File(['{"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"# Dropped"}],"metadata":{},"nbformat":4,"nbformat_minor":5}'], "mine.ipynb"));
                document.querySelector(".cm-content").dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true, bubbles: true }));
            }
            """);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Dropped");
        await Assertions.Expect(reader.Page.Locator("#chapters")).ToContainTextAsync("mine");
        await Assertions.Expect(reader.Page.Locator("#chapters .changed")).ToHaveCountAsync(0);
        await reader.ClickAsync("Delete this notebook from this browser");
        await reader.ClickAsync("Delete it");
        await Assertions.Expect(reader.Page.Locator("#chapters")).Not.ToContainTextAsync("mine");
    }

    [Theory]
    [InlineData("no notebook", "This is no notebook: it isn't JSON")]
    [InlineData("""{"a":1}""", "This is no notebook: it has no list of cells.")]
    [InlineData("""{"cells":[],"nbformat":3}""", "This notebook is of format 3; the Lab reads format 4.")]
    public async Task What_is_no_notebook_is_refused_with_a_reason(string text, string reason)
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.OpenFileAsync("bad.ipynb", text);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync(reason);
        await Assertions.Expect(reader.Page.Locator("h1")).ToContainTextAsync("The Value class");
    }

    [Fact]
    public async Task A_link_holds_a_notebook()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await reader.WriteAsync("setup", "var shared = 1;");
        await reader.ClickAsync("Share: copy a link that holds this notebook, without its outputs");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("The link is copied.");
        string link = await reader.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        await using Reader other = await lab.OpenAnywhereAsync(new Uri(link).Fragment[1..]);
        await Assertions.Expect(other.Text("setup")).ToHaveTextAsync("var shared = 1;");
        await Assertions.Expect(other.Outputs("s12-use")).ToBeEmptyAsync();
        await Assertions.Expect(other.Page.Locator("#chapters")).ToContainTextAsync("Shared");
    }

    [Theory]
    [InlineData("share=broken", "The link is broken")]
    [InlineData("~mine", "There is no notebook mine in this browser.")]
    [InlineData("99-unknown", "There is no chapter 99-unknown.")]
    public async Task An_address_that_leads_nowhere_says_so_and_shows_the_first_chapter(string address, string reason)
    {
        await using Reader reader = await lab.OpenAnywhereAsync(address);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync(reason);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("1 · What micrograd is");
    }

    [Fact]
    public async Task Of_two_tabs_with_the_same_notebook_the_reader_chooses_one()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await using var other = new Reader(await reader.Page.Context.NewPageAsync(), lab.Address);
        await other.GoAsync(Chapter);
        await reader.WriteAsync("setup", "var first = 1;");
        await Assertions.Expect(other.Page.Locator("#notices")).ToContainTextAsync("This notebook was changed in another tab.");
        await other.ClickAsync("Show the other version");
        await Assertions.Expect(other.Text("setup")).ToHaveTextAsync("var first = 1;");

        await other.WriteAsync("setup", "var second = 2;");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("This notebook was changed in another tab.");
        await reader.ClickAsync("Keep this one");
        await Assertions.Expect(other.Page.Locator("#notices")).ToContainTextAsync("This notebook was changed in another tab.");
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("var first = 1;");
    }

    [Fact]
    public async Task What_is_asked_about_one_notebook_is_gone_in_the_next()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.ClickAsync("Back to the chapter's original");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("Your changes to this chapter will be gone.");
        await reader.GoAsync("04-backpropagation-by-hand");
        await Assertions.Expect(reader.Page.Locator("h1")).ToContainTextAsync("4 ·");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Who_chooses_chapters_quickly_sees_the_last()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.Page.EvaluateAsync("() => { for (const name of ['09-neuron-layer-mlp-training', '04-backpropagation-by-hand', '05-a-neuron']) location.hash = name; }");
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("5 · A neuron");
        await Assertions.Expect(reader.Page.Locator("#chapters [aria-current]")).ToHaveTextAsync("5 · A neuron");
    }

    [Fact]
    public async Task A_notebook_of_an_older_format_stays_one()
    {
        await using Reader reader = await lab.OpenSavingAsync();
        await reader.OpenFileAsync("old.ipynb", """{"cells":[{"cell_type":"markdown","metadata":{},"source":"# Old"}],"metadata":{},"nbformat":4,"nbformat_minor":4}""");
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Old");
        await reader.Cells.First.FocusAsync();
        await reader.PressAsync("b");
        await reader.EnterAsync(reader.Cells.Nth(1));
        await reader.Page.Keyboard.TypeAsync("\"3E4\" + 1e-7");
        await reader.PressAsync("Control+Enter");
        await Assertions.Expect(reader.Cells.Nth(1).Locator(".outputs")).ToHaveTextAsync("3E41E-07");
        string saved = await reader.DownloadAsync();
        Assert.DoesNotContain("\"id\"", saved, StringComparison.Ordinal);
        Assert.Contains("3E41E-07", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_browser_saves_data_CSharp_is_not_loaded_before_a_cell_is_run()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await Assertions.Expect(reader.Page.Locator("#session")).ToHaveTextAsync("C# loads when a cell is run");
        await reader.Cell("setup").Locator(".cm-content").WaitForAsync();
        Assert.DoesNotContain(reader.Requests, address => address.Contains("_framework", StringComparison.Ordinal));
        await reader.ShowAsync("setup", "6 * 7", "42");
        await reader.ReadyAsync();
    }

    [Fact]
    public async Task A_link_leads_to_a_cell()
    {
        await using Reader reader = await lab.OpenSavingAsync("03-the-value-class/stage2");
        await Assertions.Expect(reader.Cell("stage2")).ToBeFocusedAsync();
        await Assertions.Expect(reader.Cell("stage2")).ToBeInViewportAsync();
    }
}
