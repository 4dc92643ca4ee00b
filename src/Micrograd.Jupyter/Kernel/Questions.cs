using Micrograd.Notebooks;

namespace Micrograd.Jupyter;

/// <summary>Answers the requests that run no code.</summary>
internal sealed class Questions(CSharpSession session, HistoryFile history)
{
    /// <exception cref="MessageFormatException">The request isn't one that this kernel knows, or its content isn't right.</exception>
    public async Task<Message> AnswerAsync(Request request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return Message.Of("kernel_info_reply", KernelInfo.Reply, MessageJson.Default.KernelInfoReply);
            case "history_request":
                return Message.Of("history_reply", HistoryAnswer.Of(request.Read(MessageJson.Default.HistoryRequest), history), MessageJson.Default.HistoryReply);
            case "comm_info_request":
                string? target = request.Read(MessageJson.Default.CommInfoRequest).TargetName;
                var comms = session.Comms.Where(comm => target is null or "" || comm.Target == target).ToDictionary(comm => comm.CommId, comm => new CommTarget(comm.Target));
                return Message.Of("comm_info_reply", new CommInfoReply(comms), MessageJson.Default.CommInfoReply);
            default:
                throw new MessageFormatException($"This kernel has no answer to a {request.Type}");
        }
    }
}
