using System.Collections.Concurrent;
using System.Text;

using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Somebody at the page.</summary>
public sealed class Reader : IAsyncDisposable
{
    // The machine that runs the tests may be busy with others; nothing is asserted about time.
    internal const int Patience = 120_000;

    private static readonly LocatorWaitForOptions Attached = new() { State = WaitForSelectorState.Attached };

    private readonly Uri _address;

    public Reader(IPage page, Uri address)
    {
        Page = page;
        _address = address;
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        page.Context.Request += (_, request) =>
        {
            // What the page has made itself (the worker's first line) comes from nowhere.
            if (!request.Url.StartsWith("blob:", StringComparison.Ordinal)) Requests.Enqueue(request.Url);
        };
        page.PageError += (_, error) => Problems.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Problems.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>All addresses that were asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What went wrong in the page.</summary>
    public ConcurrentQueue<string> Problems { get; } = [];

    public ILocator Cells => Page.Locator(".cell");

    /// <summary>A cell by its id in the document.</summary>
    public ILocator Cell(string id) => Page.Locator($".cell[data-cell='{id}']");

    /// <summary>What a cell shows.</summary>
    public ILocator Outputs(string id) => Cell(id).Locator(".outputs");

    /// <summary>What is written in a cell.</summary>
    public ILocator Text(string id) => Cell(id).Locator(".content");

    /// <summary>Opens a chapter, by its name, at one of its cells if that is named too, and waits until it is there.</summary>
    public async Task GoAsync(string chapter)
    {
        await GoAnywhereAsync(chapter);
        if (chapter.Split('/') is not [{ Length: > 0 } name, .. string[] cells]) return;
        await Page.Locator($"#chapters a[aria-current][href='#{name}']").WaitForAsync(Attached);
        foreach (string cell in cells) await Assertions.Expect(Cell(cell)).ToBeFocusedAsync();
    }

    /// <summary>Opens an address, which may lead to something else.</summary>
    public async Task GoAnywhereAsync(string address)
    {
        await Page.GotoAsync(new Uri(_address, "#" + address).ToString());
        await Page.Locator(".markdown h1").First.WaitForAsync();
        await Page.Locator("#chapters a[aria-current]").WaitForAsync(Attached);
    }

    /// <summary>Clicks a button, by its name.</summary>
    public Task ClickAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Presses keys, one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (string key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <summary>
    /// Presses a letter's key twice, at one time by the events' own clock: however busy the machine is, the second press comes in time, and there is no third.
    /// </summary>
    public async Task PressTwiceAsync(char letter)
    {
        ICDPSession browser = await Page.Context.NewCDPSessionAsync(Page);
        double now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;
        foreach (string type in (string[])["keyDown", "keyUp", "keyDown", "keyUp"])
        {
            await browser.SendAsync("Input.dispatchKeyEvent", new()
            {
                ["type"] = type,
                ["key"] = letter.ToString(),
                ["code"] = "Key" + char.ToUpperInvariant(letter),
                ["windowsVirtualKeyCode"] = (int)char.ToUpperInvariant(letter),
                ["text"] = type == "keyDown" ? letter.ToString() : "",
                ["timestamp"] = now,
            });
        }

        await browser.DetachAsync();
    }

    /// <summary>Goes from a cell into its text by a key, and waits for the cursor to be there: the editor may have to be fetched.</summary>
    public async Task EnterAsync(ILocator cell)
    {
        await PressAsync("Enter");
        await Assertions.Expect(cell.Locator(".cm-content")).ToBeFocusedAsync();
    }

    /// <summary>Waits until the session is there and has nothing to do.</summary>
    public Task ReadyAsync() => Page.Locator("#session", new() { HasText = "C# is ready" }).WaitForAsync(Attached);

    /// <summary>Waits until the browser keeps the site.</summary>
    public async Task KeptAsync()
    {
        await ReadyAsync();
        await Page.EvaluateAsync("() => navigator.serviceWorker.ready").WaitAsync(TimeSpan.FromMilliseconds(Patience));
    }

    /// <summary>Waits until a cell is in a state.</summary>
    public Task StateAsync(string id, string state) => Page.Locator($".cell[data-cell='{id}'][data-state={state}]").WaitForAsync(Attached);

    /// <summary>Waits until a cell has run to its end, or failed.</summary>
    public Task EndedAsync(string id) => Page.Locator($".cell[data-cell='{id}']:is([data-state=done], [data-state=failed])").WaitForAsync(Attached);

    /// <summary>Writes a cell's text anew and runs it.</summary>
    public async Task RunAsync(string id, string code)
    {
        await WriteAsync(id, code);
        await PressAsync("Control+Enter");
    }

    /// <summary>Writes a cell's text anew and runs it to its end, or until it fails.</summary>
    public async Task RunToEndAsync(string id, string code)
    {
        await RunAsync(id, code);
        await EndedAsync(id);
    }

    /// <summary>Writes a cell's text anew, runs it, and waits until it shows a text and nothing else.</summary>
    public async Task ShowAsync(string id, string code, string text)
    {
        await RunAsync(id, code);
        await Assertions.Expect(Outputs(id)).ToHaveTextAsync(text);
    }

    /// <summary>Writes a cell's text anew.</summary>
    public async Task WriteAsync(string id, string code)
    {
        await Cell(id).Locator(".cm-content").ClickAsync();
        await Assertions.Expect(Cell(id).Locator(".cm-content")).ToBeFocusedAsync();
        await PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(code);
    }

    /// <summary>Writes a cell's text anew, letter by letter.</summary>
    public async Task TypeAsync(string id, string code)
    {
        await WriteAsync(id, "");
        await PressAsync("Delete");
        await Page.Keyboard.TypeAsync(code);
    }

    /// <summary>Opens a file of the reader's.</summary>
    public async Task OpenFileAsync(string name, string text)
    {
        IFileChooser chooser = await Page.RunAndWaitForFileChooserAsync(() => ClickAsync("Open a notebook from this machine"));
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) });
    }

    /// <summary>Downloads the open notebook.</summary>
    public async Task<string> DownloadAsync()
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => ClickAsync("Download this notebook"));
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
