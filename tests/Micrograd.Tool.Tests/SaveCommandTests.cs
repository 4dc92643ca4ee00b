using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Tool.Tests;

public sealed class SaveCommandTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Fact]
    public async Task Outputs_and_counts_are_saved()
    {
        string path = _notebooks.Write("1.ipynb", "Console.WriteLine(\"text\");\n6 * 7", "var d = display(\"0 %\");", "d.Update(\"100 %\");", "");

        ToolResult result = await TemporaryNotebooks.RunAsync("save", path);

        Assert.Equal((ExitCodes.Success, $"ok      {path}  3 cells  0.0 s\nsaved   {path}\n1 notebook: 1 ok. 0.0 s\n"), (result.ExitCode, result.Timeless));
        NotebookDocument saved = NotebookFile.Read(path);
        Assert.Equal([new StreamOutput(StreamName.Output, "text\n"), new ResultOutput(new MimeBundle(MimeTypes.PlainText, "42"))], saved.Cells[0].Outputs);
        Assert.Equal([new DisplayOutput(new MimeBundle(MimeTypes.PlainText, "100 %"))], saved.Cells[1].Outputs);
        Assert.Equal([1, 2, 3, null], saved.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task A_file_whose_outputs_are_the_same_is_not_touched()
    {
        string path = _notebooks.Write("1.ipynb", "6 * 7", "new { Name = \"x\", Items = new[] { 1, 2 } }", "throw new Exception(\"on purpose\");");
        _notebooks.Edit("1.ipynb", document => TemporaryNotebooks.Tag(document.Cells[2], CellTags.RaisesException));
        await TemporaryNotebooks.RunAsync("save", path);
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, longAgo);

        ToolResult result = await TemporaryNotebooks.RunAsync("save", path);

        Assert.Equal($"ok      {path}  3 cells  0.0 s\n1 notebook: 1 ok. 0.0 s\n", result.Timeless);
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public async Task When_one_notebook_fails_none_is_saved()
    {
        string first = _notebooks.Write("1.ipynb", "1");
        _notebooks.Write("2.ipynb", "throw new Exception(\"no luck\");");
        string third = _notebooks.Write("3.ipynb", "3");
        string before = await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken);

        ToolResult result = await TemporaryNotebooks.RunAsync("save", _notebooks.Folder);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.EndsWith("3 notebooks: 2 ok, 1 failed. 0.0 s\nNothing was saved.\n", result.Timeless, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken));
        Assert.Empty(NotebookFile.Read(third).Cells[0].Outputs);
    }

    [Fact]
    public async Task A_file_that_was_changed_while_it_ran_is_not_overwritten()
    {
        string path = _notebooks.Write("1.ipynb", "System.IO.File.AppendAllText(\"1.ipynb\", \"\\n\");", "1");

        ToolResult result = await TemporaryNotebooks.RunAsync("save", path);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.EndsWith($"FAILED  {path}: somebody changed the file while it ran. Run it again.\n1 notebook: 1 ok. 0.0 s\nNothing was saved.\n", result.Timeless, StringComparison.Ordinal);
        Assert.Empty(NotebookFile.Read(path).Cells[1].Outputs);
    }

    [Fact]
    public async Task An_interrupted_save_writes_nothing()
    {
        string first = _notebooks.Write("1.ipynb", "1");
        string second = _notebooks.Write("2.ipynb", "System.IO.File.WriteAllText(\"started\", \"\");\nwhile (true) { }");
        _notebooks.Write("3.ipynb", "3");
        using var stop = new CancellationTokenSource();
        using var watcher = new FileSystemWatcher(_notebooks.Folder, "started") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => stop.Cancel();

        ToolResult result = await TemporaryNotebooks.RunAsync(stop.Token, "save", _notebooks.Folder);

        Assert.Equal(ExitCodes.Interrupted, result.ExitCode);
        Assert.Equal($"ok      {first}  1 cell  0.0 s\nstopped {second}  cell 1 of 1  0.0 s\n3 notebooks: 1 ok, 2 not finished. 0.0 s\nInterrupted.\nNothing was saved.\n", result.Timeless);
        Assert.Empty(NotebookFile.Read(first).Cells[0].Outputs);
    }
}
