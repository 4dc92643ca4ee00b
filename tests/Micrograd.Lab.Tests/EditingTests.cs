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
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        int count = await reader.Cells.CountAsync();
        await reader.Cell("title").FocusAsync();
        await reader.PressAsync("b");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveClassAsync("cell code selected");
        await reader.PressAsync("m");
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveClassAsync("cell markdown selected");
        await reader.PressAsync("y");
        await reader.PressTwiceAsync('d');
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count);
        await reader.PressAsync("z");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
        await reader.PressAsync("a");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 2);
    }

    [Fact]
    public async Task A_cell_is_written_run_and_left_by_keys_alone()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.Cell("title").FocusAsync();
        await reader.PressAsync("b");
        await reader.EnterAsync(reader.Cells.Nth(1));
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
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        int count = await reader.Cells.CountAsync();
        await reader.WriteAsync("setup", "var a = 1;\nvar b = 2;");
        await reader.PressAsync("Control+Home", "ArrowDown", "Control+Shift+-");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count + 1);
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("var a = 1;");
        await Assertions.Expect(reader.Cells.Nth(2).Locator(".content")).ToHaveTextAsync("var b = 2;");
        await reader.PressAsync("z");
        await Assertions.Expect(reader.Text("setup")).ToContainTextAsync("var b = 2;");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count);
    }

    [Fact]
    public async Task Taking_back_a_split_keeps_what_was_written_in_either_part_since()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.WriteAsync("setup", "var a = 1;\nvar b = 2;");
        await reader.PressAsync("Control+Home", "ArrowDown", "Control+Shift+-");
        await reader.EnterAsync(reader.Cells.Nth(2));
        await reader.PressAsync("Control+a");
        await reader.Page.Keyboard.InsertTextAsync("var b = 3;");
        await reader.PressAsync("Escape", "z");
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("var a = 1;var b = 3;");
    }

    [Fact]
    public async Task Taking_back_the_way_to_a_cells_original_keeps_what_was_written_since()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.WriteAsync("setup", "var first = 1;");
        await reader.ClickAsync("This cell's original");
        await Assertions.Expect(reader.Text("setup")).ToContainTextAsync("#load");
        await reader.WriteAsync("setup", "var second = 2;");
        await reader.PressAsync("Escape", "z");
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeDisabledAsync();
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("var second = 2;");
    }

    [Fact]
    public async Task What_is_written_before_the_editor_is_there_changes_no_cell()
    {
        await using Reader reader = await lab.VisitSavingAsync();
        var wanted = new TaskCompletionSource();
        await reader.Page.RouteAsync("**/vendor/editor.js", async route =>
        {
            await wanted.Task;
            await route.ContinueAsync();
        });
        await reader.GoAsync(Chapter + "/setup");
        int count = await reader.Cells.CountAsync();
        await reader.PressAsync("Enter", "a", "b", "d", "d", "m");
        wanted.SetResult();
        await Assertions.Expect(reader.Cell("setup").Locator(".cm-content")).ToBeFocusedAsync();
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count);
        await Assertions.Expect(reader.Cell("setup")).ToHaveClassAsync("cell code selected");
    }

    [Fact]
    public async Task The_buttons_of_a_cell_can_be_reached_by_tab()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter + "/setup");
        ILocator link = reader.Cell("setup").GetByRole(AriaRole.Button, new() { Name = "Copy a link to this cell" });
        for (int i = 0; i < 20 && !await link.EvaluateAsync<bool>("button => button === document.activeElement"); i++) await reader.PressAsync("Tab");
        await Assertions.Expect(link).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Taking_back_a_new_cell_keeps_what_was_written_and_shown_since()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        int count = await reader.Cells.CountAsync();
        await reader.Cell("title").FocusAsync();
        await reader.PressAsync("b");
        await reader.ShowAsync("setup", "40 + 2", "42");
        await reader.PressAsync("Escape", "z");
        await Assertions.Expect(reader.Cells).ToHaveCountAsync(count);
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("40 + 2");
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("42");
    }

    [Fact]
    public async Task In_a_long_line_an_arrow_goes_to_the_next_row_and_from_the_last_row_to_the_next_cell()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.WriteAsync("setup", "// " + string.Join(' ', Enumerable.Repeat("word", 60)));
        await reader.PressAsync("Control+Home", "ArrowDown");
        await Assertions.Expect(reader.Cell("setup").Locator(".cm-content")).ToBeFocusedAsync();
        await reader.Page.Keyboard.TypeAsync("-");
        await Assertions.Expect(reader.Text("setup")).Not.ToContainTextAsync("-//");
        await Assertions.Expect(reader.Text("setup")).ToContainTextAsync("-");
        await reader.PressAsync("Control+End", "ArrowDown");
        await Assertions.Expect(reader.Cell("stage1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Of_the_last_cell_that_is_deleted_an_empty_one_is_left()
    {
        await using Reader reader = await lab.OpenSavingAsync();
        await reader.OpenFileAsync("one.ipynb", """{"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"# One"}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("One");
        await reader.Cell("a").FocusAsync();
        await reader.PressTwiceAsync('d');
        await Assertions.Expect(reader.Cells).ToHaveClassAsync(["cell code selected"]);
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public async Task A_cell_is_moved()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.Cell("setup").FocusAsync();
        await reader.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(reader.Cells.First).ToHaveAttributeAsync("data-cell", "setup");
        await reader.ClickAsync("Move down");
        await Assertions.Expect(reader.Cells.Nth(1)).ToHaveAttributeAsync("data-cell", "setup");
    }

    [Fact]
    public async Task Prose_is_written_and_shown_with_its_formulas()
    {
        await using Reader reader = await lab.OpenSavingAsync(Chapter);
        await reader.Cell("title").FocusAsync();
        await reader.EnterAsync(reader.Cell("title"));
        await reader.PressAsync("Control+a");
        await reader.Page.Keyboard.InsertTextAsync("# Mine\n\nwith $x^2$ and **weight**");
        await reader.PressAsync("Shift+Enter");
        await Assertions.Expect(reader.Cell("title").Locator("h1")).ToHaveTextAsync("Mine");
        await Assertions.Expect(reader.Cell("title").Locator(".katex")).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Cell("title").Locator("strong")).ToHaveTextAsync("weight");
    }
}
