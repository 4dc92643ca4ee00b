using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Ways from one notebook to another, and back.</summary>
[Collection(Lab.Page)]
public sealed class NavigationTests(Lab lab)
{
    private const string First = "1 · What micrograd is";
    private const string Third = "3 · The Value class";
    private const string Chapter = "03-the-value-class";

    [Fact]
    public async Task Back_shows_the_chapter_that_was_shown_before()
    {
        await using Reader reader = await lab.OpenSavingAsync();
        await ChooseAsync(reader, "2 · What a derivative is");
        await ChooseAsync(reader, Third);
        await reader.Page.GoBackAsync();
        await TitleAsync(reader, "2 · What a derivative is");
        await reader.Page.GoBackAsync();
        await TitleAsync(reader, First);
        await reader.Page.GoForwardAsync();
        await TitleAsync(reader, "2 · What a derivative is");
    }

    [Fact]
    public async Task The_name_of_the_Lab_leads_to_the_first_chapter()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Micrograd Lab" }).ClickAsync();
        await TitleAsync(reader, First);
    }

    [Fact]
    public async Task After_an_address_that_leads_nowhere_the_address_is_that_of_what_is_shown()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.Page.EvaluateAsync("() => location.hash = '99-unknown%'");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("There is no chapter 99-unknown%.");
        Assert.EndsWith("#" + Chapter, reader.Page.Url, StringComparison.Ordinal);
        await reader.Page.GoBackAsync();
        await TitleAsync(reader, Third);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_a_cell_runs_another_chapter_opens_only_if_the_reader_says_so(bool byBack)
    {
        await using Reader reader = await lab.OpenSavingAsync("01-what-micrograd-is");
        await ChooseAsync(reader, Third);
        await reader.RunAsync("setup", "while (true) { }");
        await reader.StateAsync("setup", "running");
        if (byBack) await reader.Page.EvaluateAsync("() => history.back()");
        else await reader.Page.EvaluateAsync("() => location.hash = '01-what-micrograd-is'");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("A cell is still running.");
        await reader.Page.WaitForURLAsync("**/#" + Chapter);
        await Assertions.Expect(reader.Cell("setup")).ToHaveAttributeAsync("data-state", "running");
        await reader.ClickAsync("Open the other one");
        await TitleAsync(reader, First);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync($"The variables of “{Third}” are gone");
    }

    [Fact]
    public async Task Variables_do_not_go_without_a_word()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.RunToEndAsync("setup", "var mine = 1;");
        await ChooseAsync(reader, First);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync($"The variables of “{Third}” are gone: each notebook has a session of its own.");
        await ChooseAsync(reader, Third);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();

        await reader.RunToEndAsync("setup", "var mine = 1;");
        await reader.ClickAsync("Back to the chapter's original");
        await reader.ClickAsync("Back to the original");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("The session starts afresh: its variables are gone.");
    }

    [Fact]
    public async Task Of_variables_that_have_gone_before_nothing_is_said()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.RunAsync("setup", "while (true) { }");
        await reader.StateAsync("setup", "running");
        await reader.ClickAsync("Stop");
        await reader.StateAsync("setup", "stopped");
        await ChooseAsync(reader, First);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_link_to_a_heading_stays_in_the_notebook()
    {
        await using Reader reader = await lab.OpenSavingAsync();
        await reader.OpenFileAsync("toc.ipynb", """
            {"cells":[
            {"cell_type":"markdown","id":"m","metadata":{},"source":"# Contents\n[to it](#The-end,-at-last)"},
            {"cell_type":"markdown","id":"n","metadata":{},"source":"<div style='height: 3000px'></div>\n\n## The end, at last"}
            ],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Contents");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "to it" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "The end, at last" })).ToBeInViewportAsync();
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();
        Assert.EndsWith("#~toc", reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_word_about_cells_above_goes_when_they_have_run()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.WriteAsync("setup", "var above = 41;");
        await reader.RunAsync("s12", "above + 1");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("names of cells above it");
        await reader.Cell("setup").GetByRole(AriaRole.Button, new() { Name = "Run this cell" }).ClickAsync();
        await reader.StateAsync("setup", "done");
        await reader.Cell("s12").GetByRole(AriaRole.Button, new() { Name = "Run this cell" }).ClickAsync();
        await reader.StateAsync("s12", "done");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task The_buttons_of_a_text_cell_can_all_be_clicked()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter + "/stage2");
        ILocator buttons = reader.Cell("stage2").GetByRole(AriaRole.Button);
        Assert.True(await buttons.CountAsync() > 5);
        Assert.True(await buttons.EvaluateAllAsync<bool>("""
            buttons => buttons.filter(button => button.offsetParent).every(button => {
                const { left, right, top, bottom } = button.getBoundingClientRect();
                return [top + 2, bottom - 2].every(y => button.contains(document.elementFromPoint((left + right) / 2, y)));
            })
            """));
    }

    private static Task TitleAsync(Reader reader, string title) => Assertions.Expect(reader.Page.Locator("h1").First).ToHaveTextAsync(title);

    private static async Task ChooseAsync(Reader reader, string title)
    {
        await reader.Page.Locator("#chapters").GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await TitleAsync(reader, title);
    }
}
