using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Tool.Tests;

/// <summary>Notebooks as other programs leave them, on the command line.</summary>
public sealed class ForeignNotebookTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Theory]
    [InlineData("", ": The file is empty.")]
    [InlineData("<!DOCTYPE html>", "(1,1): This is a web page, or other markup, and no notebook.")]
    [InlineData("""{"cells":[],"metadata":null,"nbformat":4,"nbformat_minor":5}""", ": \"metadata\" must be an object, but is null. Put {} there.")]
    [InlineData("""{"cells":null,"metadata":{},"nbformat":4,"nbformat_minor":5}""", ": \"cells\" must be a list, but is null. Put [] there.")]
    [InlineData("""{"cells":[{"cell_type":"code","metadata":{},"outputs":[],"source":null}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", ": cell 1: \"source\" must be a text or a list of lines, but is null. Put [] there.")]
    [InlineData("""{"cells":[{"cell_type":"code","metadata":{},"outputs":null,"source":""}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", ": cell 1: \"outputs\" must be a list, but is null. Put [] there.")]
    [InlineData("""{"cells":[],"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "(1,13): The JSON is broken here. The property \"cells\" stands twice in one object.")]
    [InlineData("""{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}}""", "(1,59): The JSON is broken here. '}' is invalid after a single JSON value.")]
    [InlineData("""{"metadata":{},"nbformat":3,"nbformat_minor":0,"worksheets":[]}""", ": This notebook is of format 3.0; formats 4.0 to 4.5 can be read.")]
    public async Task What_cannot_be_read_is_told_with_its_place_and_left_alone(string content, string problem)
    {
        string path = _notebooks.PathOf("1.ipynb");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);

        foreach (string command in new[] { "run", "check", "save" })
        {
            ToolResult result = await TemporaryNotebooks.RunAsync(command, path);

            Assert.Equal((ExitCodes.Failure, ""), (result.ExitCode, result.Error));
            Assert.StartsWith($"FAILED  {path}{problem}", result.Output, StringComparison.Ordinal);
            Assert.Contains("1 notebook: 0 ok, 1 failed.", result.Output, StringComparison.Ordinal);
            Assert.Equal(content, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task One_with_numbers_in_Pythons_and_JavaScripts_spelling_runs_and_loses_nothing()
    {
        const string Cell = """{"cell_type":"code","execution_count":1.0,"id":"a","metadata":{"loss":NaN},"outputs":[],"source":["6 * 7"]}""";
        const string Other = """{"cell_type":"code","execution_count":null,"id":"b","metadata":{"tags":["skip-execution"]},"outputs":[{"data":{"application/json":[Infinity,-Infinity]},"metadata":{},"output_type":"display_data"}],"source":["1"]}""";
        string path = _notebooks.PathOf("1.ipynb");
        await File.WriteAllTextAsync(path, "\uFEFF" + $$"""{"cells":[{{Cell}},{{Other}}],"metadata":{},"nbformat":4.0,"nbformat_minor":5.0}""", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Success, (await TemporaryNotebooks.RunAsync("save", path)).ExitCode);
        Assert.Equal(ExitCodes.Success, (await TemporaryNotebooks.RunAsync("check", path)).ExitCode);

        NotebookCell[] cells = [.. NotebookFile.Read(path).Cells];
        Assert.Equal([new ResultOutput(new MimeBundle(MimeTypes.PlainText, "42"))], cells[0].Outputs);
        Assert.Equal("[Infinity,-Infinity]", ((DisplayOutput)cells[1].Outputs[0]).Data["application/json"]);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.All(["\"loss\": NaN", "Infinity,\n", "-Infinity\n", "\"nbformat\": 4.0,"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }
}
