using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Micrograd.Jupyter;

/// <summary>A kernel's end of the connection: it answers requests, and tells everybody what happens.</summary>
internal sealed class KernelConnection(MessageFrames frames, Action<ChannelName, ImmutableArray<byte[]>> send)
{
    /// <summary>The version of the messaging protocol that the kernel speaks.</summary>
    public const string ProtocolVersion = "5.5";

    private readonly string _session = Guid.NewGuid().ToString("n");
    private readonly string _messages = Guid.NewGuid().ToString("n");
    private int _count;

    /// <summary>Answers a request where it came in.</summary>
    public void Reply(Request request, Message message) => Send(request.Channel, request.Identities, request.HeaderJson, message);

    /// <summary>Asks whoever sent a request a question.</summary>
    public void Ask(Request request, Message question) => Send(ChannelName.Stdin, request.Identities, request.HeaderJson, question);

    /// <summary>Tells everybody.</summary>
    /// <param name="parent">The request that it comes from; null when it comes from none.</param>
    /// <param name="message">What there is to tell.</param>
    public void Publish(Request? parent, Message message) =>
        Send(ChannelName.Iopub, [Encoding.UTF8.GetBytes($"kernel.{_session}.{message.Type}")], parent?.HeaderJson ?? Message.Empty, message);

    /// <inheritdoc cref="Publish(Request?, Message)"/>
    public void Publish<T>(Request? parent, string type, T content, JsonTypeInfo<T> shape) => Publish(parent, Message.Of(type, content, shape));

    /// <summary>Greets a new listener, so that it knows that nothing will be missed from now on.</summary>
    /// <param name="topic">What it listens to; empty for everything.</param>
    /// <remarks>See https://jupyter.org/enhancement-proposals/65-jupyter-xpub/jupyter-xpub.html.</remarks>
    public void Welcome(byte[] topic) =>
        Send(ChannelName.Iopub, [topic], Message.Empty, Message.Of("iopub_welcome", new Welcome(Encoding.UTF8.GetString(topic)), MessageJson.Default.Welcome));

    private void Send(ChannelName channel, ImmutableArray<byte[]> identities, byte[] parentHeader, Message message)
    {
        var header = new MessageHeader(
            string.Create(CultureInfo.InvariantCulture, $"{_messages}_{Interlocked.Increment(ref _count)}"), _session, "kernel",
            DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), message.Type, ProtocolVersion);
        send(channel, frames.Write(identities, header, parentHeader, message));
    }
}
