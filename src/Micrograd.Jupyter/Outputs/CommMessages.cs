using Micrograd.Notebooks.Outputs;

namespace Micrograd.Jupyter;

/// <summary>What cells and scripts say to each other, as messages.</summary>
internal static class CommMessages
{
    /// <summary>A cell's word as a message.</summary>
    public static Message Of(CommMessage message) => message.Kind switch
    {
        CommMessageKind.Open => Message.Of("comm_open", new CommOpen(message.CommId, message.Target, message.Data), MessageJson.Default.CommOpen),
        CommMessageKind.Message => Message.Of("comm_msg", new CommData(message.CommId, message.Data), MessageJson.Default.CommData),
        _ => Message.Of("comm_close", new CommData(message.CommId, message.Data), MessageJson.Default.CommData),
    };

    /// <summary>A script's word.</summary>
    /// <exception cref="MessageFormatException">It has no name, or an opening says not whom it is for.</exception>
    public static CommMessage Read(Request request)
    {
        if (request.Type == "comm_open")
        {
            CommOpen open = request.Read(MessageJson.Default.CommOpen);
            return new CommMessage(CommMessageKind.Open, open.CommId, open.TargetName, open.Data);
        }

        CommData data = request.Read(MessageJson.Default.CommData);
        return new CommMessage(request.Type == "comm_msg" ? CommMessageKind.Message : CommMessageKind.Close, data.CommId, "", data.Data);
    }
}
