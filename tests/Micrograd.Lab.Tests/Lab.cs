using System.Collections.Concurrent;
using System.Collections.Immutable;

using Micrograd.Lab.Sites;
using Micrograd.Lab.Tests;

using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

using Needs = Micrograd.Tests.Shared.Needs;

[assembly: AssemblyFixture(typeof(Lab))]

namespace Micrograd.Lab.Tests;

/// <summary>The Lab as a reader meets it: written as static files, served from a folder of a host.</summary>
public sealed class Lab : IAsyncLifetime
{
    /// <summary>The collection of the tests that open the page: one after the other, since a page keeps two processors busy.</summary>
    public const string Page = "page";

    private readonly ConcurrentQueue<string> _requests = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("micrograd-lab-").FullName;
    private WebApplication? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The address of the page.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    public async ValueTask InitializeAsync()
    {
        await SiteWriter.WriteAsync(new Clone().ToSite(), _folder, compress: false);
        _server = SiteServer.Create(Below("course/", Folder.ToSite(_folder)), port: 0);
        await _server.StartAsync();
        Address = new Uri(new Uri(_server.Urls.Single()), "course/");
        if (!Needs.Chromium.IsHere) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Needs.ChromiumProgram,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
        });
    }

    /// <summary>A reader with a browser that has never seen the Lab, and hasn't opened it yet. The test is skipped where there is no Chromium.</summary>
    public async Task<Reader> VisitAsync(BrowserNewContextOptions? device = null)
    {
        Needs.Chromium.OrSkip();
        IBrowserContext context = await _browser!.NewContextAsync(device ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        return new Reader(await context.NewPageAsync(), Address);
    }

    /// <summary>A reader who has opened a chapter for the first time.</summary>
    public async Task<Reader> OpenAsync(string chapter = "", BrowserNewContextOptions? device = null)
    {
        Reader reader = await VisitAsync(device);
        await reader.GoAsync(chapter);
        return reader;
    }

    /// <summary>A reader whose browser saves data and who has opened a chapter for the first time: C# is loaded when it is needed.</summary>
    public async Task<Reader> OpenSavingAsync(string chapter = "")
    {
        Reader reader = await VisitSavingAsync();
        await reader.GoAsync(chapter);
        return reader;
    }

    /// <summary>
    /// A reader whose browser saves data and has never seen the Lab. Where a test is about the page and not about C#, this spares the machine.
    /// </summary>
    public async Task<Reader> VisitSavingAsync()
    {
        Reader reader = await VisitAsync();
        await reader.Page.Context.AddInitScriptAsync("Object.defineProperty(navigator.connection, 'saveData', { value: true });");
        return reader;
    }

    /// <summary>A reader whose browser saves data and who has opened an address that may lead to something else.</summary>
    public async Task<Reader> OpenAnywhereAsync(string address)
    {
        Reader reader = await VisitSavingAsync();
        await reader.GoAnywhereAsync(address);
        return reader;
    }

    /// <summary>Publishes a new version of the site in the place of the one that readers have visited: one of its files has a line more.</summary>
    public async Task PublishAsync(string file, string line)
    {
        await File.AppendAllTextAsync(Path.Combine(_folder, file), line + "\n");
        await SiteWriter.WriteAsync(Folder.ToSite(_folder), _folder, compress: false);
    }

    /// <summary>The files that were asked for since the last call, each as often as it was.</summary>
    public string[] TakeRequests()
    {
        var taken = new List<string>();
        while (_requests.TryDequeue(out string? address)) taken.Add(address);
        return [.. taken];
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Site Below(string folder, Site site) =>
        new(site.Files.ToImmutableSortedDictionary(
            file => folder + file.Key,
            ISiteFile (file) => new NotedFile(file.Value, () => _requests.Enqueue(file.Key)),
            StringComparer.Ordinal));

    private sealed record NotedFile(ISiteFile File, Action Note) : ISiteFile
    {
        public Task<byte[]> ReadAsync()
        {
            Note();
            return File.ReadAsync();
        }
    }
}
