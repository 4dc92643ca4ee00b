namespace Micrograd.VSCode.Tests;

/// <summary>
/// A window that stays open while the tests of a class come and go, since VS Code takes seconds to start. After a test that failed the next one gets another.
/// </summary>
public sealed class StayingWindow(Extension extension) : IAsyncDisposable
{
    private EditorWindow? _window;

    internal async Task<EditorWindow> GetAsync(string opensCSharpNotebooks = "auto") =>
        _window ??= await EditorWindow.OpenAsync(extension, opensCSharpNotebooks: opensCSharpNotebooks);

    /// <summary>To be called after each test.</summary>
    public async ValueTask AfterTestAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) await DisposeAsync();
        else if (_window is not null) await _window.DoAsync("await vscode.commands.executeCommand('workbench.action.files.saveAll'); await vscode.commands.executeCommand('workbench.action.closeAllEditors');");
    }

    public async ValueTask DisposeAsync()
    {
        EditorWindow? window = _window;
        _window = null;
        if (window is not null) await window.DisposeAsync();
    }
}
