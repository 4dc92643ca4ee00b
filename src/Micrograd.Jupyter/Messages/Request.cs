using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Micrograd.Jupyter;

/// <summary>A message that a front end has sent.</summary>
/// <param name="Channel">Where it came in.</param>
/// <param name="Identities">Who sent it: the address of an answer.</param>
/// <param name="Header">Its header.</param>
/// <param name="HeaderJson">The same as it was written: every answer carries it as its parent header.</param>
/// <param name="Content">Its content.</param>
internal sealed record Request(ChannelName Channel, ImmutableArray<byte[]> Identities, MessageHeader Header, byte[] HeaderJson, JsonElement Content)
{
    /// <summary>The message's type, such as <c>execute_request</c>.</summary>
    public string Type => Header.MsgType;

    /// <summary>The content as a record.</summary>
    /// <exception cref="MessageFormatException">The content hasn't the fields that it must have.</exception>
    public T Read<T>(JsonTypeInfo<T> shape)
    {
        try
        {
            return Content.Deserialize(shape) ?? throw new JsonException("the content is null");
        }
        catch (JsonException exception)
        {
            throw new MessageFormatException($"The content of this {Type} isn't right: {exception.Message}", exception);
        }
    }
}

/// <summary>A message's header.</summary>
internal sealed record MessageHeader(string MsgId, string Session, string Username, string Date, string MsgType, string Version);

/// <summary>The sockets of a kernel.</summary>
internal enum ChannelName
{
    /// <summary>Requests of the user's, answered in their order.</summary>
    Shell,

    /// <summary>Requests that overtake: interrupt and shutdown.</summary>
    Control,

    /// <summary>Questions to the user.</summary>
    Stdin,

    /// <summary>What the kernel tells everybody.</summary>
    Iopub,
}
