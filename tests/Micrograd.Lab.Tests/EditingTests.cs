using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Cells that are added, moved, split and written in, with the keyboard alone.</summary>
[Collection(Lab.Page)]
public sealed class EditingTests(Lab lab)
{
    private const string Chapter = "03-the-value-class";

    [Fact]
    public async Task Jupyters_keys_add_change_and_delete_cells_and_take_that_back()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        int count = await reader.Cells.CountAsync();
        await reader.Cell("title").FocusAsync();
        await reader.PressAsync("b");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveClassAsync("cell code selected");
        await reader.PressAsync("m");
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveClassAsync("cell markdown selected");
        await reader.PressAsync("y", "d", "d");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count);
        await reader.PressAsync("z");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
        await reader.PressAsync("a");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 2);
    }

    [Fact]
    public async Task A_cell_is_written_run_and_left_by_keys_alone()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.Cell("title").FocusAsync();
        await reader.PressAsync("b", "Enter");
        await reader.Page.Keyboard.TypeAsync("6 * 7");
        await reader.PressAsync("Shift+Enter");
        await Assertions.Expect(reader.Cells.Nth(1).Locator(".outputs")).ToHaveTextAsync("42");
        await Assertions.Expect(reader.Cell("setup")).ToBeFocusedAsync();
        await reader.PressAsync("ArrowUp", "Enter");
        await Assertions.Expect(reader.Cells.Nth(1).Locator(".cm-content")).ToBeFocusedAsync();
        await reader.PressAsync("Escape");
        await Assertions.Expect(reader.Cells.Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_cell_is_split_at_the_cursor()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        int count = await reader.Cells.CountAsync();
        await reader.WriteAsync("setup", "var a = 1;\nvar b = 2;");
        await reader.PressAsync("Control+Home", "ArrowDown", "Control+Shift+-");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("var a = 1;");
        await Assertions.Expect(reader.Cells.Nth(2).Locator(".content")).ToHaveTextAsync("var b = 2;");
        await reader.PressAsync("z");
        await Assertions.Expect(reader.Text("setup")).ToContainTextAsync("var b = 2;");
    }

    [Fact]
    public async Task A_cell_is_moved()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.Cell("setup").FocusAsync();
        await reader.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(reader.Cells.First).ToHaveAttributeAsync("data-cell", "setup");
        await reader.ClickAsync("Move down");
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveAttributeAsync("data-cell", "setup");
    }

    [Fact]
    public async Task Prose_is_written_and_shown_with_its_formulas()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.Cell("title").FocusAsync();
        await reader.PressAsync("Enter", "Control+a");
        await reader.Page.Keyboard.InsertTextAsync("# Mine\n\nwith $x^2$ and **weight**");
        await reader.PressAsync("Shift+Enter");
        await Assertions.Expect(reader.Cell("title").Locator("h1")).ToHaveTextAsync("Mine");
        await Assertions.Expect(reader.Cell("title").Locator(".katex")).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Cell("title").Locator("strong")).ToHaveTextAsync("weight");
    }
}
