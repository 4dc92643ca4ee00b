namespace Micrograd.Lab.Tests;

/// <summary>The page in Firefox.</summary>
[Collection(Lab.Page)]
public sealed class FirefoxTests(Lab lab, StartedFirefox started) : IClassFixture<StartedFirefox>
{
    private const string AllHaveRun = "[...document.querySelectorAll('.cell.code')].every(cell => cell.dataset.state === 'done' || cell.querySelector('.content').textContent.trim() === '')";

    [Theory]
    [InlineData("01-what-micrograd-is")]
    [InlineData("05-a-neuron")]
    [InlineData("10-beyond-the-document")]
    public async Task A_chapter_runs(string chapter)
    {
        Firefox firefox = await OpenAsync(chapter);
        await firefox.EvaluateAsync("document.querySelector('button[aria-label=\"Run all\"]').click()");
        await firefox.UntilAsync(AllHaveRun);
        Assert.Empty(firefox.Problems);
    }

    [Fact]
    public async Task A_loop_is_stopped_a_chart_is_drawn_and_a_change_survives_a_reload()
    {
        Firefox firefox = await OpenAsync("02-what-a-derivative-is/s05");
        await firefox.UntilAsync("document.querySelector('.cell[data-cell=s05] .figure .main-svg')");
        await WriteAsync(firefox, "while (true) { }");
        await firefox.EvaluateAsync("document.querySelector('.cell[data-cell=setup] .run').click()");
        await firefox.UntilAsync("document.querySelector('.cell[data-cell=setup][data-state=running]')");
        await firefox.EvaluateAsync("document.querySelector('button[aria-label=\"Stop\"]').click()");
        await firefox.UntilAsync("document.querySelector('#notices').textContent.includes('its variables are gone')");
        await WriteAsync(firefox, "6 * 7");
        await firefox.EvaluateAsync("document.querySelector('.cell[data-cell=setup] .run').click()");
        await firefox.UntilAsync("document.querySelector('.cell[data-cell=setup] .outputs').textContent === '42'");
        await firefox.ReloadAsync();
        await firefox.UntilAsync("document.querySelector('.cell[data-cell=setup] .outputs')?.textContent === '42'");
        Assert.Empty(firefox.Problems);
    }

    private static Task<string> WriteAsync(Firefox firefox, string code) => firefox.EvaluateAsync($$"""
        (() => {
            document.querySelector(".cell[data-cell=setup] .cm-content").focus();
            document.execCommand("selectAll");
            document.execCommand("insertText", false, "{{code}}");
        })()
        """);

    private async Task<Firefox> OpenAsync(string chapter)
    {
        Firefox firefox = await started.FirefoxAsync();

        // Away first: the page is loaded anew, and nothing of the chapter before is taken for this one's.
        await firefox.GoAsync(new Uri("about:blank"));
        firefox.Problems.Clear();
        await firefox.GoAsync(new Uri(lab.Address, "#" + chapter));
        await firefox.UntilAsync("document.querySelector('.cell[data-cell=setup] .cm-content')");
        return firefox;
    }
}
