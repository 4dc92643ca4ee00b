using System.Text.Json.Nodes;

namespace Micrograd.Notebooks.Outputs;

/// <summary>A saved output of a kind that the format has not named yet. It is kept as it stands.</summary>
/// <param name="Json">The output's JSON.</param>
public sealed record UnknownOutput(JsonObject Json) : CellOutput;
