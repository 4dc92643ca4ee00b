using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Cells that show more than a page can take.</summary>
[Collection(Lab.Page)]
public sealed class EndlessOutputTests(Lab lab, StayingReader staying) : IClassFixture<StayingReader>, IAsyncDisposable
{
    private const string Chapter = "03-the-value-class";

    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Theory]
    [InlineData("while (true) Console.WriteLine(1);")]
    [InlineData("while (true) Console.Write('.');")]
    [InlineData("while (true) { Console.Write(\"a\"); Console.Error.Write(\"b\"); }")]
    [InlineData("for (int i = 0; ; i++) Console.Write($\"\\r{i}\");")]
    [InlineData("while (true) display(1);")]
    [InlineData("for (int i = 0; ; i++) { ClearOutput(); display(i); }")]
    [InlineData("var shown = display(0); for (int i = 0; ; i++) shown.Update(i);")]
    public async Task A_cell_that_never_ends_showing_is_written_beside_and_stopped(string code)
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.ReadyAsync();
        await reader.RunAsync("setup", code);
        await Assertions.Expect(reader.Outputs("setup")).Not.ToBeEmptyAsync();
        await reader.WriteAsync("s12", "40 + 2");
        await Assertions.Expect(reader.Text("s12")).ToHaveTextAsync("40 + 2");
        await reader.ClickAsync("Stop");
        await reader.StateAsync("setup", "stopped");
        await reader.ShowAsync("s12", "40 + 2", "42");
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public async Task Text_without_end_is_cut_and_what_is_shown_of_it_survives_a_reload()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.RunAsync("setup", "var line = new string('x', 99); while (true) Console.WriteLine(line);");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("[Cut here. This cell has printed more than 4,000,000 characters; the rest is left out, and the cell goes on.]");
        await reader.ClickAsync("Stop");
        await reader.StateAsync("setup", "stopped");
        int shown = await ShownAsync();
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("Cut here.");
        Assert.Equal(shown, await ShownAsync());

        Task<int> ShownAsync() => reader.Outputs("setup").EvaluateAsync<int>("outputs => outputs.textContent.length");
    }

    [Fact]
    public async Task Of_100_000_displays_the_first_5_000_are_shown()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunAsync("setup", "for (int i = 0; i < 100_000; i++) display(i);");
        await reader.StateAsync("setup", "done");
        await Assertions.Expect(reader.Outputs("setup").Locator("> *")).ToHaveCountAsync(5_001);
        await Assertions.Expect(reader.Outputs("setup").Locator("> *").Nth(4_999)).ToHaveTextAsync("4999");
        await Assertions.Expect(reader.Outputs("setup").Locator("> *").Last).ToContainTextAsync("more than 5,000 displays");
    }

    [Fact]
    public async Task Text_in_many_pieces_reads_as_it_was_written()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunAsync("setup", """
            for (int i = 0; i < 5_000; i++) Console.WriteLine($"line {i}");
            Console.Write("\u001b[31mred\u001b[0m and over\rdone");
            """);
        await reader.StateAsync("setup", "done");
        string expected = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"line {i}\n")) + "done";
        await reader.Page.WaitForFunctionAsync("expected => document.querySelector('[data-cell=setup] .outputs').textContent === expected", expected);
    }

    [Fact]
    public async Task What_a_cell_shows_after_its_end_is_shown()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunToEndAsync("setup", "var over = new TaskCompletionSource(); _ = Task.Run(async () => { await over.Task; Console.WriteLine(\"later\"); }); 1");
        await reader.RunAsync("s12", "over.SetResult();");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("later");
    }
}
