using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Cells;

/// <summary>A session's conversations with its front end.</summary>
internal sealed class CommTable
{
    private readonly ConcurrentDictionary<string, Comm> _open = new();
    private readonly ConcurrentDictionary<string, Action<Comm, JsonNode?>> _listeners = new();

    /// <summary>The name and target of all that haven't ended.</summary>
    public ImmutableArray<(string Id, string Target)> Open() => [.. _open.Values.Select(comm => (comm.Id, comm.Target))];

    public bool Holds(Comm comm) => _open.TryGetValue(comm.Id, out Comm? found) && found == comm;

    public bool Remove(string id) => _open.TryRemove(id, out _);

    public void Listen(string target, Action<Comm, JsonNode?> opened) => _listeners[target] = opened;

    /// <summary>Opens a conversation from this side.</summary>
    public Comm Open(string target, JsonNode? data)
    {
        var comm = new Comm(this, Guid.NewGuid().ToString("n"), target);
        _open[comm.Id] = comm;
        Show(CommMessageKind.Open, comm, data);
        return comm;
    }

    /// <summary>Takes in what the front end says. It runs as a cell does.</summary>
    public void Receive(CommMessage message)
    {
        if (message.Kind == CommMessageKind.Open)
        {
            var opened = new Comm(this, message.CommId, message.Target);
            if (!_listeners.TryGetValue(message.Target, out Action<Comm, JsonNode?>? listener))
            {
                // The protocol's way to say that nobody is there.
                Show(CommMessageKind.Close, opened, null);
                return;
            }

            _open[opened.Id] = opened;
            listener(opened, message.Data);
        }
        else if (_open.TryGetValue(message.CommId, out Comm? comm))
        {
            if (message.Kind == CommMessageKind.Message)
            {
                comm.Received?.Invoke(message.Data);
                return;
            }

            Remove(comm.Id);
            comm.Closed?.Invoke(message.Data);
        }
    }

    public static void Show(CommMessageKind kind, Comm comm, JsonNode? data) =>
        CellScope.Running.Show(new CommOutput(new CommMessage(kind, comm.Id, kind == CommMessageKind.Open ? comm.Target : "", data)));
}
