using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Documents;

/// <summary>Makes a document of bytes, or says what is wrong with them.</summary>
internal sealed class NotebookReader
{
    /// <summary>How deep a document may be nested: enough for any figure's JSON, and far from the end of a small stack.</summary>
    public const int MaxDepth = 200;

    private readonly string? _path;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private NotebookReader(string? path) => _path = path;

    public static NotebookDocument Read(ReadOnlyMemory<byte> bytes, string? path)
    {
        byte[] original = bytes.ToArray();
        var reader = new NotebookReader(path);
        JsonObject root = reader.ParseJson(original);
        return new NotebookDocument(root, reader.ReadCells(root), reader._ids, original);
    }

    public static string NameOf(CellKind kind) => kind switch
    {
        CellKind.Code => "code",
        CellKind.Markdown => "markdown",
        _ => "raw",
    };

    private JsonObject ParseJson(byte[] bytes)
    {
        ReadOnlyMemory<byte> content = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(3) : bytes;
        if (content.Span.Trim(" \t\r\n"u8).IsEmpty) throw new NotebookFormatException(_path, "The file is empty. A new notebook has at least {\"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}.");
        if (!Utf8.IsValid(content.Span)) throw new NotebookFormatException(_path, "The file is not UTF-8 text. Save it as UTF-8.");
        JsonNode? root;
        try
        {
            root = PythonJson.Parse(content.Span, MaxDepth);
        }
        catch (JsonException e)
        {
            throw BrokenJson(content.Span, e);
        }

        if (root is not JsonObject notebook) throw new NotebookFormatException(_path, "The file is JSON, but no notebook: it must hold an object with \"cells\", \"metadata\" and \"nbformat\".");
        CheckFormat(notebook);
        return notebook;
    }

    private NotebookFormatException BrokenJson(ReadOnlySpan<byte> content, JsonException e)
    {
        int line = (int)(e.LineNumber ?? 0);
        ReadOnlySpan<byte> found = content;
        for (int i = 0; i < line; i++) found = found[(found.IndexOf((byte)'\n') + 1)..];
        int length = found.IndexOf((byte)'\n') is >= 0 and int end ? end : found.Length;
        int column = Encoding.UTF8.GetCharCount(found[..Math.Min((int)(e.BytePositionInLine ?? 0), length)]);
        return new NotebookFormatException(_path, line + 1, column + 1, BrokenAt(found, line == 0 && column == 0, e), e);
    }

    private static string BrokenAt(ReadOnlySpan<byte> found, bool isBeginning, JsonException e)
    {
        if (found.StartsWith("<<<<<<<"u8) || found.StartsWith("======="u8) || found.StartsWith(">>>>>>>"u8)) return "Here is a mark of an unresolved merge conflict. Resolve it, or take one of the two versions.";
        if (isBeginning && found.StartsWith("<"u8)) return "This is a web page, or other markup, and no notebook. Where a site shows a notebook, download the file itself (\"Raw\").";
        if (isBeginning && found.StartsWith("version https://git-lfs"u8)) return "The notebook itself isn't here, only its place in Git's large file storage. Fetch it with: git lfs pull";
        string problem = e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        return problem.Contains("maximum configured depth", StringComparison.Ordinal)
            ? $"Lists and objects are nested deeper than {MaxDepth} levels here. Clear the output that they belong to."
            : $"The JSON is broken here. {problem}";
    }

