using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

using Microsoft.Playwright;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>A server of Jupyter's over a copy of the course, with our kernel installed, and headless Chromium to look at it.</summary>
internal sealed class CourseServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-").FullName;
    private readonly InstalledKernel _kernel = new();
    private readonly StringBuilder _log = new();
    private readonly Process _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private CourseServer(Func<int, string, string[]> arguments)
    {
        string notebooks = Directory.CreateDirectory(Path.Combine(_folder, "notebooks")).FullName;
        foreach (string file in Directory.EnumerateFiles(Clone.Notebooks)) File.Copy(file, Path.Combine(notebooks, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "artifacts"), Path.Combine(Clone.Root, "artifacts"));

        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _server = _kernel.Start(Needs.Python, arguments(Address.Port, _folder));
        _server.OutputDataReceived += Note;
        _server.ErrorDataReceived += Note;
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Starts one.</summary>
    /// <param name="arguments">What Python is told to run, by the port and the folder that it is to serve.</param>
    public static async Task<CourseServer> StartAsync(Func<int, string, string[]> arguments)
    {
        var server = new CourseServer(arguments);
        server._playwright = await Playwright.CreateAsync();
        server._browser = await server._playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Needs.ChromiumProgram,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        });
        await server.AnswersAsync();
        return server;
    }

    /// <summary>Opens a page of the server.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        IPage page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 1000 } });
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(new Uri(Address, address).ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (!_server.HasExited) _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
        _kernel.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient();
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await client.GetAsync(new Uri(Address, "api"));
                return;
            }
            catch (HttpRequestException) when (attempt < 300 && !_server.HasExited)
            {
                await Task.Delay(200);
            }
            catch (HttpRequestException exception)
            {
                lock (_log) throw new InvalidOperationException($"The server doesn't answer. It says:\n{_log}", exception);
            }
        }
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        lock (_log) _log.AppendLine(line.Data);
    }
}
