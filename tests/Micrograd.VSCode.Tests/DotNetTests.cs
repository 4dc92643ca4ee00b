using System.Text.Json.Nodes;

using Microsoft.Playwright;

namespace Micrograd.VSCode.Tests;

/// <summary>A machine whose .NET is missing, too old or not what it seems: the reader is told, mends it, and runs the cell again.</summary>
[Collection("VS Code")]
public sealed class DotNetTests(StayingWindow staying) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dotnet-").FullName;

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result != TestResult.Failed) await SetAsync(await staying.GetAsync(), null);
        await staying.AfterTestAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_setting_that_leads_to_no_dotnet_is_told_with_the_way_to_it()
    {
        string nowhere = Path.Combine(_folder, "nowhere");
        (EditorWindow window, Notebook notebook) = await OpenAsync("missing.ipynb", nowhere);

        string words = $"The setting micrograd.dotnetPath is {nowhere}, and there is no .NET. Correct it, or leave it empty.";
        Assert.Contains(words, await notebook.RunAsync(0, "1 + 1"), StringComparison.Ordinal);
        ILocator told = window.Page.Locator(".notification-toast", new() { HasText = words });
        await Assertions.Expect(told.Locator(".monaco-button")).ToHaveTextAsync(["Open Settings", "Download the .NET 10 SDK"]);
        await window.PhotographAsync("dotnet-missing");
        await told.Locator(".monaco-button", new() { HasText = "Open Settings" }).ClickAsync();
        await window.Page.Locator(".setting-item-label", new() { HasText = "Dotnet Path" }).First.WaitForAsync();
        await window.PhotographAsync("dotnet-settings");
        await window.Page.Keyboard.PressAsync("Escape");

        await MendedAsync(window, notebook);
    }

    [Fact]
    public async Task An_old_dotnet_is_told_with_its_version()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "shared", "Microsoft.NETCore.App", "8.0.21"));
        string dotnet = Program("dotnet", "exit 1");
        (EditorWindow window, Notebook notebook) = await OpenAsync("old.ipynb", _folder);

        string words = $"The setting micrograd.dotnetPath leads to .NET 8.0.21 ({dotnet}), and C# notebooks run on .NET 10. Correct it, or leave it empty.";
        Assert.Contains(words, await notebook.RunAsync(0, "1 + 1"), StringComparison.Ordinal);
        await window.PhotographAsync("dotnet-old");
        await MendedAsync(window, notebook);
    }

    [Fact]
    public async Task What_a_wrapper_says_at_its_end_is_what_the_cell_says()
    {
        string wrapper = Program("wrapper", "echo 'You must install or update .NET to run this application.' >&2\nexit 150");
        (EditorWindow window, Notebook notebook) = await OpenAsync("wrapper.ipynb", wrapper);

        string shown = await notebook.RunAsync(0, "1 + 1");
        Assert.Contains("The session has ended: exit code 150", shown, StringComparison.Ordinal);
        Assert.Contains("You must install or update .NET to run this application.", shown, StringComparison.Ordinal);
        await window.PhotographAsync("dotnet-wrapper");
        await MendedAsync(window, notebook);
    }

    // Set before: a notebook's session is started when it is opened.
    private async Task<(EditorWindow Window, Notebook Notebook)> OpenAsync(string name, string dotnet)
    {
        EditorWindow window = await staying.GetAsync();
        await SetAsync(window, dotnet);
        return (window, await Notebook.WriteAsync(window, name, ""));
    }

    private static async Task MendedAsync(EditorWindow window, Notebook notebook)
    {
        await SetAsync(window, null);
        Assert.Equal("2", await notebook.RunAsync(0, "1 + 1"));
    }

    private static async Task SetAsync(EditorWindow window, string? path) => await window.DoAsync(
        "await vscode.workspace.getConfiguration('micrograd').update('dotnetPath', path === '' ? undefined : path, vscode.ConfigurationTarget.Global);",
        ("path", JsonValue.Create(path ?? "")!));

    private string Program(string name, string script)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }
}
