using Micrograd.Sessions;

namespace Micrograd.Hosting.Conversations;

/// <summary>A conversation over streams, such as those that an editor's extension has to a process that it has started.</summary>
public static class StreamedConversation
{
    /// <summary>Does what an editor asks, until its messages end. What runs then is stopped.</summary>
    /// <param name="messages">To and from the editor.</param>
    /// <param name="start">Starts a session, now and at each restart.</param>
    /// <param name="tools">What helps to answer questions about code; nothing does when null.</param>
    /// <param name="cancellationToken">Ends the conversation too.</param>
    /// <exception cref="MessageFramingException">The editor has sent something that can't be followed. It was told so.</exception>
    /// <exception cref="OperationCanceledException">The conversation was ended.</exception>
    public static async Task RunAsync(
        MessageChannel messages, Func<CSharpSession> start, LanguageTools? tools = null, CancellationToken cancellationToken = default)
    {
        using var conversation = new Conversation(start, message => messages.Write(MessageJson.Write(message)), tools: tools);
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
