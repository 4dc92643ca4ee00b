using System.Diagnostics;

using Micrograd.Hosting.Outputs;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;
using Micrograd.Sessions.Cells;

namespace Micrograd.Hosting.Conversations;

/// <summary>Runs cells of one session, and the code in them that listens to scripts, one after the other in the order in which they came.</summary>
/// <param name="session">The session.</param>
/// <param name="turn">Whose turn it is: one at a time, in whichever session of the conversation.</param>
/// <param name="input">Asks the reader.</param>
/// <param name="pace">How much the editor takes.</param>
/// <param name="clock">What time it is.</param>
/// <param name="send">Takes each message to the editor.</param>
internal sealed class CellRuns(CSharpSession session, SemaphoreSlim turn, EditorInput input, IOutputPace pace, TimeProvider clock, Action<SessionMessage> send)
{
    private readonly Lock _gate = new();

    // Those that have not ended, in their order.
    private readonly List<(int Run, CancellationTokenSource Interruption)> _open = [];
    private readonly ShownDisplays _shown = new();
    private volatile bool _isClosed;

    /// <summary>Runs a cell to its end.</summary>
    public Task RunAsync(RunCell cell, Hello editor) => InTurnAsync(
        cell.Run,
        editor,
        isNumbered: true,
        (outputs, show, interruption) => session.ExecuteAsync(
            new CellRequest(cell.Code)
            {
                Id = cell.Cell,
                Language = cell.Language,
                Ask = editor.Input ? Asking(cell.Run, outputs) : null,
                Progress = progress => Tell(new CellWaits(cell.Run, progress.Text, progress.Done)),
            },
            show,
            interruption));

    /// <summary>Hands on what a script says.</summary>
    public Task HearAsync(TellComm said, Hello editor) => InTurnAsync(
        said.Run,
        editor,
        isNumbered: false,
        (_, show, interruption) => session.ReceiveAsync(new CommMessage(said.Kind, said.CommId, said.Target, said.Data), show, interruption));

    /// <summary>Stops a run, or all; those that wait never begin.</summary>
    public void Interrupt(int? run = null)
    {
        CancellationTokenSource[] interruptions;
        lock (_gate) interruptions = [.. _open.Where(open => run is null || open.Run == run).Select(open => open.Interruption)];

        // The last first: none must begin because the one before it has ended.
        foreach (CancellationTokenSource interruption in interruptions.Reverse())
        {
            try
            {
                interruption.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has just come to its end.
            }
        }
    }

    /// <summary>From now on nobody hears of what cells have left running.</summary>
    public void Close() => _isClosed = true;

    private async Task InTurnAsync(int run, Hello editor, bool isNumbered, Func<OutputBuffer, Action<CellOutput>, CancellationToken, Task<CellStatus>> work)
    {
        using var interruption = new CancellationTokenSource();
        lock (_gate) _open.Add((run, interruption));
        try
        {
            await turn.WaitAsync(interruption.Token).ConfigureAwait(true);
        }
        catch (OperationCanceledException)
        {
            Forget(interruption);
            send(new CellEnded(run, CellStatus.Cancelled, null, 0));
            return;
        }

        try
        {
            int? number = isNumbered ? session.ExecutionCount + 1 : null;
            send(new CellStarted(run, number));
            long start = Stopwatch.GetTimestamp();
            var outputs = new OutputBuffer(new OutputLimits(), pace, _shown, clock, Send);
            CellStatus status = await WorkAsync(outputs).ConfigureAwait(true);
            outputs.Flush();
            Forget(interruption);
            send(new CellEnded(run, status, number, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }
        finally
        {
            turn.Release();
        }

        async Task<CellStatus> WorkAsync(OutputBuffer outputs)
        {
            try
            {
                return await work(outputs, Show, interruption.Token).ConfigureAwait(true);
            }
            catch (Exception exception)
            {
                // A fault of the session's own. The editor waits for the cell's end all the same.
                outputs.Add(new ErrorOutput(exception.GetType().Name, exception.Message, [$"{exception.GetType().Name}: {exception.Message}"]));
                return CellStatus.Failed;
            }

            void Show(CellOutput output)
            {
                if (output is not CommOutput || editor.Comms) outputs.Add(output);
            }
        }

        void Send(CellOutput output)
        {
            if (CellMessages.Of(run, output) is { } message) Tell(message);
        }
    }

    private void Tell(SessionMessage message)
    {
        if (!_isClosed) send(message);
    }

    // What was written before the question must be there to be read.
    private Func<InputRequest, string> Asking(int run, OutputBuffer outputs) => question =>
    {
        outputs.Flush();
        return input.Ask(run, question);
    };

    private void Forget(CancellationTokenSource interruption)
    {
        lock (_gate) _open.RemoveAll(open => open.Interruption == interruption);
    }
}
