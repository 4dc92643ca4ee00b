using System.Collections.Concurrent;

using Micrograd.Sessions.Cells;

namespace Micrograd.Hosting.Conversations;

/// <summary>Puts what cells want to know to the reader, by way of the editor, and waits for the answers.</summary>
internal sealed class EditorInput(Action<SessionMessage> send)
{
    private readonly ConcurrentDictionary<int, (int Run, TaskCompletionSource<string> Answer)> _asked = new();
    private int _last;

    /// <summary>Asks. Called on the cell's thread, and ended by an interrupt of the cell.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(int run, InputRequest question)
    {
        int id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = (run, answer);
        send(new InputAsked(run, id, question.Prompt, question.IsPassword));
        try
        {
            answer.Task.Wait(question.Interrupted);
            return answer.Task.Result;
        }
        finally
        {
            if (_asked.TryRemove(id, out _)) send(new InputWithdrawn(id));
        }
    }

    /// <summary>Takes an answer in. One that comes when nobody waits any more is dropped.</summary>
    /// <returns>The run to interrupt, because the reader gives no answer; null otherwise.</returns>
    public int? Answer(AnswerInput given)
    {
        if (!_asked.TryGetValue(given.Id, out var asked)) return null;
        if (given.Text is null) return asked.Run;
        if (_asked.TryRemove(given.Id, out _)) asked.Answer.TrySetResult(given.Text);
        return null;
    }
}
