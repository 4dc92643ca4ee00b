using System.Text.Json.Nodes;

namespace Micrograd.Jupyter;

internal sealed record CommOpen(string CommId, string TargetName, JsonNode? Data = null);

internal sealed record CommData(string CommId, JsonNode? Data = null);

internal sealed record CommInfoRequest(string? TargetName = null);

internal sealed record CommInfoReply(IReadOnlyDictionary<string, CommTarget> Comms, string Status = "ok");

internal sealed record CommTarget(string TargetName);
