using System.Collections.Immutable;
using System.Diagnostics;

using Micrograd.Hosting.Outputs;
using Micrograd.LanguageServices;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;

namespace Micrograd.Hosting.Conversations;

/// <summary>The session's side of the conversation with the page.</summary>
/// <param name="session">What runs the cells.</param>
/// <param name="send">Takes each message to the page, at once: a cell that computes for long still shows what it has written.</param>
/// <param name="clock">What time it is; the system's when null.</param>
public sealed class Conversation(CSharpSession session, Action<SessionMessage> send, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly PageAllowance _allowance = new(clock ?? TimeProvider.System);
    private readonly CSharpLanguage _language = CSharpLanguage.Of(session);
    private readonly ShownDisplays _shown = new();

    /// <summary>Loads the compiler and tells the page when that is done.</summary>
    public async Task WarmUpAsync()
    {
        await session.WarmUpAsync().ConfigureAwait(true);
        send(new SessionReady());
    }

    /// <summary>Does what the page asks.</summary>
    public Task ReceiveAsync(PageMessage message) => message switch
    {
        RunCell run => RunAsync(run),
        Question question => AnswerAsync(question),
        _ => throw new ArgumentException($"The session doesn't know the message {message.GetType().Name}.", nameof(message)),
    };

    private async Task RunAsync(RunCell run)
    {
        send(new CellStarted(run.Run));
        long start = Stopwatch.GetTimestamp();
        var outputs = new OutputBuffer(_allowance, _shown, _clock, output => send(Message(run.Run, output)));
        CellStatus status = await session.ExecuteAsync(run.Code, output =>
        {
            // The page has no scripts that a cell could talk to.
            if (output is not CommOutput) outputs.Add(output);
        }).ConfigureAwait(true);
        outputs.Flush();
        send(new CellEnded(run.Run, status == CellStatus.Succeeded, session.ExecutionCount, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
    }

    private async Task AnswerAsync(Question question)
    {
        SessionMessage? answer = null;
        try
        {
            answer = await FindAsync(question).ConfigureAwait(true);
        }
        finally
        {
            // The editor waits for an answer, whatever becomes of the question.
            send(answer ?? new NoAnswer(question.Id));
        }
    }

    private async Task<SessionMessage?> FindAsync(Question question)
    {
        switch (question)
        {
            case CompleteCode at:
                CompletionList list = await _language.CompleteAsync(at.Code, at.Position).ConfigureAwait(true);
                return new Completions(at.Id, list.Start, list.End, list.Items);
            case DescribeCode at:
                return await _language.DescribeAsync(at.Code, at.Position).ConfigureAwait(true) is { } found ? new Description(at.Id, found.Start, found.End, found.Text) : null;
            case SignatureOfCode at:
                if (await _language.SignatureAsync(at.Code, at.Position).ConfigureAwait(true) is not { } help) return null;
                SignatureOverload overload = help.Overloads[help.ActiveOverload];
                SignatureParameter? parameter = help.ActiveParameter is { } index && index < overload.Parameters.Length ? overload.Parameters[index] : null;
                return new CallSignature(at.Id, overload.Text, parameter?.Start ?? 0, parameter?.End ?? 0, overload.Documentation.Text, help.Overloads.Length);
            default:
                return new Problems(question.Id, await _language.DiagnoseAsync(question.Code).ConfigureAwait(true));
        }
    }

    private static SessionMessage Message(int run, CellOutput output) => output switch
    {
        StreamOutput stream => new CellWrote(run, stream.Stream == StreamName.Output ? "stdout" : "stderr", stream.Text),
        DisplayOutput display => new CellDisplayed(run, Forms(display.Data), display.DisplayId, IsResult: false),
        PageOutput page => new CellDisplayed(run, Forms(page.Data), null, IsResult: false),
        ResultOutput result => new CellDisplayed(run, Forms(result.Data), null, IsResult: true),
        DisplayUpdate update => new CellUpdated(run, update.DisplayId, Forms(update.Data)),
        ClearOutput clear => new CellCleared(run, clear.Wait),
        ErrorOutput error => new CellFailed(run, error.Name, error.Message, error.Traceback, error.Line, error.Column),
        _ => throw new ArgumentException($"The page has no message for {output.GetType().Name}.", nameof(output)),
    };

    private static ImmutableDictionary<string, string> Forms(MimeBundle bundle) => bundle.ToImmutableDictionary();
}
