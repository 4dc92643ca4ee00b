using System.Collections.Immutable;
using System.Text.Json.Nodes;

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions;
using Micrograd.Sessions.Directives;

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
            case "complete_request":
                CompleteReply completions = await CompleteAsync(request.Read(MessageJson.Default.CompleteRequest)).ConfigureAwait(false);
                return Message.Of("complete_reply", completions, MessageJson.Default.CompleteReply);
            case "inspect_request":
                InspectReply description = await InspectAsync(request.Read(MessageJson.Default.InspectRequest)).ConfigureAwait(false);
                return Message.Of("inspect_reply", description, MessageJson.Default.InspectReply);
            case "is_complete_request":
                return Message.Of("is_complete_reply", IsComplete(request.Read(MessageJson.Default.IsCompleteRequest)), MessageJson.Default.IsCompleteReply);
            case "history_request":
                return Message.Of("history_reply", HistoryAnswer.Of(request.Read(MessageJson.Default.HistoryRequest), history), MessageJson.Default.HistoryReply);
            case "comm_info_request":
                string? target = request.Read(MessageJson.Default.CommInfoRequest).TargetName;
                var comms = session.Comms
                    .Where(comm => target is null or "" || comm.Target == target)
                    .ToDictionary(comm => comm.CommId, comm => new CommTarget(comm.Target));
                return Message.Of("comm_info_reply", new CommInfoReply(comms), MessageJson.Default.CommInfoReply);
            default:
                throw new MessageFormatException($"This kernel has no answer to a {request.Type}");
        }
    }

    private async Task<CompleteReply> CompleteAsync(CompleteRequest request)
    {
        int position = CodePoints.ToUtf16(request.Code, request.CursorPos);
        CompletionList list = await CSharpLanguage.Of(session).CompleteAsync(request.Code, position).ConfigureAwait(false);
        int start = CodePoints.FromUtf16(request.Code, list.Start);
        int end = CodePoints.FromUtf16(request.Code, list.End);
        ImmutableArray<CompleteItem> items = [.. list.Items.Select(item => new CompleteItem(item.Text, Type(item.Kind), item.Detail, start, end))];
        return new CompleteReply([.. list.Items.Select(item => item.Text)], start, end, new CompleteMetadata(items));
    }

    private async Task<InspectReply> InspectAsync(InspectRequest request)
    {
        int position = CodePoints.ToUtf16(request.Code, request.CursorPos);
        SymbolDescription? found = await CSharpLanguage.Of(session).DescribeAsync(request.Code, position).ConfigureAwait(false);
        return found is null
            ? new InspectReply(false, [], [])
            : new InspectReply(true, new JsonObject { [MimeTypes.Markdown] = found.Markdown, [MimeTypes.PlainText] = found.Text }, []);
    }

    private IsCompleteReply IsComplete(IsCompleteRequest request) => CSharpLanguage.Of(session).IsComplete(request.Code) switch
    {
        { Kind: CompletenessKind.Complete } => new IsCompleteReply("complete"),
        { Kind: CompletenessKind.Incomplete, Indent: var indent } => new IsCompleteReply("incomplete", indent),
        _ => new IsCompleteReply("invalid"),
    };

    // The words that VS Code and JupyterLab have icons for.
    private static string Type(CompletionKind kind) => kind switch
    {
        CompletionKind.EnumMember => "enumMember",
        CompletionKind.Delegate => "class",
        CompletionKind.Namespace => "module",
        CompletionKind.Method => "method",
        CompletionKind.Parameter => "variable",
        CompletionKind.TypeParameter => "typeParameter",
        CompletionKind.Directive => "keyword",
        CompletionKind.File => "path",
#pragma warning disable CA1308 // These words are lower case.
        _ => kind.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };
}
