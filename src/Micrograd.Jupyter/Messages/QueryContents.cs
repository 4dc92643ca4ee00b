using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Micrograd.Jupyter;

internal sealed record CompleteRequest(string Code, int CursorPos);

internal sealed record CompleteReply(ImmutableArray<string> Matches, int CursorStart, int CursorEnd, CompleteMetadata Metadata, string Status = "ok");

internal sealed record CompleteMetadata([property: System.Text.Json.Serialization.JsonPropertyName("_jupyter_types_experimental")] ImmutableArray<CompleteItem> Items);

internal sealed record CompleteItem(string Text, string Type, string Signature, int Start, int End);

internal sealed record InspectRequest(string Code, int CursorPos, int DetailLevel = 0);

internal sealed record InspectReply(bool Found, JsonObject Data, JsonObject Metadata, string Status = "ok");

internal sealed record IsCompleteRequest(string Code);

internal sealed record IsCompleteReply(string Status, string? Indent = null);

internal sealed record HistoryRequest(
    bool Output = false, bool Raw = true, string HistAccessType = "tail", int Session = 0, int Start = 0, int? Stop = null, int? N = null,
        string? Pattern = null, bool Unique = false);

internal sealed record HistoryReply(JsonArray History, string Status = "ok");
