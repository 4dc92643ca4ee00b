using System.Threading.Channels;

using Micrograd.Hosting.Directives;
using Micrograd.Sessions;

namespace Micrograd.Jupyter;

/// <summary>
/// A kernel: a C# session behind the Jupyter messaging protocol. Cells and the messages of scripts run one after the other in the order in which they came;
/// questions (completion, help, history) are answered beside a running cell; interrupt and shutdown overtake everything.
/// </summary>
/// <remarks>See https://jupyter-client.readthedocs.io/en/stable/messaging.html.</remarks>
/// <example><code>
/// using var kernel = new JupyterKernel(ConnectionFile.Read(path));
/// await kernel.RunAsync();   // until the front end shuts it down
/// </code></example>
public sealed class JupyterKernel : IDisposable
{
    // A question that follows a cell at once is asked about the state after it. A long cell isn't waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly KernelOptions _options;
    private readonly KernelSockets _sockets;
    private readonly MessageFrames _frames;
    private readonly KernelConnection _connection;
    private readonly StatusBoard _status;
    private readonly UserInput _input;
    private readonly CSharpSession _session;
    private readonly HistoryFile _history;
    private readonly Executions _executions;
    private readonly Questions _questions;
    private readonly Channel<Work> _work = Channel.CreateUnbounded<Work>();
    private readonly Channel<(Request Request, Task Before)> _asked = Channel.CreateUnbounded<(Request, Task)>();
    private readonly Channel<Request> _controls = Channel.CreateUnbounded<Request>();
    private readonly TaskCompletionSource _shutDown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _lastWork = Task.CompletedTask;
    private int _received;
    private volatile int _abortedUpTo;

    /// <summary>A kernel that listens where the connection says.</summary>
    /// <param name="connection">Ports, address and key.</param>
    /// <param name="options">How it behaves.</param>
    /// <exception cref="ConnectionFileException">It can't listen there.</exception>
    public JupyterKernel(ConnectionFile connection, KernelOptions? options = null)
    {
        _options = options ?? new KernelOptions();
        _sockets = new KernelSockets(connection);
        _frames = new MessageFrames(new MessageSignature(connection.Key));
        _connection = new KernelConnection(_frames, _sockets.Send);
        _status = new StatusBoard(_connection);
        _input = new UserInput(_connection);
        _session = new CSharpSession(new SessionOptions { Folder = _options.Folder, IsAlone = _options.IsAlone, Directives = HostDirectives.All });
        _history = new HistoryFile(_options.HistoryPath);
        _executions = new Executions(_session, _connection, _input, _history, _options.Limits);
        _questions = new Questions(_session, _history);
    }

    /// <summary>Answers requests until one asks for the end, or the token does.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        _sockets.Start(Receive, _connection.Welcome);
        _status.Starting();
        _ = WorkAsync();
        _ = AnswerQuestionsAsync();
        _ = ControlAsync();
        await _shutDown.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Interrupts the running cell and gives up those that wait.</summary>
    public void Interrupt()
    {
        AbortOthers();
        _executions.Interrupt();
    }

    /// <summary>Sends what is still to be sent, and ends the session.</summary>
    public void Dispose()
    {
        _sockets.Dispose();
        if (_options.IsAlone) KernelSockets.WaitUntilSent();
        _session.Dispose();
    }

    // On the sockets' thread: nothing here may wait.
    private void Receive(ChannelName channel, IReadOnlyList<byte[]> frames)
    {
        try
        {
            Request request = _frames.Read(channel, frames);
            switch (channel)
            {
                case ChannelName.Control:
                    _controls.Writer.TryWrite(request);
                    break;
                case ChannelName.Stdin:
                    _input.Answer(request);
                    break;
                default:
                    Receive(request);
                    break;
            }
        }
        catch (MessageFormatException exception)
        {
            _options.Log($"Dropped on {channel}: {exception.Message}.");
        }
    }

    private void Receive(Request request)
    {
        if (request.Type is not ("execute_request" or "comm_open" or "comm_msg" or "comm_close"))
        {
            _asked.Writer.TryWrite((request, request.Type == "kernel_info_request" ? Task.CompletedTask : _lastWork));
            return;
        }

        var work = new Work(request, ++_received);
        _lastWork = work.Done;
        _work.Writer.TryWrite(work);
    }

    private async Task WorkAsync()
    {
        // While the front end connects and its reader looks for the first cell.
        await _executions.WarmUpAsync().ConfigureAwait(false);
        await foreach (Work work in _work.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await AnswerAsync(work.Request, isWork: true, () => DoAsync(work)).ConfigureAwait(false);
            work.Finish();
        }
    }

    private async Task<Message?> DoAsync(Work work)
    {
        if (work.Request.Type != "execute_request")
        {
            await _executions.ReceiveAsync(work.Request).ConfigureAwait(false);
            return null;
        }

        if (work.Number <= _abortedUpTo) return _executions.Abort();
        return await _executions.ExecuteAsync(work.Request, AbortOthers).ConfigureAwait(false);
    }

    private async Task AnswerQuestionsAsync()
    {
        Task tooLong = Task.CompletedTask;
        await foreach ((Request request, Task before) in _asked.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            // Once for each cell: the next question about it needn't wait as long again.
            if (before != tooLong) await before.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!before.IsCompleted) tooLong = before;
            await AnswerAsync(request, isWork: false, async () => request.Type switch
            {
                "shutdown_request" => ShutDown(request),
                _ => await _questions.AnswerAsync(request).ConfigureAwait(false),
            }).ConfigureAwait(false);
            EndIfAsked(request);
        }
    }

    private async Task ControlAsync()
    {
        await foreach (Request request in _controls.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await AnswerAsync(request, isWork: false, async () => request.Type switch
            {
                "shutdown_request" => ShutDown(request),
                "interrupt_request" => await InterruptAsync().ConfigureAwait(false),
                _ => await _questions.AnswerAsync(request).ConfigureAwait(false),
            }).ConfigureAwait(false);
            EndIfAsked(request);
        }
    }

    private void AbortOthers() => _abortedUpTo = Volatile.Read(ref _received);

    private async Task<Message> InterruptAsync()
    {
        await Task.Run(Interrupt).ConfigureAwait(false);
        return Message.Of("interrupt_reply", new PlainReply(), MessageJson.Default.PlainReply);
    }

    private Message ShutDown(Request request)
    {
        _ = Task.Run(_executions.Interrupt);
        bool restart = request.Read(MessageJson.Default.ShutdownContent).Restart;
        var reply = Message.Of("shutdown_reply", new ShutdownContent(restart, "ok"), MessageJson.Default.ShutdownContent);
        _connection.Publish(request, reply);
        return reply;
    }

    private void EndIfAsked(Request request)
    {
        if (request.Type == "shutdown_request") _shutDown.TrySetResult();
    }

    // Whatever happens, the front end gets its answer and then hears that the kernel is idle: it would wait for ever.
    private async Task AnswerAsync(Request request, bool isWork, Func<Task<Message?>> answer)
    {
        _status.Busy(request, isWork);
        try
        {
            if (await answer().ConfigureAwait(false) is { } reply) _connection.Reply(request, reply);
        }
        catch (Exception exception)
        {
            _options.Log($"{request.Type}: {exception.Message}");
            if (request.Type.EndsWith("_request", StringComparison.Ordinal))
            {
                var error = new ErrorReply(exception.GetType().Name, exception.Message, [exception.Message]);
                _connection.Reply(request, Message.Of(request.Type[..^"request".Length] + "reply", error, MessageJson.Default.ErrorReply));
            }
        }
        finally
        {
            _status.Idle(request);
        }
    }
}
