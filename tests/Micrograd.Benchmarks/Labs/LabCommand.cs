using Micrograd.Benchmarks.Comparison;
using Microsoft.Playwright;

namespace Micrograd.Benchmarks.Labs;

/// <summary>How long a reader of the published Lab waits, and what comes over the wire, in Debian's Chromium.</summary>
internal static class LabCommand
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
    private const int SmallCells = 20;
    private const int Charts = 10;
    private static readonly TimeSpan Flood = TimeSpan.FromSeconds(8);

    /// <param name="site">The <c>wwwroot</c> that <c>dotnet publish src/Micrograd.Lab</c> wrote.</param>
    /// <param name="visits">How many readers come for the first time, and once more.</param>
    public static async Task<int> RunAsync(string site, int visits)
    {
        foreach (string needed in new[] { Path.Combine(site, "offline.json"), Chromium })
        {
            if (File.Exists(needed)) continue;
            await Console.Error.WriteLineAsync($"There is no {needed}. This needs Chromium, and the folder wwwroot of a published Lab: dotnet publish src/Micrograd.Lab --output lab");
            return 1;
        }

        await using CompressedHost host = await CompressedHost.StartAsync(site);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        Console.WriteLine($"{Machine.Description}, Chromium {browser.Version}");
        await VisitsAsync(playwright, host, visits);
        await CellsAsync(browser, host);
        await FloodsAsync(browser, host);
        await EngineAsync(browser, host);
        await ChaptersAsync(browser, host, Directory.EnumerateFiles(Path.Combine(site, "notebooks"), "*.ipynb").Select(Path.GetFileNameWithoutExtension).Order()!);
        return 0;
    }

    private static async Task VisitsAsync(IPlaywright playwright, CompressedHost host, int visits)
    {
        var first = new List<Visit>();
        var again = new List<Visit>();
        for (int visit = 0; visit < visits; visit++)
        {
            // With a profile of its own on the disk: a private window keeps no code that the browser has compiled.
            string profile = Directory.CreateTempSubdirectory("micrograd-reader-").FullName;
            var launch = new BrowserTypeLaunchPersistentContextOptions { ExecutablePath = Chromium, Args = Arguments };
            await using (IBrowserContext context = await playwright.Chromium.LaunchPersistentContextAsync(profile, launch))
            {
                host.TakeSent();
                first.Add(await VisitAsync(context));
                again.Add(await VisitAsync(context));
            }

            Directory.Delete(profile, recursive: true);

            async Task<Visit> VisitAsync(IBrowserContext context)
            {
                LabPage page = await LabPage.OpenAsync(context, host.Address, "01-what-micrograd-is");
                double result = page.Readable + await page.RunAsync("setup");
                double next = result + await page.RunAsync("s02");
                double ready = await page.ReadyAsync();
                await page.KeptAsync();
                await page.CloseAsync();
                return new Visit(page.Readable, result, next, ready, host.TakeSent());
            }
        }

        Console.WriteLine($"""

            | {visits} readers of chapter 1; milliseconds, median (fastest) | first visit | second visit |
            |---|--:|--:|
            | from opening the page until the chapter can be read | {Both(visit => visit.Readable)} |
            | until its first cell has ended, run as soon as it can be read | {Both(visit => visit.First)} |
            | until its second cell has ended, run right after | {Both(visit => visit.Second)} |
            | until everything is loaded that cells need | {Both(visit => visit.Ready)} |
            | megabytes over the wire, with all chapters kept for use without a network | {first.Max(visit => visit.Sent) / 1e6:F1} | {again.Max(visit => visit.Sent) / 1e6:F1} |

            """);

        string Both(Func<Visit, double> figure) => $"{Summary(first.Select(figure))} | {Summary(again.Select(figure))}";
    }

    private static async Task CellsAsync(IBrowser browser, CompressedHost host)
    {
        await using IBrowserContext context = await browser.NewContextAsync();
        LabPage page = await LabPage.OpenAsync(context, host.Address, "02-what-a-derivative-is");
        await page.ReadyAsync();
        await page.RunAllAsync(upTo: "s05");
        double first = await page.ElapsedAsync("s05");
        var charts = new List<double>();
        for (int i = 0; i < Charts; i++) charts.Add(await page.RunAsync("s05"));
        var small = new List<double>();
        for (int i = 0; i < SmallCells; i++)
        {
            await page.WriteAsync("setup", $"var a{i} = {i};\na{i} * a{i}");
            small.Add(await page.RunAsync("setup"));
        }

        Console.WriteLine($"""
            | once C# is there; milliseconds, median (fastest) | |
            |---|--:|
            | a small cell, from the click to the painted result | {Summary(small)} |
            | the first chart of a session | {Times.Short(first)} |
            | each chart after it | {Summary(charts)} |

            """);
        await page.CloseAsync();
    }

    private static async Task FloodsAsync(IBrowser browser, CompressedHost host)
    {
        Console.WriteLine($"""
            | a cell that shows without end, for {Flood.TotalSeconds:F0} s; milliseconds, median (fastest) of three | the page's longest silence | from the click on Stop to its effect |
            |---|--:|--:|
            """);
        foreach (string code in new[] { "while (true) Console.WriteLine(1);", "for (int i = 0; i < 100_000; i++) display(i); while (true) ;" })
        {
            var silences = new List<double>();
            var stops = new List<double>();
            for (int turn = 0; turn < 3; turn++)
            {
                await using IBrowserContext context = await browser.NewContextAsync();
                LabPage page = await LabPage.OpenAsync(context, host.Address, "02-what-a-derivative-is");
                await page.ReadyAsync();
                await page.RunAsync("setup");
                await page.WriteAsync("setup", code);
                await page.WatchSilencesAsync();
                await page.StartAsync("setup");
                await Task.Delay(Flood);
                stops.Add(await page.StopAsync("setup"));
                silences.Add(await page.LongestSilenceAsync());
                await page.CloseAsync();
            }

            Console.WriteLine($"| `{code}` | {Summary(silences)} | {Summary(stops)} |");
        }

        Console.WriteLine();
    }

    private static async Task EngineAsync(IBrowser browser, CompressedHost host)
    {
        await using IBrowserContext context = await browser.NewContextAsync();
        LabPage page = await LabPage.OpenAsync(context, host.Address, "10-beyond-the-document");
        await page.ReadyAsync();
        await page.WriteAsync("setup", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data", "lab.csx")));
        await page.RunAsync("setup");
        Console.WriteLine(await page.TextAsync("setup"));
        await page.CloseAsync();
    }

    private static async Task ChaptersAsync(IBrowser browser, CompressedHost host, IEnumerable<string> chapters)
    {
        Console.WriteLine("""

            | chapter, all cells run in the page | seconds | longest time between two frames, ms |
            |---|--:|--:|
            """);
        await using IBrowserContext context = await browser.NewContextAsync();
        foreach (string chapter in chapters)
        {
            LabPage page = await LabPage.OpenAsync(context, host.Address, chapter);
            await page.ReadyAsync();
            await page.WatchFramesAsync();
            double took = await page.RunAllAsync();
            Console.WriteLine($"| {chapter} | {took / 1000:F1} | {await page.LongestFrameAsync():F0} |");
            await page.CloseAsync();
        }
    }

    private static string Summary(IEnumerable<double> numbers)
    {
        double[] all = [.. numbers];
        return $"{Times.Short(Times.Median(all))} ({Times.Short(all.Min())})";
    }

    private sealed record Visit(double Readable, double First, double Second, double Ready, long Sent);
}
