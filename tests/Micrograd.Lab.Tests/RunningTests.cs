using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Cells that run, fail, show, and are stopped.</summary>
[Collection(Lab.Page)]
public sealed class RunningTests(Lab lab, StayingReader staying) : IClassFixture<StayingReader>, IAsyncDisposable
{
    private const string Chapter = "03-the-value-class";

    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task A_cell_may_be_run_as_soon_as_it_can_be_seen()
    {
        await using Reader reader = await lab.VisitAsync();
        await reader.Page.AddInitScriptAsync("""
            new MutationObserver((_, watcher) => {
                const run = document.querySelector(".cell[data-cell=setup] .run");
                if (!run) return;
                watcher.disconnect();
                run.click();
            }).observe(document, { childList: true, subtree: true });
            """);
        await reader.GoAsync(Chapter);
        await reader.EndedAsync("setup");
        await Assertions.Expect(reader.Cell("setup")).ToHaveAttributeAsync("data-state", "done");
    }

    [Fact]
    public async Task While_the_first_cell_runs_the_bar_says_so_whether_all_of_CSharp_is_loaded_or_not()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.RunAsync("setup", "while (true) { }");
        await reader.StateAsync("setup", "running");
        await Assertions.Expect(reader.Page.Locator("#session")).ToHaveTextAsync("C# is running");
        await Assertions.Expect(reader.Page.Locator("#session progress")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_form_that_only_says_it_is_JSON_is_shown_as_text()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunAsync("setup", "(HTML(\"\") with { MimeType = \"application/json\", Content = \"{bad\" }).Display(); Console.Write(\"after\");");
        await reader.EndedAsync("setup");
        await Assertions.Expect(reader.Outputs("setup").Locator("pre").First).ToHaveTextAsync("{bad");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("after");
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public async Task A_loop_without_end_is_stopped_and_what_ran_before_can_be_run_again()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.ReadyAsync();
        await reader.RunToEndAsync("setup", "var before = 41;");
        await reader.WriteAsync("s12", "while (true) { }");
        await reader.PressAsync("Shift+Enter");
        await reader.StateAsync("s12", "running");
        await reader.ClickAsync("Stop");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("its variables are gone");
        await Assertions.Expect(reader.Cell("setup")).ToHaveAttributeAsync("data-state", "");
        await reader.ClickAsync("Run all above it");
        await reader.StateAsync("setup", "done");
        await reader.ShowAsync("s12", "before + 1", "42");
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public async Task Stopping_when_nothing_runs_changes_nothing()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunToEndAsync("setup", "var kept = 41;");
        await reader.PressAsync("Escape", "i", "i", "i", "i");
        await reader.ShowAsync("s12", "kept + 1", "42");
    }

    [Fact]
    public async Task A_cell_that_is_deleted_or_made_text_while_it_waits_does_not_run()
    {
        await using Reader reader = await lab.VisitAsync();
        await reader.Page.AddInitScriptAsync("""
            const post = Worker.prototype.postMessage, held = [];
            Worker.prototype.postMessage = function (...message) { held.push(() => post.apply(this, message)); };
            globalThis.letGo = () => {
                Worker.prototype.postMessage = post;
                for (const send of held) send();
            };
            """);
        await reader.GoAsync(Chapter);
        await reader.RunAsync("setup", "var ran = \"\";");
        await reader.RunAsync("s12", "ran += \"deleted \";");
        await reader.PressAsync("Escape");
        await reader.PressTwiceAsync('d');
        await Assertions.Expect(reader.Cell("s12")).ToHaveCountAsync(0);
        await reader.RunAsync("s12-use", "ran += \"text \";");
        await reader.PressAsync("Escape", "m");
        await reader.RunAsync("s13", "ran + \"end\"");
        await reader.Page.EvaluateAsync("() => letGo()");
        await Assertions.Expect(reader.Outputs("s13")).ToHaveTextAsync("end");
    }

    [Fact]
    public async Task A_chart_that_is_shown_anew_takes_its_new_size()
    {
        await using Reader reader = await lab.OpenAsync("02-what-a-derivative-is/s05");
        ILocator chart = reader.Cell("s05").Locator(".figure");
        await reader.WriteAsync("s05", """
            #load "setup.csx"
            using Plotly.NET;
            using Plotly.NET.CSharp;
            Plotly.NET.CSharp.Chart.Line<int, int, string>(x: new[] { 1, 2 }, y: new[] { 1, 2 }).WithSize(500, 200)
            """);
        await reader.PressAsync("Control+Enter");
        await reader.StateAsync("s05", "done");
        await Assertions.Expect(chart).ToHaveCSSAsync("height", "200px");
        await Assertions.Expect(chart.Locator(".main-svg").First).ToHaveAttributeAsync("height", "200");
    }

