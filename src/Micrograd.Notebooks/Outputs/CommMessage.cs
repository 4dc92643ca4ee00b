using System.Text.Json.Nodes;

namespace Micrograd.Notebooks.Outputs;

/// <summary>What goes to and fro between a cell's code and the front end.</summary>
/// <param name="Kind">Opening, message or end.</param>
/// <param name="CommId">Names the conversation.</param>
/// <param name="Target">Whom it is opened with; empty afterwards.</param>
/// <param name="Data">Anything.</param>
public sealed record CommMessage(CommMessageKind Kind, string CommId, string Target, JsonNode? Data);

/// <summary>The three kinds of message in a comm.</summary>
public enum CommMessageKind
{
    /// <summary>It begins.</summary>
    Open,

    /// <summary>Something is said.</summary>
    Message,

    /// <summary>It ends.</summary>
    Close,
}
