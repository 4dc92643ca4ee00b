using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Playwright;

namespace Micrograd.VSCode.Tests;

/// <summary>VS Code with the extension, open on a copy of the course: its server, its window in a browser, and the driver in it.</summary>
internal sealed class EditorWindow : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("micrograd-vscode-").FullName;
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private TcpClient? _driver;
    private StreamReader? _answers;

    private EditorWindow()
    {
    }

    /// <summary>The folder that is open.</summary>
    public string Folder => Path.Combine(_home, "course");

    public IPage Page { get; private set; } = null!;

    /// <summary>VS Code's own process.</summary>
    public Running Server { get; private set; } = null!;

    /// <summary>Opens one. The test is skipped where something is missing.</summary>
    /// <param name="extension">What is installed in it.</param>
    /// <param name="isTrusted">Whether the reader trusts the folder.</param>
    /// <param name="theme">The colours.</param>
    /// <param name="opensCSharpNotebooks">When notebooks of C# are opened in the extension's own editor: with "auto", since the driver answers for C#, too.</param>
    public static async Task<EditorWindow> OpenAsync(
        Extension extension, bool isTrusted = true, string theme = "Default Light Modern", string opensCSharpNotebooks = "auto")
    {
        Needs.VSCode.OrSkip();
        Needs.Chromium.OrSkip();
        var window = new EditorWindow();
        try
        {
            await window.StartAsync(extension, isTrusted, theme, opensCSharpNotebooks);
            return window;
        }
        catch
        {
            await window.PhotographAsync("never-opened");
            await window.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the body of an async function in VS Code's extension host, which knows <c>vscode</c> and <c>until</c>.</summary>
    public async Task<JsonNode?> DoAsync(string script, params (string Name, JsonNode Value)[] given)
    {
        string whole = string.Concat(given.Select(each => $"const {each.Name} = {each.Value.ToJsonString()};\n")) + script;
        await _driver!.Client.SendAsync(JsonSerializer.SerializeToUtf8Bytes(whole + "\n//").Append((byte)'\n').ToArray(), Stop);
        string? line = await _answers!.ReadLineAsync(Stop).AsTask().WaitAsync(TimeSpan.FromMinutes(2), Stop);
        JsonNode answer = JsonNode.Parse(line ?? throw new InvalidOperationException("VS Code's extension host has ended.\n" + Server.Said))!;
        if (answer["error"] is not { } error) return answer["value"];
        await PhotographAsync("failed-" + TestContext.Current.TestMethod?.MethodName);
        throw new InvalidOperationException($"{error}\nin {script}");
    }

    /// <summary>Takes a picture of the window where MICROGRAD_SCREENSHOTS names a folder.</summary>
    public async Task PhotographAsync(string name)
    {
        if (Page is null || Environment.GetEnvironmentVariable("MICROGRAD_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>Ends VS Code, the browser first.</summary>
    public async ValueTask DisposeAsync()
    {
        _answers?.Dispose();
        _driver?.Dispose();
        _door.Dispose();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task StartAsync(Extension extension, bool isTrusted, string theme, string opensCSharpNotebooks)
    {
        CopyCourse();
        string data = Directory.CreateDirectory(Path.Combine(_home, "data", "User")).Parent!.FullName;
        var settings = new JsonObject
        {
            ["workbench.colorTheme"] = theme,
            ["workbench.startupEditor"] = "none",
            ["workbench.secondarySideBar.defaultVisibility"] = "hidden",
            ["security.workspace.trust.enabled"] = !isTrusted,
            ["security.workspace.trust.startupPrompt"] = "never",
            ["chat.disableAIFeatures"] = true,
            ["extensions.ignoreRecommendations"] = true,
            ["git.enabled"] = false,
            ["window.confirmBeforeClose"] = "never",
            ["micrograd.openCSharpNotebooks"] = opensCSharpNotebooks,
        };
        await File.WriteAllTextAsync(Path.Combine(data, "User", "settings.json"), settings.ToJsonString(), Stop);

        _door.Start();
        Server = Running.Start(
            Extension.Program.Node,
            [
                Extension.Program.Entry, "--config", Path.Combine(_home, "config.yaml"), "--user-data-dir", data, "--extensions-dir", extension.Folder, "--auth", "none",
                "--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override",
            ],
            new Dictionary<string, string> { ["MICROGRAD_DRIVER"] = ((IPEndPoint)_door.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        string address = await Server.SaidAsync("HTTP server listening on ", Stop);

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Needs.ChromiumProgram,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
        });
        Page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        Page.SetDefaultTimeout(90_000);
        await Page.GotoAsync($"{address.Trim().TrimEnd('/')}/?folder={Uri.EscapeDataString(Folder)}");
        _driver = await _door.AcceptTcpClientAsync(Stop).AsTask().WaitAsync(TimeSpan.FromMinutes(2), Stop);
        _answers = new StreamReader(_driver.GetStream());
    }

    private void CopyCourse()
    {
        string notebooks = Directory.CreateDirectory(Path.Combine(Folder, "notebooks")).FullName;
        foreach (string file in Directory.EnumerateFiles(Clone.Notebooks)) File.Copy(file, Path.Combine(notebooks, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "artifacts"), Path.Combine(Clone.Root, "artifacts"));
        Directory.CreateDirectory(Path.Combine(Folder, ".vscode"));
        File.Copy(Path.Combine(Clone.Root, ".vscode", "settings.json"), Path.Combine(Folder, ".vscode", "settings.json"));
    }
}
