using System.Collections.ObjectModel;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Somebody at the page.</summary>
public sealed class Reader : IAsyncDisposable
{
    // The machine that runs the tests may be busy with others; nothing is asserted about time.
    private const int Patience = 180_000;

    private readonly Uri _address;

    public Reader(IPage page, Uri address)
    {
        Page = page;
        _address = address;
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        page.Context.Request += (_, request) => Requests.Add(request.Url);
        page.PageError += (_, error) => Problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Problems.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>All addresses that were asked for.</summary>
    public Collection<string> Requests { get; } = [];

    /// <summary>What went wrong in the page.</summary>
    public Collection<string> Problems { get; } = [];

    public ILocator Cells => Page.Locator(".cell");

    /// <summary>A cell by its id in the document.</summary>
    public ILocator Cell(string id) => Page.Locator($".cell[data-cell='{id}']");

    /// <summary>Opens a chapter, by its name.</summary>
    public async Task GoAsync(string chapter)
    {
        await Page.GotoAsync(new Uri(_address, "#" + chapter).ToString());
        await Page.Locator(".markdown h1").First.WaitForAsync();
    }

    /// <summary>Clicks a button, by its name.</summary>
    public Task ClickAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Waits until the session is there and has nothing to do.</summary>
    public Task ReadyAsync() => Page.Locator("#session", new() { HasText = "C# is ready" }).WaitForAsync();

    /// <summary>Writes a cell's text anew and runs it.</summary>
    public async Task RunAsync(ILocator cell, string code)
    {
        await WriteAsync(cell, code);
        await Page.Keyboard.PressAsync("Control+Enter");
    }

    /// <summary>Writes a cell's text anew.</summary>
    public async Task WriteAsync(ILocator cell, string code)
    {
        await cell.Locator(".cm-content").ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(code);
        await Page.Keyboard.PressAsync("Escape");
        await cell.Locator(".cm-content").ClickAsync();
    }

    /// <summary>Downloads the open notebook.</summary>
    public async Task<string> DownloadAsync()
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => ClickAsync("Download this notebook"));
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
