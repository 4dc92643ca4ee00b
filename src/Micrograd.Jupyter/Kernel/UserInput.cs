using Micrograd.Notebooks;

namespace Micrograd.Jupyter;

/// <summary>Puts a cell's question to the user who ran it, and waits for the answer.</summary>
internal sealed class UserInput(KernelConnection connection)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<string>? _waiting;

    /// <summary>Asks. Ended by <see cref="Thread.Interrupt"/>.</summary>
    public string Ask(Request asker, InputRequest question)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _waiting = answer;
        try
        {
            connection.Ask(asker, Message.Of("input_request", new InputQuestion(question.Prompt, question.IsPassword), MessageJson.Default.InputQuestion));
            answer.Task.Wait();
            return answer.Task.Result;
        }
        finally
        {
            lock (_gate) _waiting = null;
        }
    }

    /// <summary>Takes the answer in. One that comes when nobody waits any more is dropped.</summary>
    public void Answer(Request reply)
    {
        string value = reply.Read(MessageJson.Default.InputReply).Value;
        lock (_gate) _waiting?.TrySetResult(value);
    }
}
