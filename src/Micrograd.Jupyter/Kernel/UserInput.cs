using Micrograd.Sessions.Cells;

namespace Micrograd.Jupyter;

/// <summary>Puts a cell's questions to the user who ran it, one at a time, and waits for the answers.</summary>
#pragma warning disable CA1001 // The semaphore holds nothing of the system.
internal sealed class UserInput(KernelConnection connection)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile TaskCompletionSource<string>? _waiting;

    /// <summary>Asks. Ended by an interrupt of the cell, and by <see cref="Thread.Interrupt"/>.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(Request asker, InputRequest question)
    {
        _turn.Wait(question.Interrupted);
        try
        {
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting = answer;
            connection.Ask(asker, Message.Of("input_request", new InputQuestion(question.Prompt, question.IsPassword), MessageJson.Default.InputQuestion));
            answer.Task.Wait(question.Interrupted);
            return answer.Task.Result;
        }
        finally
        {
            _waiting = null;
            _turn.Release();
        }
    }

    /// <summary>Takes the answer in. One that comes when nobody waits any more is dropped.</summary>
    public void Answer(Request reply) => _waiting?.TrySetResult(reply.Read(MessageJson.Default.InputReply).Value);
}
