using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using NetMQ;
using NetMQ.Sockets;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>The other end of a kernel's connection, with its own reading and writing of the wire format.</summary>
internal sealed class FrontEnd : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, NetMQSocket> _requests = [];
    private readonly SubscriberSocket _iopub = new();
    private readonly RequestSocket _heartbeat = new();
    private readonly List<Received> _published = [];
    private readonly List<Received> _replies = [];
    private readonly byte[] _key;
    private int _count;

    public FrontEnd(ConnectionFile connection)
    {
        _key = Encoding.UTF8.GetBytes(connection.Key);
        byte[] identity = Encoding.ASCII.GetBytes($"front-end-{Guid.NewGuid():n}");
        foreach ((string name, int port) in new[] { ("shell", connection.ShellPort), ("control", connection.ControlPort), ("stdin", connection.StdinPort) })
        {
            var socket = new DealerSocket();
            socket.Options.Identity = identity;
            socket.Options.Linger = TimeSpan.Zero;
            socket.Connect(connection.Endpoint(port));
            _requests.Add(name, socket);
        }

        _iopub.Options.ReceiveHighWatermark = 0;
        _heartbeat.Options.Linger = TimeSpan.Zero;
        _iopub.Connect(connection.Endpoint(connection.IopubPort));
        _iopub.SubscribeToAnyTopic();
        _heartbeat.Connect(connection.Endpoint(connection.HbPort));
        Welcome = Next("iopub_welcome", "");
    }

    /// <summary>What the kernel said when this front end began to listen.</summary>
    public Received Welcome { get; }

    /// <summary>A connection to ports that are free.</summary>
    public static ConnectionFile FreeConnection()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners) listener.Dispose();
        return new ConnectionFile("tcp", "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], Key: Guid.NewGuid().ToString());
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its id.</returns>
    public string Send(string type, JsonObject? content = null, string channel = "shell", string? key = null)
    {
        string id = $"request-{++_count}";
        byte[] header = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["msg_id"] = id,
            ["session"] = "test",
            ["username"] = "reader",
            ["date"] = "2026-01-01T00:00:00Z",
            ["msg_type"] = type,
            ["version"] = "5.5",
        }.ToJsonString());
        byte[][] parts = [header, "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes((content ?? []).ToJsonString())];
        SendFrames(channel, ["<IDS|MSG>"u8.ToArray(), Sign(key is null ? _key : Encoding.UTF8.GetBytes(key), parts), .. parts]);
        return id;
    }

    /// <summary>Sends anything.</summary>
    public void SendFrames(string channel, params byte[][] frames) => _requests[channel].SendMultipartBytes(frames);

    public string SendExecute(
        string code, bool silent = false, bool storeHistory = true, JsonObject? expressions = null, bool allowStdin = false, bool stopOnError = true) =>
        Send("execute_request", new JsonObject
        {
            ["code"] = code,
            ["silent"] = silent,
            ["store_history"] = storeHistory,
            ["user_expressions"] = expressions,
            ["allow_stdin"] = allowStdin,
            ["stop_on_error"] = stopOnError,
        });

    public Exchange Execute(
        string code, bool silent = false, bool storeHistory = true, JsonObject? expressions = null, bool allowStdin = false, bool stopOnError = true) =>
        Finish(SendExecute(code, silent, storeHistory, expressions, allowStdin, stopOnError));

    public Exchange Ask(string type, JsonObject? content = null, string channel = "shell") => Finish(Send(type, content, channel), channel);

    /// <summary>Waits for a request's answer and for the kernel to be idle after it.</summary>
    public Exchange Finish(string id, string channel = "shell")
    {
        Received reply = Reply(id, channel);
        return new Exchange(reply, Published(id));
    }

    /// <summary>Waits for a request's answer.</summary>
    public Received Reply(string id, string channel = "shell")
    {
        while (true)
        {
            if (_replies.Find(reply => reply.ParentId == id) is { } found) return found;
            _replies.Add(Receive(_requests[channel], $"an answer to {id}"));
        }
    }

    /// <summary>Waits for the kernel to be idle after a request.</summary>
    public ImmutableArray<Received> Published(string id)
    {
        while (!_published.Exists(message => message.ParentId == id && message.Type == "status" && message.Text("execution_state") == "idle")) Listen($"idle after {id}");
        return [.. _published.Where(message => message.ParentId == id)];
    }

    /// <summary>Waits for a message of a type that was published for a request.</summary>
    public Received Next(string type, string id, Predicate<Received>? which = null)
    {
        int next = 0;
        while (true)
        {
            for (; next < _published.Count; next++)
            {
                Received message = _published[next];
                if (message.Type == type && message.ParentId == id && which?.Invoke(message) != false) return message;
            }

            Listen($"{type} for {id}");
        }
    }

    /// <summary>Waits for one more status after an exchange.</summary>
    public Received LastStatus(Exchange after)
    {
        int end = _published.IndexOf(after.Published[^1]);
        while (_published.FindIndex(end + 1, message => message.Type == "status") < 0) Listen("another status");
        return _published.FindLast(message => message.Type == "status")!;
    }

    /// <summary>Waits for the kernel's question to the user.</summary>
    public Received Question() => Receive(_requests["stdin"], "a question");

    public void Answer(string value) => Send("input_reply", new JsonObject { ["value"] = value, ["status"] = "ok" }, "stdin");

    public string Beat(string text)
    {
        _heartbeat.SendFrame(text);
        return _heartbeat.TryReceiveFrameString(Patience, out string? answer) ? answer! : throw new TimeoutException("No heartbeat.");
    }

    public void Dispose()
    {
        foreach (NetMQSocket socket in _requests.Values) socket.Dispose();
        _iopub.Dispose();
        _heartbeat.Dispose();
    }

    private static byte[] Sign(byte[] key, byte[][] parts) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(key, parts.SelectMany(part => part).ToArray())));

    private void Listen(string wanted) => _published.Add(Receive(_iopub, wanted));

    private Received Receive(NetMQSocket socket, string wanted)
    {
        List<byte[]> frames = [];
        if (!socket.TryReceiveMultipartBytes(Patience, ref frames))
            throw new TimeoutException($"The kernel didn't send {wanted}. Published: {string.Join(' ', _published.Select(message => $"{message.Type}({message.ParentId})"))}");
        int delimiter = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        byte[][] parts = [.. frames.Skip(delimiter + 2).Take(4)];
        Assert.Equal(Encoding.ASCII.GetString(Sign(_key, parts)), Encoding.ASCII.GetString(frames[delimiter + 1]));
        JsonElement header = JsonElement.Parse(parts[0]);
        JsonElement parent = JsonElement.Parse(parts[1]);
        return new Received(
            header.GetProperty("msg_type").GetString()!, parent.TryGetProperty("msg_id", out JsonElement id) ? id.GetString()! : "", header, JsonElement.Parse(parts[3]),
            delimiter > 0 ? Encoding.UTF8.GetString(frames[0]) : "");
    }
}
