using Micrograd.Notebooks.Runs;

namespace Micrograd.Tool.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Fact]
    public async Task A_notebook_that_shows_what_it_has_saved_is_ok()
    {
        string path = await SavedAsync("Console.WriteLine(0.1 + 0.2);", "Enumerable.Range(0, 3)", "display(1); display(2); Console.Error.WriteLine(3);");
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        ToolResult result = await TemporaryNotebooks.RunAsync("check", path);

        Assert.Equal((ExitCodes.Success, $"ok      {path}  3 cells  0.0 s\n1 notebook: 1 ok. 0.0 s\n"), (result.ExitCode, result.Timeless));
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_output_is_shown_beside_the_saved_one()
    {
        string path = await SavedAsync("Console.WriteLine(\"first\");\nConsole.WriteLine(0.1 + 0.2);", "var x = 2;", "x");
        _notebooks.Edit("1.ipynb", document => document.Cells[0].Source = document.Cells[0].Source.Replace("0.2", "0.3", StringComparison.Ordinal));

        ToolResult result = await TemporaryNotebooks.RunAsync("check", path);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Equal(
            $"""
            DIFFERS {path}  1 cell of 3  0.0 s
              Cell 1, output 1: not the same
                  first
                - 0.30000000000000004
                + 0.4
            1 notebook: 0 ok, 1 failed. 0.0 s
            If what they show now is right, save it with: micrograd save {path}

            """.ReplaceLineEndings("\n"),
            result.Timeless);
    }

    [Fact]
    public async Task A_cell_that_varies_is_compared_by_its_shape()
    {
        string path = await SavedAsync("Guid.NewGuid()");
        Assert.Equal(ExitCodes.Failure, (await TemporaryNotebooks.RunAsync("check", path)).ExitCode);
        _notebooks.Edit("1.ipynb", document => TemporaryNotebooks.Tag(document.Cells[0], CellTags.Varies));

        Assert.Equal(ExitCodes.Success, (await TemporaryNotebooks.RunAsync("check", path)).ExitCode);
    }

    [Fact]
    public async Task A_notebook_that_was_never_saved_is_told_how()
    {
        string path = _notebooks.Write("1.ipynb", "1");

        ToolResult result = await TemporaryNotebooks.RunAsync("check", path);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.StartsWith($"FAILED  {path}: it has no saved outputs to compare with. Save them with: micrograd save {path}\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_fails_is_told_as_such()
    {
        string path = await SavedAsync("var x = 1;", "x");
        _notebooks.Edit("1.ipynb", document => document.Cells[0].Source = "var y = 1;");

        ToolResult result = await TemporaryNotebooks.RunAsync("check", path);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.StartsWith($"FAILED  {path}  cell 2 of 2", result.Output, StringComparison.Ordinal);
    }

    private async Task<string> SavedAsync(params string[] cells)
    {
        string path = _notebooks.Write("1.ipynb", cells);
        Assert.Equal(ExitCodes.Success, (await TemporaryNotebooks.RunAsync("save", path)).ExitCode);
        return path;
    }
}
