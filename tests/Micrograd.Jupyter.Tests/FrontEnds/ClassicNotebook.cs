using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

using Microsoft.Playwright;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>Jupyter's classic notebook over a copy of the course, in headless Chromium.</summary>
public sealed class ClassicNotebook : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("classic-").FullName;
    private readonly InstalledKernel _kernel = new();
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        if (!Needs.Chromium.IsHere || !Needs.ClassicNotebook.IsHere) return;
        string notebooks = Directory.CreateDirectory(Path.Combine(_folder, "notebooks")).FullName;
        foreach (string file in Directory.EnumerateFiles(Clone.Notebooks)) File.Copy(file, Path.Combine(notebooks, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "artifacts"), Path.Combine(Clone.Root, "artifacts"));

        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _server = _kernel.Start(
            Needs.Python, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={new Uri(_address).Port}", "--NotebookApp.token=",
            "--NotebookApp.password=", $"--notebook-dir={_folder}");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Needs.ChromiumProgram, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
        using var client = new HttpClient();
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await client.GetAsync(new Uri(_address + "api"));
                return;
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>Opens a notebook. The test is skipped where something is missing.</summary>
    public async Task<IPage> OpenAsync(string notebook)
    {
        Needs.ClassicNotebook.OrSkip();
        Needs.Chromium.OrSkip();
        IPage page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 1000 } });
        page.SetDefaultTimeout(90_000);
        await page.GotoAsync($"{_address}notebooks/notebooks/{notebook}");
        await page.WaitForFunctionAsync("() => window.Jupyter?.notebook?.kernel?.info_reply?.implementation === 'micrograd'");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _kernel.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
