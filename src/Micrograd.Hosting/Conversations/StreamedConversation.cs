using Micrograd.Sessions;

namespace Micrograd.Hosting.Conversations;

/// <summary>A conversation over streams, such as those that an editor's extension has to a process that it has started.</summary>
public static class StreamedConversation
{
    /// <summary>Does what an editor asks, until its messages end. What runs then is stopped.</summary>
    /// <param name="messages">To and from the editor.</param>
    /// <param name="start">Starts a session, now and at each restart.</param>
    /// <param name="cancellationToken">Ends the conversation too.</param>
    /// <exception cref="MessageFramingException">The editor has sent something that can't be followed. It was told so.</exception>
    /// <exception cref="OperationCanceledException">The conversation was ended.</exception>
    public static async Task RunAsync(MessageChannel messages, Func<CSharpSession> start, CancellationToken cancellationToken = default)
    {
        using var conversation = new Conversation(start, message => messages.Write(MessageJson.Write(message)));
        _ = conversation.WarmUpAsync();
        try
        {
            // Nothing is waited for: what comes later may be about what runs.
            while (await messages.ReadAsync(cancellationToken).ConfigureAwait(false) is { } json) _ = conversation.ReceiveAsync(json);
        }
        catch (MessageFramingException exception)
        {
            messages.Write(MessageJson.Write(new MessageRefused(exception.Message)));
            throw;
        }
    }
}
