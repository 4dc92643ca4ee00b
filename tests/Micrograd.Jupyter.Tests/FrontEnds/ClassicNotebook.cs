using Microsoft.Playwright;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>Jupyter's classic notebook over a copy of the course.</summary>
public sealed class ClassicNotebook : IAsyncLifetime
{
    private CourseServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (!Needs.Chromium.IsHere || !Needs.ClassicNotebook.IsHere) return;
        _server = await CourseServer.StartAsync((port, folder) =>
        [
            "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={folder}",
        ]);
    }

    /// <summary>Opens a notebook. The test is skipped where something is missing.</summary>
    public async Task<IPage> OpenAsync(string notebook)
    {
        Needs.ClassicNotebook.OrSkip();
        Needs.Chromium.OrSkip();
        IPage page = await _server!.OpenAsync($"notebooks/notebooks/{notebook}");
        await page.WaitForFunctionAsync("() => window.Jupyter?.notebook?.kernel?.info_reply?.implementation === 'micrograd'");
        return page;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
