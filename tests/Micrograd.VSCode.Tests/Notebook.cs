using System.Text.Json.Nodes;

namespace Micrograd.VSCode.Tests;

/// <summary>A notebook that is open in VS Code, beside no other editor.</summary>
internal sealed class Notebook
{
    // What the scripts below know of it.
    private const string Words =
        """
        const notebook = vscode.workspace.notebookDocuments.find(each => each.uri.fsPath === path && each.notebookType === type);
        const editor = vscode.window.visibleNotebookEditors.find(each => each.notebook === notebook);
        const codeCells = () => notebook.getCells().filter(cell => cell.kind === vscode.NotebookCellKind.Code);
        const textOf = cell => cell.outputs.flatMap(output => output.items).filter(item => !/^image|html|json$/.test(item.mime) || item.mime.endsWith("error"))
            .map(item => new TextDecoder().decode(item.data)).join("");
        const show = async cell => {
            await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(cell.index, cell.index + 1)] });
            await vscode.commands.executeCommand("notebook.cell.edit");
        };
        const write = async (cell, text) => {
            const edit = new vscode.WorkspaceEdit();
            edit.replace(cell.document.uri, new vscode.Range(0, 0, cell.document.lineCount, 0), text);
            await vscode.workspace.applyEdit(edit);
        };

        """;

    private readonly EditorWindow _window;
    private readonly (string, JsonNode)[] _name;

    private Notebook(EditorWindow window, string path, string type)
    {
        _window = window;
        Path = path;
        _name = [("path", path), ("type", type)];
    }

    public string Path { get; }

    /// <summary>Opens a file of the folder as a click in the explorer does, and waits until it is shown as a notebook of ours.</summary>
    /// <param name="window">Where.</param>
    /// <param name="file">The file, below the folder.</param>
    /// <param name="type">The kind of notebook that it is to become.</param>
    public static Task<Notebook> OpenAsync(EditorWindow window, string file, string type = "micrograd-notebook") =>
        OpenAsync(window, file, type, "\"vscode.open\", vscode.Uri.file(path), { preview: false }");

    /// <summary>Opens a file of the folder as "Open With" does.</summary>
    /// <param name="window">Where.</param>
    /// <param name="file">The file, below the folder.</param>
    /// <param name="type">The kind of notebook that is chosen.</param>
    public static Task<Notebook> OpenWithAsync(EditorWindow window, string file, string type) =>
        OpenAsync(window, file, type, "\"vscode.openWith\", vscode.Uri.file(path), type");

    /// <summary>Waits until a file of the folder, which something opens, is shown as a notebook of ours.</summary>
    public static async Task<Notebook> ShownAsync(EditorWindow window, string file, string type = "micrograd-notebook")
    {
        var notebook = new Notebook(window, System.IO.Path.Combine(window.Folder, file), type);
        await window.DoAsync(
            """
            const isIt = notebook => notebook.uri.fsPath === path && notebook.notebookType === type;
            await until(() => vscode.window.visibleNotebookEditors.some(each => isIt(each.notebook)), path + " as " + type);
            """,
            notebook._name);
        return notebook;
    }

    /// <summary>Writes a notebook of code cells, and opens it.</summary>
    public static Task<Notebook> WriteAsync(EditorWindow window, string name, params string[] cells) => WriteAsync(window, name, cells, "micrograd-notebook");

    /// <summary>Writes a notebook of code cells, and opens it, which makes it one of a kind.</summary>
    public static async Task<Notebook> WriteAsync(EditorWindow window, string name, string[] cells, string type)
    {
        var document = new Notebooks.Documents.NotebookDocument();
        foreach (string cell in cells) document.InsertCell(document.Cells.Count, Notebooks.Documents.CellKind.Code, cell);
        await File.WriteAllBytesAsync(System.IO.Path.Combine(window.Folder, "notebooks", name), document.ToBytes());
        return await OpenAsync(window, "notebooks/" + name, type);
    }

    /// <summary>Runs a script that knows the notebook, its editor and the functions in <see cref="Words"/>.</summary>
    public Task<JsonNode?> DoAsync(string script, params (string Name, JsonNode Value)[] given) => _window.DoAsync(Words + script, [.. _name, .. given]);

    /// <summary>Runs all cells, and waits for the last one's end.</summary>
    public Task RunAllAsync() => DoAsync(
        """
        const begun = Date.now();
        void vscode.commands.executeCommand("notebook.execute");
        const runs = codeCells().filter(cell => cell.document.getText().trim() !== "");
        await until(() => runs.every(cell => (cell.executionSummary?.timing?.endTime ?? 0) >= begun), "the end of the last cell");
        """);

    /// <summary>Writes a code cell anew and begins to run it.</summary>
    public Task BeginAsync(int cell, string code) => DoAsync(
        """
        const cell = codeCells()[number];
        await write(cell, code);
        await show(cell);
        const { timing } = cell.executionSummary ?? {};
        void vscode.commands.executeCommand("notebook.cell.execute");
        await until(() => cell.executionSummary?.timing !== timing || cell.executionSummary?.success === undefined, "the beginning of cell " + number);
        """,
        ("number", cell), ("code", code));

    /// <summary>Writes a code cell anew and runs it.</summary>
    /// <returns>What it shows, as text.</returns>
    public async Task<string> RunAsync(int cell, string code)
    {
        await BeginAsync(cell, code);
        return await EndedAsync(cell);
    }

    /// <summary>Waits for the end of the run that a cell has begun.</summary>
    public async Task<string> EndedAsync(int cell) => (string)(await DoAsync(
        """
        const cell = codeCells()[number];
        await until(() => cell.executionSummary?.success !== undefined, "the end of cell " + number);
        return textOf(cell);
        """,
        ("number", cell)))!;

    /// <summary>Waits until a cell shows some text, running or not.</summary>
    public Task ShowsAsync(int cell, string text) => DoAsync("await until(() => textOf(codeCells()[number]).includes(text), text);", ("number", cell), ("text", text));

    /// <summary>Saves it.</summary>
    public Task SaveAsync() => DoAsync("if (!await notebook.save()) throw new Error('It was not saved.');");

    /// <summary>The process that runs its cells.</summary>
    public async Task<int> ProcessAsync() => int.Parse(await RunAsync(0, "Environment.ProcessId"), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Notebook> OpenAsync(EditorWindow window, string file, string type, string command)
    {
        // The command isn't awaited: ours takes the place of what it opens.
        await window.DoAsync($"void vscode.commands.executeCommand({command});", ("path", System.IO.Path.Combine(window.Folder, file)), ("type", type));
        return await ShownAsync(window, file, type);
    }
}
