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
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.RunAsync("setup", "var mine = 6 * 7; mine");
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("42");
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
    public async Task What_was_written_survives_a_reload_at_once()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
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
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.WriteAsync("setup", "var mine = 1;");
        await reader.WriteAsync("s12", "var other = 2;");
        await reader.ClickAsync("This cell's original");
        await Assertions.Expect(reader.Text("s12")).Not.ToContainTextAsync("other");
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("var mine = 1;");
    }

    [Fact]
    public async Task An_unchanged_notebook_is_downloaded_byte_for_byte()
    {
        await using Reader reader = await lab.OpenAsync("10-beyond-the-document");
        byte[] saved = await new Clone().ToSite().Files["notebooks/10-beyond-the-document.ipynb"].ReadAsync();
        Assert.Equal(Encoding.UTF8.GetString(saved), await reader.DownloadAsync());
    }

    [Fact]
    public async Task A_notebook_is_opened_by_dropping_its_file_on_the_page()
    {
        await using Reader reader = await lab.OpenAsync();
        await reader.Page.EvaluateAsync("""
            () => {
                const files = new DataTransfer();
                files.items.add(new File(['{"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"# Dropped"}],"metadata":{},"nbformat":4,"nbformat_minor":5}'], "mine.ipynb"));
                dispatchEvent(new DragEvent("drop", { dataTransfer: files, cancelable: true }));
            }
            """);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Dropped");
        await Assertions.Expect(reader.Page.Locator("#chapters")).ToContainTextAsync("mine");
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
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.OpenFileAsync("bad.ipynb", text);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync(reason);
        await Assertions.Expect(reader.Page.Locator("h1")).ToContainTextAsync("The Value class");
    }

    [Fact]
    public async Task A_link_holds_a_notebook()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await reader.WriteAsync("setup", "var shared = 1;");
        await reader.ClickAsync("Share: copy a link that holds this notebook, without its outputs");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("The link is copied.");
        string link = await reader.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        await using Reader other = await lab.OpenAsync(new Uri(link).Fragment[1..]);
        await Assertions.Expect(other.Text("setup")).ToHaveTextAsync("var shared = 1;");
        await Assertions.Expect(other.Outputs("s12-use")).ToBeEmptyAsync();
        await Assertions.Expect(other.Page.Locator("#chapters")).ToContainTextAsync("Shared");
    }

    [Fact]
    public async Task A_link_leads_to_a_cell()
    {
        await using Reader reader = await lab.OpenAsync("03-the-value-class/stage2");
        await Assertions.Expect(reader.Cell("stage2")).ToBeFocusedAsync();
        await Assertions.Expect(reader.Cell("stage2")).ToBeInViewportAsync();
    }
}