    private void CheckFormat(JsonObject notebook)
    {
        if (JupyterJson.Integer(notebook["nbformat"]) is not { } major) throw new NotebookFormatException(_path, $"\"nbformat\" must be the number 4, but {OutputJson.Describe(notebook, "nbformat")}. Is this a notebook?");
        if (major != 4)
        {
            string minor = JupyterJson.Integer(notebook["nbformat_minor"])?.ToString(CultureInfo.InvariantCulture) ?? "0";
            throw new NotebookFormatException(_path, $"This notebook is of format {major}.{minor}; formats 4.0 to 4.5 can be read. Open it in Jupyter and save it, or run: jupyter nbconvert --to notebook --nbformat 4 --inplace FILE");
        }

        if (JupyterJson.Integer(notebook["nbformat_minor"]) is null) throw new NotebookFormatException(_path, $"\"nbformat_minor\" must be a whole number, but {OutputJson.Describe(notebook, "nbformat_minor")}.");
        if (notebook["metadata"] is not JsonObject) throw new NotebookFormatException(_path, $"\"metadata\" must be an object, but {OutputJson.Describe(notebook, "metadata")}.{Put(notebook, "metadata", "{}")}");
        if (notebook["cells"] is not JsonArray) throw new NotebookFormatException(_path, $"\"cells\" must be a list, but {OutputJson.Describe(notebook, "cells")}.{Put(notebook, "cells", "[]")}");
    }

    private List<NotebookCell> ReadCells(JsonObject notebook)
    {
        bool hasIds = JupyterJson.Integer(notebook["nbformat_minor"]) >= 5;
        var cells = (JsonArray)notebook["cells"]!;
        string?[] ids = [.. cells.Select((cell, i) => ReadId(cell, i + 1))];
        return [.. cells.Select((cell, i) => ReadCell((JsonObject)cell!, i + 1, ids[i], hasIds))];
    }

    // First all ids that are there, then those to be made: a made one must not take the name of a cell further down.
    private string? ReadId(JsonNode? cell, int number)
    {
        if (cell is not JsonObject json) throw new NotebookFormatException(_path, number, $"a cell must be an object, but {OutputJson.Describe(cell)}.{(cell is null ? " Take it out of the list." : "")}");
        if (json["id"] is not { } id) return null;
        if (!JupyterJson.IsString(id)) throw Wrong(number, json, "id", "a text");
        string text = JupyterJson.Text(id);
        return _ids.Add(text) ? text : null;
    }

    private NotebookCell ReadCell(JsonObject json, int number, string? id, bool hasIds)
    {
        CellKind kind = MultilineText.Join(json["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            { } other => throw new NotebookFormatException(_path, number, $"\"cell_type\" must be \"code\", \"markdown\" or \"raw\", but is \"{other}\"."),
            null => throw Wrong(number, json, "cell_type", "a text"),
        };
        string source = MultilineText.Join(json["source"]) ?? throw Wrong(number, json, "source", "a text or a list of lines", "[]");
        if (json["metadata"] is not JsonObject) throw Wrong(number, json, "metadata", "an object", "{}");
        if (json["execution_count"] is { } count && JupyterJson.Integer(count) is null) throw Wrong(number, json, "execution_count", "a whole number or null");
        if (id is null)
        {
            id = CellIds.Make(kind, source, _ids);
            if (hasIds) JsonOrder.Set(json, "id", id);
        }

        return new NotebookCell(json, kind, source, id, kind == CellKind.Code ? ReadOutputs(json, number) : []);
    }

    private ImmutableArray<CellOutput> ReadOutputs(JsonObject cell, int number)
    {
        if (cell["outputs"] is not JsonArray outputs) throw Wrong(number, cell, "outputs", "a list", "[]");
        return [.. outputs.Select((output, i) => output is JsonObject json
            ? OutputJson.Read(json, problem => new NotebookFormatException(_path, number, $"output {i + 1}: {problem}."))
            : throw new NotebookFormatException(_path, number, $"output {i + 1} must be an object, but {OutputJson.Describe(output)}."))];
    }

    private NotebookFormatException Wrong(int number, JsonObject cell, string field, string wanted, string? empty = null) =>
        new(_path, number, $"\"{field}\" must be {wanted}, but {OutputJson.Describe(cell, field)}.{Put(cell, field, empty)}");

    private static string Put(JsonObject json, string field, string? empty) => json[field] is null && empty is not null ? $" Put {empty} there." : "";
}
