using System.Collections.Immutable;
using System.Text.Json;

namespace Micrograd.Jupyter;

/// <summary>
/// Turns ZeroMQ's frames into messages and back: the senders' identities, a delimiter, the signature, header, parent header, metadata and
/// content as JSON. Raw buffers may follow, of which nothing here has a use.
/// </summary>
/// <remarks>See https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol.</remarks>
internal sealed class MessageFrames(MessageSignature signature)
{
    private static readonly byte[] Delimiter = [.. "<IDS|MSG>"u8];

    /// <summary>Reads a message.</summary>
    /// <exception cref="MessageFormatException">The frames are none, or the signature is wrong.</exception>
    public Request Read(ChannelName channel, IReadOnlyList<byte[]> frames)
    {
        int delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(Delimiter)) delimiter++;
        if (frames.Count - delimiter < 6) throw new MessageFormatException($"a message of {frames.Count} frames, without delimiter, signature and the four parts of JSON");
        byte[] header = frames[delimiter + 2];
        byte[] metadata = frames[delimiter + 4];
        byte[] content = frames[delimiter + 5];
        if (!signature.Matches(frames[delimiter + 1], header, frames[delimiter + 3], metadata, content)) throw new MessageFormatException("a message with a wrong signature");
        try
        {
            MessageHeader? read = JsonSerializer.Deserialize(header, MessageJson.Default.MessageHeader);
            if (read is not { MsgType.Length: > 0, MsgId: not null }) throw new MessageFormatException("a message without a type or an id in its header");
            return new Request(channel, [.. frames.Take(delimiter)], read, header, JsonElement.Parse(content));
        }
        catch (JsonException exception)
        {
            throw new MessageFormatException($"a message whose JSON is broken: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a message.</summary>
    /// <param name="identities">Whom it is for; on iopub its topic.</param>
    /// <param name="header">Its header.</param>
    /// <param name="parentHeader">The header, in JSON, of the message that it answers; <c>{}</c> when there is none.</param>
    /// <param name="message">Type and content.</param>
    public ImmutableArray<byte[]> Write(ImmutableArray<byte[]> identities, MessageHeader header, byte[] parentHeader, Message message)
    {
        byte[] headerJson = JsonSerializer.SerializeToUtf8Bytes(header, MessageJson.Default.MessageHeader);
        byte[] signed = signature.Of(headerJson, parentHeader, Message.Empty, message.Content);
        return [.. identities, Delimiter, signed, headerJson, parentHeader, Message.Empty, message.Content];
    }
}

/// <summary>Frames arrived that are no Jupyter message, or one that somebody else signed.</summary>
internal sealed class MessageFormatException(string message, Exception? cause = null) : Exception(message, cause);
