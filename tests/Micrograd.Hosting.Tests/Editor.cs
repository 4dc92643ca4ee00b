using System.Threading.Channels;

using Micrograd.Hosting.Conversations;
using Micrograd.Hosting.Directives;
using Micrograd.Sessions;

namespace Micrograd.Hosting.Tests;

/// <summary>An editor that talks with a session.</summary>
internal sealed class Editor : IDisposable
{
    // Long enough for a slow machine; a test that fails must end all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<SessionMessage> _coming = Channel.CreateUnbounded<SessionMessage>();
    private readonly List<SessionMessage> _heard = [];
    private readonly Conversation _conversation;

    /// <param name="hello">What the editor says first; null when it says nothing.</param>
    /// <param name="tools">What the session's program has to answer questions with.</param>
    public Editor(Hello? hello = null, LanguageTools? tools = null)
    {
        _conversation = new Conversation(static () => new CSharpSession(new SessionOptions { Directives = HostDirectives.All }), Hear, tools: tools);
        if (hello is not null) _ = SayAsync(hello);
    }

    /// <summary>An editor that can do all that there is.</summary>
    public static Editor Able() => new(new Hello(Versions.Protocol, Comms: true, Input: true));

    /// <summary>All that the session has said so far.</summary>
    public SessionMessage[] Heard
    {
        get
        {
            lock (_heard) return [.. _heard];
        }
    }

    /// <summary>Says something; ends when it is done.</summary>
    public Task SayAsync(EditorMessage message) => _conversation.ReceiveAsync(message).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="SayAsync(EditorMessage)"/>
    public Task SayAsync(string json) => _conversation.ReceiveAsync(json).WaitAsync(Patience, TestContext.Current.CancellationToken);

    public Task WarmUpAsync() => _conversation.WarmUpAsync();

    /// <summary>Waits for what the session says next of a kind. What it says before is passed over.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? isWanted = null)
        where T : SessionMessage
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (await _coming.Reader.ReadAsync(limit.Token) is T message && (isWanted?.Invoke(message) ?? true)) return message;
        }
    }

    /// <summary>Runs a cell and gives the text that its value shows.</summary>
    public async Task<string?> ValueAsync(string code)
    {
        await SayAsync(new RunCell(1_000, code));
        return Heard.OfType<CellDisplayed>().LastOrDefault(shown => shown is { Run: 1_000, IsResult: true })?.Data["text/plain"];
    }

    public void Dispose() => _conversation.Dispose();

    private void Hear(SessionMessage message)
    {
        lock (_heard) _heard.Add(message);
        _coming.Writer.TryWrite(message);
    }
}
