using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>What the editor of a code cell has from the session.</summary>
[Collection(Lab.Page)]
public sealed class EditorTests(Lab lab, StayingReader staying) : IClassFixture<StayingReader>, IAsyncDisposable
{
    private const string Chapter = "03-the-value-class";

    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task Members_are_completed()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunToEndAsync("setup", "var numbers = new List<int>();");
        await reader.TypeAsync("setup", "numbers.Cou");
        await Assertions.Expect(reader.Page.Locator(".cm-tooltip-autocomplete [aria-selected]")).ToContainTextAsync("Count");

        // CodeMirror takes no key for a list that has only just come (its interactionDelay is 75 ms): the page's clock is put on by a second.
        await reader.Page.EvaluateAsync("() => { const { now } = Date; Date.now = () => now() + 1000; }");
        await reader.PressAsync("Tab");
        await Assertions.Expect(reader.Text("setup")).ToHaveTextAsync("numbers.Count");
    }

    [Fact]
    public async Task The_parameters_of_a_call_are_shown_while_it_is_written()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.TypeAsync("setup", "Math.Pow(2,");
        await Assertions.Expect(reader.Page.Locator(".tip code b")).ToHaveTextAsync("double y");
    }

    [Fact]
    public async Task A_name_under_the_mouse_is_explained()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.ReadyAsync();
        await reader.WriteAsync("setup", "Math.Sqrt(2)");
        await reader.Cell("setup").Locator(".cm-line").GetByText("Sqrt").HoverAsync(new() { Position = new() { X = 60, Y = 8 } });
        await Assertions.Expect(reader.Page.Locator(".cm-tooltip-hover")).ToContainTextAsync("double Math.Sqrt(double d)");
    }

    [Fact]
    public async Task An_error_is_underlined_as_it_is_written()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.WriteAsync("setup", "int number = \"text\";");
        await Assertions.Expect(reader.Cell("setup").Locator(".cm-lintRange-error")).ToHaveTextAsync("\"text\"");
    }

    [Fact]
    public async Task Names_of_cells_that_have_not_run_are_no_errors()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.ReadyAsync();
        await reader.WriteAsync("s12", "var next = ofTheCellAbove + 1; int wrong = \"\";");
        ILocator errors = reader.Cell("s12").Locator(".cm-lintRange-error");
        await Assertions.Expect(errors).ToHaveTextAsync(["\"\""]);
        await reader.RunAsync("setup", "1");
        await Assertions.Expect(errors.First).ToHaveTextAsync("ofTheCellAbove");
        await reader.RunAsync("setup", "var ofTheCellAbove = 1;");
        await Assertions.Expect(errors).Not.ToContainTextAsync(["ofTheCellAbove"]);
    }

    [Fact]
    public async Task Errors_in_two_cells_are_both_underlined()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.WriteAsync("setup", "int one = \"one\";");
        await reader.WriteAsync("s12", "int two = \"two\";");
        await reader.ClickAsync("Restart the session");
        await Assertions.Expect(reader.Page.Locator(".cm-lintRange-error")).ToHaveTextAsync(["\"one\"", "\"two\""]);
    }

    [Fact]
    public async Task A_chapter_that_was_opened_has_no_red_lines()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.ReadyAsync();
        await reader.WriteAsync("setup", "int wrong = \"\";");
        await Assertions.Expect(reader.Page.Locator(".cm-lintRange-error")).ToHaveCountAsync(1);
    }
}
