using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Cells that .NET doesn't outlive.</summary>
[Collection(Lab.Page)]
public sealed class DyingTests(Lab lab, StayingReader staying) : IClassFixture<StayingReader>, IAsyncDisposable
{
    private const string Chapter = "03-the-value-class";

    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Theory]
    [InlineData("Environment.Exit(3);", "the code called Environment.Exit (exit code 3)")]
    [InlineData("await Task.Delay(1); Environment.Exit(0);", "the code called Environment.Exit (exit code 0)")]
    [InlineData("Environment.FailFast(\"no\");", "the code aborted it, as Environment.FailFast does")]
    [InlineData("System.Runtime.InteropServices.Marshal.WriteInt32(new IntPtr(-8), 1);", "a pointer led out of its memory")]
    public async Task A_cell_that_ends_the_session_fails_with_the_reason_and_what_is_above_can_be_run_again(string code, string reason)
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunToEndAsync("setup", "var kept = 41;");
        await reader.WriteAsync("s12-use", "kept");
        await reader.RunAsync("s12", code);
        await reader.StateAsync("s12", "failed");
        await Assertions.Expect(reader.Outputs("s12")).ToContainTextAsync(reason);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("Its variables are gone.");
        await Assertions.Expect(reader.Cell("setup")).ToHaveAttributeAsync("data-state", "");
        await reader.ClickAsync("Run all above it");
        await reader.StateAsync("setup", "done");
        await reader.ShowAsync("s12", "kept + 1", "42");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Memory_that_is_used_up_is_named()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.RunAsync("setup", "var all = new List<byte[]>(); while (true) all.Add(new byte[50_000_000]);");
        await reader.StateAsync("setup", "failed");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("emory");
    }

    [Fact]
    public async Task A_recursion_without_end_fails_and_its_session_lives()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunAsync("setup", "var kept = 41; int Deeper(int depth) => Deeper(depth + 1) + 1; Deeper(0)");
        await reader.StateAsync("setup", "failed");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("nested too deeply");
        await reader.ShowAsync("s12", "kept + 1", "42");
    }

    [Theory]
    [InlineData("var timer = new System.Threading.Timer(_ => Environment.Exit(0), null, 200, -1);", "Environment.Exit")]
    [InlineData("async void Fail() { await Task.Delay(200); throw new Exception(\"behind it\"); } Fail();", "nobody caught an exception in what a cell had left running (System.Exception: behind it)")]
    public async Task A_session_that_ends_after_its_cells_says_so_and_the_next_cell_runs(string code, string reason)
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunAsync("setup", code);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync(reason);
        await reader.ShowAsync("s12", "40 + 2", "42");
    }

    [Fact]
    public async Task A_session_that_cannot_start_says_so_in_the_cell_and_is_started_again_by_the_next()
    {
        await using Reader reader = await lab.VisitAsync();
        await reader.Page.RouteAsync("**/assemblies.pack", route => route.FulfillAsync(new() { Status = 503 }));
        await reader.GoAsync(Chapter);
        await reader.RunAsync("setup", "40 + 2");
        await reader.StateAsync("setup", "failed");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("503");
        await reader.Page.UnrouteAllAsync();
        await reader.ShowAsync("setup", "40 + 2", "42");
    }

    [Theory]
    [InlineData("string text = null; text.Length", "Object reference not set to an instance of an object.")]
    [InlineData("int.Parse(\"x\")", "The input string 'x' was not in a correct format.")]
    [InlineData("new[] { 1 }.Single(x => x > 1)", "Sequence contains no matching element")]
    [InlineData("new Dictionary<string, int>()[\"x\"]", "The given key 'x' was not present in the dictionary.")]
    [InlineData("var one = new int[1]; one[2]", "Index was outside the bounds of the array.")]
    [InlineData("\"abc\".Substring(7)", "startIndex cannot be larger than length of string.")]
    public async Task An_exception_is_told_in_words(string code, string words)
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunAsync("setup", code);
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync(words);
    }

    [Fact]
    public async Task Cells_run_in_the_invariant_culture_and_may_ask_for_another()
    {
        await using Reader reader = await lab.OpenAsync(Chapter, new() { Locale = "de-DE" });
        await reader.RunAsync("setup", """
            Console.WriteLine($"[{System.Globalization.CultureInfo.CurrentCulture.Name}] {1234.5:N1}");
            foreach (string name in new[] { "de-DE", "zh-CN", "ja-JP" }) Console.WriteLine((1234.5).ToString("N1", new System.Globalization.CultureInfo(name)) + " " + new DateTime(2026, 3, 1).ToString("MMMM", new System.Globalization.CultureInfo(name)));
            Console.Write(string.Join(" ", new[] { "b", "A", "a", "B" }.Order()));
            """);
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("[] 1,234.5\n1.234,5 März\n1,234.5 三月\n1,234.5 3月\na A b B");
    }
}
