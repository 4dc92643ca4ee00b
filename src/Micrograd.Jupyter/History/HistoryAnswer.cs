using System.Text.Json.Nodes;

namespace Micrograd.Jupyter;

/// <summary>Answers a <c>history_request</c>.</summary>
internal static class HistoryAnswer
{
    public static HistoryReply Of(HistoryRequest request, HistoryFile history)
    {
        IReadOnlyList<HistoryEntry> entries = request.HistAccessType switch
        {
            "tail" => history.Tail(request.N),
            "range" => history.Range(request.Session, request.Start, request.Stop),
            "search" => history.Search(request.Pattern ?? "*", request.N, request.Unique),
            _ => throw new MessageFormatException($"There is no history by \"{request.HistAccessType}\": it is tail, range or search."),
        };
        return new HistoryReply([.. entries.Select(entry => new JsonArray(
            entry.Session, entry.Line, request.Output ? new JsonArray(entry.Source, entry.Output) : entry.Source))]);
    }
}