    [Fact]
    public async Task A_restart_forgets_variables()
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunToEndAsync("setup", "var kept = 1;");
        await reader.ClickAsync("Restart the session");
        await reader.RunAsync("s12", "kept");
        await Assertions.Expect(reader.Outputs("s12")).ToContainTextAsync("CS0103");
    }

    [Fact]
    public async Task An_error_marks_its_line_and_ends_what_waits()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.WriteAsync("setup", "var a = 1;\nthrow new Exception(\"on purpose\");");
        await reader.ClickAsync("Run all");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("on purpose");
        await Assertions.Expect(reader.Cell("setup").Locator(".failed-line")).ToHaveTextAsync("throw new Exception(\"on purpose\");");
        await Assertions.Expect(reader.Page.Locator("[data-state=waiting]")).ToHaveCountAsync(0);
        await Assertions.Expect(reader.Cell("s12")).ToHaveAttributeAsync("data-state", "");
    }

    [Theory]
    [InlineData("Task.Delay(10).Wait();")]
    [InlineData("int n = Task.Delay(10).ContinueWith(_ => 1).Result;")]
    public async Task Who_waits_for_a_task_is_told_to_await_it(string code)
    {
        Reader reader = await staying.AtAsync(Chapter);
        await reader.RunAsync("setup", code);
        await reader.StateAsync("setup", "failed");
        await Assertions.Expect(reader.Outputs("setup")).ToContainTextAsync("A browser has one thread, which can't wait for itself. Write await");
    }

    [Fact]
    public async Task A_cell_that_needs_those_above_offers_to_run_them()
    {
        await using Reader reader = await lab.OpenAsync("02-what-a-derivative-is/s05");
        await reader.Cell("s05").GetByRole(AriaRole.Button, new() { Name = "Run this cell" }).ClickAsync();
        await Assertions.Expect(reader.Outputs("s05")).ToContainTextAsync("CS0");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeInViewportAsync();
        await reader.ClickAsync("Run all above, and this cell");
        await Assertions.Expect(reader.Outputs("s05").Locator(".main-svg").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_display_changes_in_place_while_its_cell_runs()
    {
        await using Reader reader = await lab.OpenAsync(Chapter);
        await reader.RunAsync("setup", """
            var shown = display("step 0");
            for (int i = 1; i <= 3; i++) { await Task.Delay(50); shown.Update($"step {i}"); }
            while (true) { }
            """);
        await Assertions.Expect(reader.Outputs("setup")).ToHaveTextAsync("step 3");
        await Assertions.Expect(reader.Cell("setup")).ToHaveAttributeAsync("data-state", "running");
        await Assertions.Expect(reader.Cell("setup").Locator(".time")).ToContainTextAsync(" s");
    }

    [Fact]
    public async Task A_wide_graph_can_be_zoomed()
    {
        await using Reader reader = await lab.OpenSavingAsync("09-neuron-layer-mlp-training/s47-draw");
        ILocator picture = reader.Cell("s47-draw").Locator(".picture.large");
        double before = (await picture.Locator("svg").BoundingBoxAsync())!.Width;
        await picture.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        double after = (await picture.Locator("svg").BoundingBoxAsync())!.Width;
        Assert.Equal(1.3, after / before, 0.01);
        await picture.PressAsync("0");
        Assert.True((await picture.Locator("svg").BoundingBoxAsync())!.Width <= (await picture.BoundingBoxAsync())!.Width);
    }

    [Fact]
    public async Task A_chart_is_interactive()
    {
        await using Reader reader = await lab.OpenSavingAsync("02-what-a-derivative-is/s05");
        ILocator chart = reader.Cell("s05").Locator(".figure");
        await Assertions.Expect(chart.Locator(".xtick").First).ToBeVisibleAsync();
        string before = await RangeAsync();
        await chart.HoverAsync();
        await chart.Locator(".modebar-btn[data-title='Zoom in']").ClickAsync();
        await reader.Page.WaitForFunctionAsync("before => document.querySelector('[data-cell=s05] .figure')._fullLayout.xaxis.range.join() !== before", before);

        Task<string> RangeAsync() => chart.EvaluateAsync<string>("chart => chart._fullLayout.xaxis.range.join()");
    }
}
