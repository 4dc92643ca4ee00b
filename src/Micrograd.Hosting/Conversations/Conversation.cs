using System.Collections.Immutable;
using System.Text.Json;

using Micrograd.Hosting.Outputs;
using Micrograd.LanguageServices;
using Micrograd.Sessions;

namespace Micrograd.Hosting.Conversations;

/// <summary>The session's side of the conversation with an editor. docs/conversation.md says what is said in it.</summary>
/// <example><code>
/// using var conversation = new Conversation(() =&gt; new CSharpSession(), message =&gt; Post(MessageJson.Write(message)));
/// await conversation.ReceiveAsync("""{"type":"run","run":1,"code":"1 + 1"}""");
/// </code></example>
public sealed class Conversation : IDisposable
{
    private readonly Func<CSharpSession> _start;
    private readonly Action<SessionMessage> _send;
    private readonly TimeProvider _clock;
    private readonly LanguageTools _tools;
    private readonly EditorAllowance _pace;
    private readonly EditorInput _input;
#pragma warning disable CA2213 // A cell that is being stopped still gives its turn back; it holds nothing of the system.
    private readonly SemaphoreSlim _turn = new(1);
#pragma warning restore CA2213
    private ImmutableArray<CellCode> _cells = [];
    private Hello _editor = new(Versions.Protocol);
    private Current _current;

    /// <summary>A conversation, with a session.</summary>
    /// <param name="start">Starts a session, now and at each restart; the conversation ends them.</param>
    /// <param name="send">
    /// Takes each message to the editor, at once: a cell that computes for long still shows what it has written. It is called from any thread, and may be
    /// called from several.
    /// </param>
    /// <param name="clock">What time it is; the system's when null.</param>
    /// <param name="tools">What helps to answer questions about code; nothing does when null.</param>
    public Conversation(Func<CSharpSession> start, Action<SessionMessage> send, TimeProvider? clock = null, LanguageTools? tools = null)
    {
        _start = start;
        _send = send;
        _clock = clock ?? TimeProvider.System;
        _tools = tools ?? new LanguageTools();
        _pace = new EditorAllowance(_clock);
        _input = new EditorInput(send);
        _current = Start();
    }

    /// <summary>Loads the compiler and tells the editor when that is done.</summary>
    public async Task WarmUpAsync()
    {
        Current warmed = _current;
        await warmed.Session.WarmUpAsync().ConfigureAwait(true);
        if (warmed == _current) _send(new SessionReady());
    }

    /// <summary>Does what an editor asks in JSON. A message that nothing can be made of is answered, and harms nothing.</summary>
    /// <returns>A task that ends when all is done that was asked.</returns>
    public Task ReceiveAsync(string json)
    {
        EditorMessage message;
        try
        {
            message = MessageJson.Read(json);
        }
        catch (JsonException exception)
        {
            _send(MessageJson.Refuse(json, exception));
            return Task.CompletedTask;
        }

        return ReceiveAsync(message);
    }

    /// <summary>Does what an editor asks. Cells run in the order in which they are given here.</summary>
    /// <returns>A task that ends when all is done that was asked.</returns>
    public Task ReceiveAsync(EditorMessage message)
    {
        switch (message)
        {
            case RunCell run:
                return _current.Runs.RunAsync(run, _editor);
            case TellComm said:
                return _current.Runs.HearAsync(said, _editor);
            case Question question:
                return _current.Answers.AnswerAsync(question);
            case RestartSession:
                return RestartAsync();
            case InterruptCells { Run: var run }:
                _current.Runs.Interrupt(run);
                break;
            case CancelQuestion { Id: var id }:
                _current.Answers.Cancel(id);
                break;
            case TellCells { Cells: var cells }:
                _cells = cells;
                _current.Answers.TellCells(cells);
                break;
            case AnswerInput answer:
                if (_input.Answer(answer) is { } unanswered) _current.Runs.Interrupt(unanswered);
                break;
            case Hello editor:
                _editor = editor;
                _send(new Welcome(
                    Versions.Protocol, Versions.Program, Versions.DotNet, _current.Session.LanguageVersion,
                    [.. _current.Session.Directives.Select(directive => new DirectiveUsage(directive.Name, directive.Usage, directive.Help))],
                    Versions.Mismatch(editor.Protocol)));
                break;
            default:
                throw new ArgumentException($"The session doesn't know the message {message.GetType().Name}.", nameof(message));
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops what runs, and ends the session.</summary>
    public void Dispose()
    {
        _current.Runs.Close();
        _current.Session.Dispose();
    }

    private Current Start()
    {
        CSharpSession session = _start();
        var answers = new Answers(session, _tools, _send);
        answers.TellCells(_cells);
        return new Current(session, new CellRuns(session, _turn, _input, _pace, _clock, _send), answers);
    }

    // What is asked from now on is asked of the new session, whose cells have their turn when those of the old one have ended.
    private async Task RestartAsync()
    {
        Current old = _current;
        _current = Start();
        old.Answers.CancelAll();
        old.Runs.Interrupt();
        await _turn.WaitAsync().ConfigureAwait(true);
        old.Runs.Close();
        old.Session.Dispose();
        _send(new SessionRestarted());
        _turn.Release();
        await WarmUpAsync().ConfigureAwait(true);
    }

    /// <summary>The session, and what is done with it.</summary>
    private sealed record Current(CSharpSession Session, CellRuns Runs, Answers Answers);
}
