using System.Text.Json;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Cells;

/// <summary>A conversation between a cell's code and a script in the front end, which either side may open.</summary>
/// <remarks>
/// See https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages. Front ends without comms ignore them. JSON goes to and fro, no binary
/// data beside it.
/// </remarks>
/// <example><code>
/// Comm.Listen("learning-rate", (comm, first) =&gt; comm.Received = data =&gt; rate = (double)data!["value"]!);
/// </code></example>
public sealed class Comm
{
    private readonly CommTable _table;

    internal Comm(CommTable table, string id, string target)
    {
        _table = table;
        Id = id;
        Target = target;
    }

    /// <summary>Names the conversation on both sides.</summary>
    public string Id { get; }

    /// <summary>The name under which it was opened.</summary>
    public string Target { get; }

    /// <summary>Called with what the other side says.</summary>
    public Action<JsonNode?>? Received { get; set; }

    /// <summary>Called when the other side ends it.</summary>
    public Action<JsonNode?>? Closed { get; set; }

    /// <summary>False after its end.</summary>
    public bool IsOpen => _table.Holds(this);

    /// <summary>Opens a conversation with the front end.</summary>
    /// <param name="target">The name that a script there has registered.</param>
    /// <param name="data">What is said first: anything that becomes JSON.</param>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    public static Comm Open(string target, object? data = null) => CellScope.Running.Comms.Open(target, Json(data));

    /// <summary>Waits for the front end to open conversations under a name.</summary>
    /// <param name="target">The name. An earlier listener under it is replaced.</param>
    /// <param name="opened">Gets the new conversation, and what was said first.</param>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    public static void Listen(string target, Action<Comm, JsonNode?> opened) => CellScope.Running.Comms.Listen(target, opened);

    /// <summary>Says something to the other side.</summary>
    /// <param name="data">Anything that becomes JSON.</param>
    /// <exception cref="InvalidOperationException">The conversation has ended, or it is called outside of a cell.</exception>
    public void Send(object? data)
    {
        if (!IsOpen) throw new InvalidOperationException($"The comm with {Target} has ended.");
        CommTable.Show(CommMessageKind.Message, this, Json(data));
    }

    /// <summary>Ends the conversation, if it hasn't ended.</summary>
    /// <param name="data">The last word.</param>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    public void Close(object? data = null)
    {
        if (_table.Remove(Id)) CommTable.Show(CommMessageKind.Close, this, Json(data));
    }

    private static JsonNode? Json(object? data) => data as JsonNode ?? JsonSerializer.SerializeToNode(data);
}
