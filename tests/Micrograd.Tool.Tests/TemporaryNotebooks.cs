using System.Text.Json.Nodes;
using Micrograd.Notebooks.Documents;

namespace Micrograd.Tool.Tests;

/// <summary>A folder with notebooks in it, and the command to run them.</summary>
internal sealed class TemporaryNotebooks : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("micrograd-tool-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a notebook with these code cells.</summary>
    public string Write(string name, params string[] cells)
    {
        var document = new NotebookDocument();
        foreach (string cell in cells) document.InsertCell(document.Cells.Count, CellKind.Code, cell);
        return Write(name, document);
    }

    public string Write(string name, NotebookDocument document)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        NotebookFile.Write(PathOf(name), document);
        return PathOf(name);
    }

    /// <summary>Changes a saved notebook.</summary>
    public void Edit(string name, Action<NotebookDocument> edit)
    {
        NotebookDocument document = NotebookFile.Read(PathOf(name));
        edit(document);
        NotebookFile.Write(PathOf(name), document);
    }

    public static void Tag(NotebookCell cell, string tag) => cell.Metadata["tags"] = new JsonArray(tag);

    public static Task<ToolResult> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public static async Task<ToolResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = await MicrogradCommand.InvokeAsync(arguments, Terminal.Plain(output, error), cancellationToken);
        return new ToolResult(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
