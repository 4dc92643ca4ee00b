using System.Collections.Immutable;

using NetMQ;
using NetMQ.Sockets;

namespace Micrograd.Jupyter;

/// <summary>
/// The five sockets of a kernel, on one thread of their own that never waits for anything else: what comes in is handed on at once, what goes out is queued.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    // What a peer that has gone away leaves unsent is dropped after this time.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    // A front end's connections come up one by one: the first question may be there before the connection that it goes out on.
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(50);
    private const int Retries = 100;

    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly RouterSocket _heartbeat = new();
    private readonly XPublisherSocket _iopub = new();
    private readonly NetMQQueue<(ChannelName Channel, ImmutableArray<byte[]> Frames)> _outgoing = new();
    private readonly NetMQPoller _poller;

    /// <summary>Listens where the connection says. Nothing is received before <see cref="Start"/>.</summary>
    /// <exception cref="ConnectionFileException">A port is taken, or the address isn't this machine's.</exception>
    public KernelSockets(ConnectionFile connection)
    {
        _poller = [_shell, _control, _stdin, _heartbeat, _iopub, _outgoing];
        foreach (NetMQSocket socket in new NetMQSocket[] { _shell, _control, _stdin, _heartbeat, _iopub })
        {
            socket.Options.Linger = Linger;

            // A slow reader must not lose messages. How much a cell may show is limited where it is shown.
            socket.Options.SendHighWatermark = socket.Options.ReceiveHighWatermark = 0;
        }

        _stdin.Options.RouterMandatory = true;
        _shell.Options.RouterHandover = _control.Options.RouterHandover = _stdin.Options.RouterHandover = true;

        // Each new subscriber is welcomed, not just the first.
        _iopub.Options.XPubVerbose = true;
        Bind(_shell, connection.ShellPort);
        Bind(_control, connection.ControlPort);
        Bind(_stdin, connection.StdinPort);
        Bind(_heartbeat, connection.HbPort);
        Bind(_iopub, connection.IopubPort);

        void Bind(NetMQSocket socket, int port)
        {
            try
            {
                socket.Bind(connection.Endpoint(port));
            }
            catch (NetMQException exception)
            {
                throw new ConnectionFileException($"The kernel can't listen on {connection.Endpoint(port)}: {exception.Message}", exception);
            }
        }
    }

    /// <summary>Begins to receive, on a thread of its own.</summary>
    /// <param name="received">Gets each message's frames. It must not wait.</param>
    /// <param name="subscribed">Gets the topic when somebody begins to listen on iopub.</param>
    public void Start(Action<ChannelName, IReadOnlyList<byte[]>> received, Action<byte[]> subscribed)
    {
        Receive(_shell, ChannelName.Shell);
        Receive(_control, ChannelName.Control);
        Receive(_stdin, ChannelName.Stdin);
        _heartbeat.ReceiveReady += (_, _) =>
        {
            NetMQMessage? beat = null;
            while (_heartbeat.TryReceiveMultipartMessage(ref beat)) _heartbeat.TrySendMultipartMessage(beat);
        };
        _iopub.ReceiveReady += (_, _) =>
        {
            while (_iopub.TryReceiveFrameBytes(out byte[]? subscription))
            {
                // The first byte is 1 for a subscription and 0 for its end.
                if (subscription is [1, .. byte[] topic]) subscribed(topic);
            }
        };
        _outgoing.ReceiveReady += (_, _) =>
        {
            while (_outgoing.TryDequeue(out (ChannelName Channel, ImmutableArray<byte[]> Frames) next, TimeSpan.Zero)) SendNow(next.Channel, next.Frames);
        };
        _poller.RunAsync("Jupyter sockets", isBackgroundThread: true);

        void Receive(NetMQSocket socket, ChannelName channel) => socket.ReceiveReady += (_, _) =>
        {
            List<byte[]> frames = [];
            while (socket.TryReceiveMultipartBytes(ref frames)) received(channel, [.. frames]);
        };
    }

    /// <summary>Queues a message. Messages go out in the order in which they were queued. May be called from any thread.</summary>
    public void Send(ChannelName channel, ImmutableArray<byte[]> frames) => _outgoing.Enqueue((channel, frames));

    /// <summary>Sends what is queued, stops listening and lets go of the ports.</summary>
    public void Dispose()
    {
        _poller.Dispose();
        while (_outgoing.TryDequeue(out (ChannelName Channel, ImmutableArray<byte[]> Frames) next, TimeSpan.Zero)) SendNow(next.Channel, next.Frames);
        _shell.Dispose();
        _control.Dispose();
        _stdin.Dispose();
        _heartbeat.Dispose();
        _iopub.Dispose();
        _outgoing.Dispose();
    }

    /// <summary>Waits until what disposed sockets still have to send is out, or given up. The process may end then.</summary>
    public static void WaitUntilSent() => NetMQConfig.Cleanup(block: true);

    private void SendNow(ChannelName channel, ImmutableArray<byte[]> frames, int attempt = 0)
    {
        NetMQSocket socket = channel switch
        {
            ChannelName.Shell => _shell,
            ChannelName.Control => _control,
            ChannelName.Stdin => _stdin,
            _ => _iopub,
        };
        try
        {
            socket.TrySendMultipartBytes([.. frames]);
        }
        catch (HostUnreachableException) when (attempt < Retries)
        {
            var later = new NetMQTimer(Retry);
            later.Elapsed += (_, _) =>
            {
                _poller.Remove(later);
                SendNow(channel, frames, attempt + 1);
            };
            _poller.Add(later);
        }
        catch (HostUnreachableException)
        {
            // Whoever asked for the cell has gone. Nobody will answer; an interrupt ends the cell.
        }
    }
}
