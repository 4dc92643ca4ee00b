using System.Collections.Immutable;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Documents;

/// <summary>A cell of a <see cref="NotebookDocument"/>. What this class doesn't know of it (attachments, metadata of other tools) is kept as it is.</summary>
public sealed class NotebookCell
{
    private string _source;

    internal NotebookCell(JsonObject json, CellKind kind, string source, string id, ImmutableArray<CellOutput> outputs)
    {
        Json = json;
        Kind = kind;
        _source = source;
        Id = id;
        Outputs = outputs;
    }

    /// <summary>What the cell holds. <see cref="NotebookDocument.ChangeKind"/> changes it.</summary>
    public CellKind Kind { get; private set; }

    /// <summary>Names the cell within its document.</summary>
    public string Id { get; }

    /// <summary>The cell's text, with line ends as they are stored.</summary>
    public string Source
    {
        get => _source;
        set
        {
            if (value == _source) return;
            _source = value;
            Json["source"] = MultilineText.Split(value);
        }
    }

    /// <summary>The cell's metadata, to read and to change.</summary>
    public JsonObject Metadata => (JsonObject)Json["metadata"]!;

    /// <summary>The cell's tags, for example <c>raises-exception</c>.</summary>
    public ImmutableArray<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.Where(JupyterJson.IsString).Select(tag => JupyterJson.Text(tag!))] : [];

    /// <summary>The language that polyglot notebooks and VS Code name in a cell's metadata: <c>html</c>. Null for C#, and where there is none.</summary>
    public string? Language
    {
        get
        {
            string? name = MultilineText.Join((Metadata["polyglot_notebook"] as JsonObject)?["kernelName"])
                ?? MultilineText.Join((Metadata["dotnet_interactive"] as JsonObject)?["language"])
                ?? MultilineText.Join((Metadata["vscode"] as JsonObject)?["languageId"]);
            return name is null or "" or "csharp" or "C#" or "polyglot-notebook" ? null : name;
        }
    }

    /// <summary>The number in brackets beside a code cell; null when it has not run.</summary>
    public int? ExecutionCount => JupyterJson.Integer(Json["execution_count"]);

    /// <summary>What the cell showed when it last ran. Always empty for prose.</summary>
    public ImmutableArray<CellOutput> Outputs { get; private set; }

    internal JsonObject Json { get; private set; }

    /// <summary>Replaces what a code cell shows. An output that equals the saved one at its place keeps every byte of that, its metadata included.</summary>
    /// <param name="outputs">The outputs; neighbouring pieces of the same stream are joined.</param>
    /// <param name="executionCount">The number in brackets; null for a cell that did not run.</param>
    /// <exception cref="InvalidOperationException">This is not a code cell.</exception>
    /// <exception cref="ArgumentException">A <see cref="DisplayUpdate"/> or <see cref="ClearOutput"/> is among them: <see cref="OutputCollector"/> carries
    /// those out.</exception>
    public void SetOutputs(IEnumerable<CellOutput> outputs, int? executionCount)
    {
        if (Kind != CellKind.Code) throw new InvalidOperationException($"Only code cells have outputs; cell {Id} is {Kind}.");
        ImmutableArray<CellOutput> merged = ShownOutputs.Merge(outputs);
        JsonArray saved = Json["outputs"] as JsonArray ?? [];
        var written = new JsonArray();
        for (int i = 0; i < merged.Length; i++)
        {
            JsonObject fresh = OutputJson.Write(merged[i], executionCount)
                ?? throw new ArgumentException($"{merged[i].GetType().Name} changes other outputs and can't be saved as one.", nameof(outputs));
            written.Add((JsonNode)(i < saved.Count && Keep((JsonObject)saved[i]!, fresh, executionCount) is { } kept ? kept : fresh));
        }

        JsonOrder.Set(Json, "outputs", written);
        JsonOrder.Set(Json, "execution_count", executionCount);
        Outputs = merged;
    }

    internal void ReplaceJson(JsonObject json, CellKind kind)
    {
        Json = json;
        Kind = kind;
        Outputs = [];
    }

    private static JsonObject? Keep(JsonObject saved, JsonObject fresh, int? executionCount)
    {
        JsonObject? rewritten = OutputJson.Write(OutputJson.Read(saved, problem => new NotebookFormatException(problem)), executionCount);
        if (!JsonNode.DeepEquals(rewritten, fresh)) return null;
        var kept = (JsonObject)saved.DeepClone();
        if (kept.ContainsKey("execution_count")) kept["execution_count"] = executionCount;
        return kept;
    }
}
