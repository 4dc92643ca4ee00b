using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Micrograd.Notebooks.Documents;

/// <summary>An <c>.ipynb</c> document (Jupyter's nbformat 4).</summary>
/// <remarks>
/// A document that is read and written unchanged keeps every byte. In a changed one, everything that was not changed keeps its
/// order and its spelling; what is new is written as Jupyter writes it. Files are read and written by <see cref="NotebookFile"/>, so
/// that this class works where there are none.
/// </remarks>
/// <example><code>
/// var document = NotebookDocument.Parse(json);
/// foreach (NotebookCell cell in document.Cells.Where(cell => cell.Kind == CellKind.Code)) Console.WriteLine(cell.Source);
/// </code></example>
public sealed class NotebookDocument
{
    private readonly JsonObject _root;
    private readonly byte[]? _original;
    private readonly List<NotebookCell> _cells;
    private readonly HashSet<string> _ids;

    internal NotebookDocument(JsonObject root, List<NotebookCell> cells, HashSet<string> ids, byte[]? original) =>
        (_root, _cells, _ids, _original) = (root, cells, ids, original);

    /// <summary>An empty C# notebook, format 4.5, with the kernel's name that C# notebooks bear everywhere.</summary>
    public NotebookDocument()
        : this(EmptyNotebook(), [], [], null)
    {
    }

    /// <summary>The cells, from top to bottom.</summary>
    public IReadOnlyList<NotebookCell> Cells => _cells;

    /// <summary>The notebook's metadata, to read and to change.</summary>
    public JsonObject Metadata => (JsonObject)_root["metadata"]!;

    /// <summary>The language that the notebook says it is written in, as it says it (<c>C#</c>, <c>python</c>), or null when it doesn't.</summary>
    public string? Language =>
        MultilineText.Join((Metadata["kernelspec"] as JsonObject)?["language"]) ?? MultilineText.Join((Metadata["language_info"] as JsonObject)?["name"]);

    private bool HasIds => JupyterJson.Integer(_root["nbformat_minor"]) >= 5;

    /// <summary>Reads a document from its text.</summary>
    /// <param name="json">The whole content of an <c>.ipynb</c> file.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <exception cref="NotebookFormatException">It is not a notebook of format 4.</exception>
    public static NotebookDocument Parse(string json, string? path = null) => Parse(Encoding.UTF8.GetBytes(json), path);

    /// <summary>Reads a document from its bytes, UTF-8.</summary>
    /// <inheritdoc cref="Parse(string, string?)"/>
    public static NotebookDocument Parse(ReadOnlyMemory<byte> json, string? path = null) => NotebookReader.Read(json, path);

    /// <summary>The document's text, as it is stored in a file.</summary>
    public override string ToString() => Encoding.UTF8.GetString(ToBytes());

    /// <summary>The document as it is stored in a file: UTF-8 without a byte order mark.</summary>
    public byte[] ToBytes()
    {
        if (_original is null) return Encoding.UTF8.GetBytes(JupyterJson.Write(_root) + "\n");
        byte[] written = Lay(_root, _original);
        return written.AsSpan().SequenceEqual(Lay(NotebookReader.Read(_original, null)._root, _original)) ? [.. _original] : written;
    }

    /// <summary>Adds a cell.</summary>
    /// <param name="index">Its place, counted from 0; the number of cells for the end.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="source">Its text.</param>
    public NotebookCell InsertCell(int index, CellKind kind, string source = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, _cells.Count);
        string id = CellIds.Make(kind, source, _ids);
        var cell = new NotebookCell(CellJson(kind, source, HasIds ? id : null, []), kind, source, id, []);
        _cells.Insert(index, cell);
        CellsJson().Insert(index, cell.Json);
        return cell;
    }

    /// <summary>Takes a cell out.</summary>
    /// <returns>Whether it was there.</returns>
    public bool RemoveCell(NotebookCell cell)
    {
        int index = _cells.IndexOf(cell);
        if (index < 0) return false;
        _cells.RemoveAt(index);
        _ids.Remove(cell.Id);
        CellsJson().RemoveAt(index);
        return true;
    }

    /// <summary>Moves a cell to another place.</summary>
    /// <param name="cell">A cell of this document.</param>
    /// <param name="index">Its place afterwards, counted from 0.</param>
    public void MoveCell(NotebookCell cell, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _cells.Count);
        int from = IndexOf(cell);
        _cells.RemoveAt(from);
        CellsJson().RemoveAt(from);
        _cells.Insert(index, cell);
        CellsJson().Insert(index, cell.Json);
    }

    /// <summary>Makes prose of code, or code of prose. Text, id and metadata stay; outputs go.</summary>
    /// <param name="cell">A cell of this document.</param>
    /// <param name="kind">What it holds from now on.</param>
    public void ChangeKind(NotebookCell cell, CellKind kind)
    {
        int index = IndexOf(cell);
        if (cell.Kind == kind) return;
        JsonObject changed = CellJson(kind, cell.Source, HasIds ? cell.Id : null, (JsonObject)cell.Metadata.DeepClone());
        CellsJson()[index] = changed;
        cell.ReplaceJson(changed, kind);
    }

    private static byte[] Lay(JsonObject root, byte[] like)
    {
        // The layout of the file that it came from: some tools indent by two, some systems end lines with CR LF.
        string text = Encoding.UTF8.GetString(like);
        int lineEnd = text.IndexOf('\n', StringComparison.Ordinal);
        string newLine = lineEnd > 0 && text[lineEnd - 1] == '\r' ? "\r\n" : "\n";
        string indent = string.Concat(text.Skip(lineEnd + 1).TakeWhile(c => c is ' ' or '\t'));
        return Encoding.UTF8.GetBytes(JupyterJson.Write(root, indent.Length == 0 ? JupyterJson.Indent : indent, newLine) + newLine);
    }

    private static JsonObject CellJson(CellKind kind, string source, string? id, JsonObject metadata)
    {
        var json = new JsonObject { ["cell_type"] = NotebookReader.NameOf(kind) };
        if (kind == CellKind.Code) json["execution_count"] = null;
        if (id is not null) json["id"] = id;
        json["metadata"] = metadata;
        if (kind == CellKind.Code) json["outputs"] = new JsonArray();
        json["source"] = MultilineText.Split(source);
        return json;
    }

    // All that the kernel says of itself: JupyterLab writes it into a notebook that says something else, which looks changed then when it was only opened.
    private static JsonObject EmptyNotebook() => new()
    {
        ["cells"] = new JsonArray(),
        ["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = "C# (Micrograd)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject
            {
                ["codemirror_mode"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["mimetype"] = "text/x-csharp",
                ["name"] = "csharp",
                ["pygments_lexer"] = "csharp",
                ["version"] = "14.0",
            },
        },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    private JsonArray CellsJson() => (JsonArray)_root["cells"]!;

    private int IndexOf(NotebookCell cell)
    {
        int index = _cells.IndexOf(cell);
        return index >= 0 ? index : throw new ArgumentException($"Cell {cell.Id} is not of this notebook.", nameof(cell));
    }
}
