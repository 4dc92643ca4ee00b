using Microsoft.Playwright;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>JupyterLab over a copy of the course.</summary>
public sealed class JupyterLab : IAsyncLifetime
{
    private CourseServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (!Needs.Chromium.IsHere || !Needs.JupyterLab.IsHere) return;
        _server = await CourseServer.StartAsync((port, folder) => [
            Path.Combine(Needs.Front("jupyterlab"), "server.py"), "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--ServerApp.token=", "--ServerApp.password=",
            $"--ServerApp.root_dir={folder}", $"--JupyterLab.user_settings_dir={SettingsIn(folder)}",
        ]);
    }

    /// <summary>Opens a notebook, and waits for its kernel. The test is skipped where something is missing.</summary>
    public async Task<IPage> OpenAsync(string notebook)
    {
        Needs.JupyterLab.OrSkip();
        Needs.Chromium.OrSkip();
        IPage page = await _server!.OpenAsync($"lab/tree/notebooks/{notebook}?reset");
        await page.WaitForFunctionAsync("() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'");
        string kernel = await page.EvaluateAsync<string>("async () => (await jupyterapp.shell.currentWidget.sessionContext.session.kernel.info).implementation");
        Assert.Equal("micrograd", kernel);
        return page;
    }

    // JupyterLab takes no completion that comes later than after a second: this machine may be busy with other tests.
    private static string SettingsIn(string folder)
    {
        string settings = Path.Combine(folder, "settings");
        string completer = Directory.CreateDirectory(Path.Combine(settings, "@jupyterlab", "completer-extension")).FullName;
        File.WriteAllText(Path.Combine(completer, "manager.jupyterlab-settings"), """{ "providerTimeout": 60000 }""");
        return settings;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
