using System.Buffers;
using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Micrograd.Tests.Shared;

namespace Micrograd.Lab.Tests;

/// <summary>
/// A Firefox of the system, headless, with one tab. Playwright drives a Firefox of its own only; the system's understands WebDriver BiDi, of which this is the
/// little that the tests need.
/// </summary>
/// <remarks>See https://w3c.github.io/webdriver-bidi.</remarks>
internal sealed partial class Firefox : IAsyncDisposable
{
    private readonly string _profile = Directory.CreateTempSubdirectory("micrograd-firefox-").FullName;
    private readonly ClientWebSocket _socket = new();
    private readonly Process _process;
    private int _count;
    private string _tab = "";

    private Firefox(string program)
    {
        var start = new ProcessStartInfo(program, ["--headless", "--no-remote", "--profile", _profile, "--remote-debugging-port", "0"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
    }

    /// <summary>The errors that the page has written to its console, and those that nobody caught.</summary>
    public Collection<string> Problems { get; } = [];

    /// <summary>Starts it.</summary>
    public static async Task<Firefox> StartAsync()
    {
        var firefox = new Firefox(Needs.FirefoxProgram!);
        string? address = null;
        while (address is null && await firefox._process.StandardError.ReadLineAsync(Stop) is { } line)
        {
            address = Listening().Match(line) is { Success: true } match ? match.Value : null;
        }

        _ = firefox._process.StandardError.ReadToEndAsync(Stop);
        if (address is null) throw new InvalidOperationException("Firefox ended before it could be talked to.");
        await firefox._socket.ConnectAsync(new Uri(address + "/session"), Stop);
        await firefox.SendAsync("session.new", new JsonObject { ["capabilities"] = new JsonObject() });
        await firefox.SendAsync("session.subscribe", new JsonObject { ["events"] = new JsonArray("log.entryAdded") });
        firefox._tab = (await firefox.SendAsync("browsingContext.create", new JsonObject { ["type"] = "tab" }))["context"]!.GetValue<string>();
        return firefox;
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    public Task GoAsync(Uri address) => SendAsync("browsingContext.navigate", new JsonObject { ["context"] = _tab, ["url"] = address.ToString(), ["wait"] = "complete" });

    /// <summary>Loads the page anew.</summary>
    public Task ReloadAsync() => SendAsync("browsingContext.reload", new JsonObject { ["context"] = _tab, ["wait"] = "complete" });

    /// <summary>Waits until an expression in JavaScript is true.</summary>
    public Task UntilAsync(string condition) => EvaluateAsync($$"""
        new Promise(done => {
            const look = () => ({{condition}}) ? done("") : setTimeout(look, 50);
            look();
        })
        """).WaitAsync(TimeSpan.FromMilliseconds(Reader.Patience));

    /// <summary>What an expression comes to, or a promise that it is, as text.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        JsonNode answer = await SendAsync("script.evaluate", new JsonObject { ["expression"] = expression, ["target"] = new JsonObject { ["context"] = _tab }, ["awaitPromise"] = true });
        if (answer["exceptionDetails"] is { } exception) throw new InvalidOperationException(exception["text"]!.GetValue<string>());
        return answer["result"]!["value"]?.ToString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // One command at a time; what else comes meanwhile are events.
    private async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        int id = ++_count;
        byte[] command = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters });
        await _socket.SendAsync(command, WebSocketMessageType.Text, endOfMessage: true, Stop);
        while (true)
        {
            JsonNode message = await ReceiveAsync();
            if (message["id"]?.GetValue<int>() == id)
            {
                return message["type"]!.GetValue<string>() == "success" ? message["result"]! : throw new InvalidOperationException($"{method}: {message["message"]}");
            }

            if (message["method"]?.GetValue<string>() == "log.entryAdded" && message["params"]!["level"]!.GetValue<string>() == "error") Problems.Add(message["params"]!["text"]!.GetValue<string>());
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        var whole = new ArrayBufferWriter<byte>();
        ValueWebSocketReceiveResult piece;
        do
        {
            piece = await _socket.ReceiveAsync(whole.GetMemory(65_536), Stop);
            whole.Advance(piece.Count);
        }
        while (!piece.EndOfMessage);
        return JsonNode.Parse(whole.WrittenSpan)!;
    }

    [GeneratedRegex(@"ws://[\d.:]+")]
    private static partial Regex Listening();
}
