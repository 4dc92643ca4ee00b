using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Tool.Tests;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Fact]
    public async Task Notebooks_that_run_are_ok_and_stay_as_they_are()
    {
        string first = _notebooks.Write("1.ipynb", "var x = 3;", "x * x");
        string second = _notebooks.Write("2.ipynb", "1 + 1");
        string before = await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken);

        ToolResult result = await TemporaryNotebooks.RunAsync("run", _notebooks.Folder);

        Assert.Equal((ExitCodes.Success, ""), (result.ExitCode, result.Error));
        Assert.Equal($"ok      {first}  2 cells  0.0 s\nok      {second}  1 cell  0.0 s\n2 notebooks: 2 ok. 0.0 s\n", result.Timeless);
        Assert.Equal(before, await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Each_notebook_has_a_session_of_its_own()
    {
        _notebooks.Write("1.ipynb", "var x = 3;");
        string second = _notebooks.Write("2.ipynb", "x");

        ToolResult result = await TemporaryNotebooks.RunAsync("run", _notebooks.Folder);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains($"FAILED  {second}  cell 1 of 1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_is_shown_with_its_line()
    {
        string path = _notebooks.Write("1.ipynb", "var x = 3;", "int a = 1;\nvar y = foo + a;", "x", "x");

        ToolResult result = await TemporaryNotebooks.RunAsync("run", path);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Equal(
            $"""
            FAILED  {path}  cell 2 of 4  0.0 s
              cell 2, line 2, column 9: error CS0103: The name 'foo' does not exist in the current context
                  var y = foo + a;
                          ^~~
              Cells 3 to 4 did not run.
            1 notebook: 0 ok, 1 failed. 0.0 s

            """.ReplaceLineEndings("\n"),
            result.Timeless);
    }

    [Fact]
    public async Task A_cell_that_throws_is_shown_with_the_calls_that_led_there()
    {
        string path = _notebooks.Write("1.ipynb", "int Divide(int by)\n{\n    return 10 / by;\n}", "Console.WriteLine(\"before\");\nDivide(0)");

        ToolResult result = await TemporaryNotebooks.RunAsync("run", path);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("  DivideByZeroException: Attempted to divide by zero.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("cell 1, line 3: return 10 / by;\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("cell 2, line 2: Divide(0)\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("before", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_fails_does_not_keep_the_next_from_running()
    {
        _notebooks.Write("1.ipynb", "throw new Exception();");
        string second = _notebooks.Write("2.ipynb", "1");

        ToolResult result = await TemporaryNotebooks.RunAsync("run", _notebooks.Folder);

        Assert.Contains($"ok      {second}", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 notebooks: 1 ok, 1 failed.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_on_purpose_are_no_failures()
    {
        string path = _notebooks.Write("1.ipynb", "throw new Exception(\"on purpose\");", "1");
        _notebooks.Edit("1.ipynb", document => TemporaryNotebooks.Tag(document.Cells[0], CellTags.RaisesException));

        Assert.Equal(ExitCodes.Success, (await TemporaryNotebooks.RunAsync("run", path)).ExitCode);
    }

    [Fact]
    public async Task A_cell_to_be_skipped_is_counted_and_left_as_it_is()
    {
        string path = _notebooks.Write("1.ipynb", "1", "throw new Exception(\"not run\");", "3");
        _notebooks.Edit("1.ipynb", document =>
        {
            TemporaryNotebooks.Tag(document.Cells[1], CellTags.SkipExecution);
            document.Cells[1].SetOutputs([new StreamOutput(StreamName.Output, "took hours\n")], 7);
        });

        string[] reports = [await ReportAsync("run"), await ReportAsync("save"), await ReportAsync("check")];

        const string Counts = "2 cells, 1 skipped (skip-execution)  0.0 s\n";
        Assert.Equal($"ok      {path}  {Counts}1 notebook: 1 ok. 0.0 s\n", reports[0]);
        Assert.Equal($"ok      {path}  {Counts}saved   {path}\n1 notebook: 1 ok. 0.0 s\n", reports[1]);
        Assert.Equal(reports[0], reports[2]);
        NotebookCell[] saved = [.. NotebookFile.Read(path).Cells];
        Assert.Equal([new StreamOutput(StreamName.Output, "took hours\n")], saved[1].Outputs);
        Assert.Equal([1, 7, 2], saved.Select(cell => cell.ExecutionCount));

        async Task<string> ReportAsync(string command) => (await TemporaryNotebooks.RunAsync(command, path)).Timeless;
    }

    [Fact]
    public async Task A_cell_beyond_its_time_is_interrupted_and_the_next_notebook_runs()
    {
        string first = _notebooks.Write("1.ipynb", "while (true) { }", "1");
        string second = _notebooks.Write("2.ipynb", "1");

        ToolResult result = await TemporaryNotebooks.RunAsync("run", _notebooks.Folder, "--timeout", "1");

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains($"FAILED  {first}  cell 1 of 2", result.Output, StringComparison.Ordinal);
        Assert.Contains("  The cell ran longer than 1 s and was interrupted.\n      while (true) { }\n  Cell 2 did not run.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains($"ok      {second}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_prints_what_cells_show()
    {
        string path = _notebooks.Write("1.ipynb", "Console.WriteLine(\"[one] :warning: \\t.\");\n1 + 1", "display(\"shown\"); throw new Exception(\"no luck\");");

        ToolResult result = await TemporaryNotebooks.RunAsync("run", path, "-v");

        Assert.StartsWith("  [1] 0.0 s\n    [one] :warning: \t.\n    2\n  [2] 0.0 s\n    shown\nFAILED", result.Timeless, StringComparison.Ordinal);
        Assert.Single(result.Output.Split("no luck")[1..], rest => rest.StartsWith('\n'));
    }

    [Fact]
    public async Task Paths_in_a_cell_start_from_the_notebook_s_folder()
    {
        Directory.CreateDirectory(_notebooks.PathOf("sub"));
        await File.WriteAllTextAsync(_notebooks.PathOf("sub/data.txt"), "some data", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_notebooks.PathOf("sub/lib.csx"), "int FromLib() => 42;", TestContext.Current.CancellationToken);
        string path = _notebooks.Write("sub/1.ipynb", "#load \"lib.csx\"\nConsole.WriteLine(FromLib());\nSystem.IO.File.ReadAllText(\"data.txt\")");
        string before = Environment.CurrentDirectory;

        ToolResult result = await TemporaryNotebooks.RunAsync("run", path, "-v");

        Assert.Contains("    42\n    some data\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task A_broken_notebook_is_told_with_its_place_and_the_others_run()
    {
        string broken = _notebooks.PathOf("1.ipynb");
        await File.WriteAllTextAsync(broken, "{ \"cells\": [,] }", TestContext.Current.CancellationToken);
        string second = _notebooks.Write("2.ipynb", "1");

        ToolResult result = await TemporaryNotebooks.RunAsync("run", _notebooks.Folder);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.StartsWith($"FAILED  {broken}(1,13): The JSON is broken here.", result.Output, StringComparison.Ordinal);
        Assert.Contains($"ok      {second}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_in_another_language_is_skipped_in_a_folder_and_refused_by_name()
    {
        var python = new NotebookDocument();
        python.Metadata["kernelspec"]!["language"] = "python";
        string path = _notebooks.Write("1.ipynb", python);
        _notebooks.Write("2.ipynb", "1");

        ToolResult folder = await TemporaryNotebooks.RunAsync("run", _notebooks.Folder);
        ToolResult named = await TemporaryNotebooks.RunAsync("run", path);

        Assert.Equal((ExitCodes.Success, ExitCodes.Failure), (folder.ExitCode, named.ExitCode));
        Assert.StartsWith($"skipped {path}  a notebook in python; micrograd runs C#\n", folder.Output, StringComparison.Ordinal);
        Assert.StartsWith($"FAILED  {path}: this is a notebook in python; micrograd runs C#.\n", named.Output, StringComparison.Ordinal);
    }
}
