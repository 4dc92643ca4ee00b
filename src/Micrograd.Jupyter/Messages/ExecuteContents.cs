using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Micrograd.Jupyter;

internal sealed record ExecuteRequest(
    string Code, bool Silent = false, bool StoreHistory = true, IReadOnlyDictionary<string, string>? UserExpressions = null, bool AllowStdin = true,
        bool StopOnError = true);

/// <summary>The end of an execution. <paramref name="Ename"/> and what follows it stand there only when it failed.</summary>
internal sealed record ExecuteReply(
    string Status, int ExecutionCount, JsonObject? UserExpressions = null, ImmutableArray<PagePayload>? Payload = null,
        string? Ename = null, string? Evalue = null, ImmutableArray<string>? Traceback = null);

/// <summary>Text that a front end shows beside the notebook.</summary>
internal sealed record PagePayload(JsonObject Data, int Start = 0, string Source = "page");

internal sealed record ExecuteInput(string Code, int ExecutionCount);

internal sealed record ExecuteResult(int ExecutionCount, JsonObject Data, JsonObject Metadata);

internal sealed record DisplayData(JsonObject Data, JsonObject Metadata, JsonObject Transient);

internal sealed record StreamText(string Name, string Text);

internal sealed record ErrorText(string Ename, string Evalue, ImmutableArray<string> Traceback);

internal sealed record ClearDisplay(bool Wait);

internal sealed record InputQuestion(string Prompt, bool Password);

internal sealed record InputReply(string Value);
