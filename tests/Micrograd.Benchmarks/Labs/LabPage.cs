using System.Diagnostics;
using System.Globalization;

using Microsoft.Playwright;

namespace Micrograd.Benchmarks.Labs;

/// <summary>The page with a chapter open. Times are milliseconds.</summary>
internal sealed class LabPage
{
    private const float Patience = 300_000;

    private readonly IPage _page;
    private readonly long _opened;

    private LabPage(IPage page, long opened)
    {
        _page = page;
        _opened = opened;
    }

    /// <summary>From opening the page until the chapter stood there.</summary>
    public double Readable { get; private init; }

    public static async Task<LabPage> OpenAsync(IBrowserContext context, Uri address, string chapter)
    {
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        long opened = Stopwatch.GetTimestamp();
        await page.GotoAsync($"{address}#{chapter}", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(".markdown h1").First.WaitForAsync();
        return new LabPage(page, opened) { Readable = Stopwatch.GetElapsedTime(opened).TotalMilliseconds };
    }

    /// <summary>Waits until the session is there.</summary>
    /// <returns>The time since the page was opened.</returns>
    public async Task<double> ReadyAsync()
    {
        await _page.Locator("#session", new() { HasText = "C# is ready" }).WaitForAsync();
        return Stopwatch.GetElapsedTime(_opened).TotalMilliseconds;
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>The time until its end was painted.</returns>
    public Task<double> RunAsync(string cell) => Cell(cell).EvaluateAsync<double>("""
        cell => new Promise((ended, failed) => {
            const start = performance.now();
            const watcher = new MutationObserver(() => {
                const { state } = cell.dataset;
                if (state !== "done" && state !== "failed") return;
                watcher.disconnect();
                if (state === "failed") failed(new Error(cell.textContent));
                else requestAnimationFrame(() => setTimeout(() => ended(performance.now() - start)));
            });
            watcher.observe(cell, { attributes: true, attributeFilter: ["data-state"] });
            cell.querySelector(".run").click();
        })
        """);

    /// <summary>Runs the chapter, or its cells up to one.</summary>
    /// <returns>The time until the last one's end.</returns>
    public async Task<double> RunAllAsync(string? upTo = null)
    {
        string[] cells = await _page.Locator(".cell.code").EvaluateAllAsync<string[]>("cells => cells.filter(cell => cell.querySelector('.content').textContent.trim() !== '').map(cell => cell.dataset.cell)");
        long start = Stopwatch.GetTimestamp();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Run all", Exact = true }).First.ClickAsync();
        await _page.Locator($".cell[data-cell='{upTo ?? cells[^1]}']:is([data-state=done], [data-state=failed])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await ReadyAsync();
        return took;
    }

    /// <summary>The time that the page shows beside a cell.</summary>
    public async Task<double> ElapsedAsync(string cell)
    {
        string[] parts = (await Cell(cell).Locator(".time").InnerTextAsync()).Split(' ');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) * (parts[1] == "s" ? 1000 : 1);
    }

    /// <summary>Writes a cell's text anew.</summary>
    public async Task WriteAsync(string cell, string code)
    {
        await Cell(cell).Locator(".cm-content").ClickAsync();
        await _page.Keyboard.PressAsync("Control+A");
        await _page.Keyboard.InsertTextAsync(code);
        await _page.Keyboard.PressAsync("Escape");
    }

    /// <summary>What a cell shows, as text.</summary>
    public Task<string> TextAsync(string cell) => Cell(cell).Locator(".outputs").InnerTextAsync();

    /// <summary>Waits until the site is kept in the browser.</summary>
    public Task KeptAsync() => _page.EvaluateAsync("() => navigator.serviceWorker.ready");

    public Task WatchFramesAsync() => _page.EvaluateAsync("""
        () => {
            let last = performance.now();
            window.longest = 0;
            const next = now => {
                window.longest = Math.max(window.longest, now - last);
                last = now;
                requestAnimationFrame(next);
            };
            requestAnimationFrame(next);
        }
        """);

    public Task<double> LongestFrameAsync() => _page.EvaluateAsync<double>("() => window.longest");

    /// <summary>Starts a cell, and doesn't wait for its end.</summary>
    public Task StartAsync(string cell) => Cell(cell).Locator(".run").ClickAsync();

    /// <summary>Stops the cell that runs.</summary>
    /// <returns>The time from the click until the page shows the cell as stopped.</returns>
    public Task<double> StopAsync(string cell) => Cell(cell).EvaluateAsync<double>("""
        cell => new Promise(ended => {
            const start = performance.now();
            new MutationObserver((_, watcher) => {
                if (cell.dataset.state !== "stopped") return;
                watcher.disconnect();
                ended(performance.now() - start);
            }).observe(cell, { attributes: true, attributeFilter: ["data-state"] });
            [...document.querySelectorAll("button")].find(button => button.textContent.endsWith("Stop")).click();
        })
        """);

    /// <summary>Watches how long the page's thread answers nobody: the time between two ticks of a timer of 5 ms.</summary>
    public Task WatchSilencesAsync() => _page.EvaluateAsync("""
        () => {
            let last = performance.now();
            window.silence = 0;
            setInterval(() => {
                const now = performance.now();
                window.silence = Math.max(window.silence, now - last);
                last = now;
            }, 5);
        }
        """);

    public Task<double> LongestSilenceAsync() => _page.EvaluateAsync<double>("() => window.silence");

    public Task CloseAsync() => _page.CloseAsync();

    private ILocator Cell(string id) => _page.Locator($".cell[data-cell='{id}']");
}
