using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>The places that an error names, by which an editor leads to them.</summary>
public sealed class ErrorPlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("places").FullName;
    private readonly Notebook _notebook;

    public ErrorPlaceTests() => _notebook = new Notebook(new SessionOptions { Folder = _folder });

    public void Dispose()
    {
        _notebook.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_call_has_the_cell_that_it_stands_in()
    {
        await Run("int Inner(int x)\n{\n    return 1 / x;\n}", "a");
        ErrorOutput error = await Fail("int Outer(int x) => Inner(x);\n\n  Console.WriteLine(Outer(0));", "b");
        Assert.Equal(
            [
                new ErrorFrame("cell 1", 3, 5, "    return 1 / x;", 1) { Method = "Inner", Cell = "a", ExecutionCount = 1 },
                new ErrorFrame("cell 2", 1, 21, "int Outer(int x) => Inner(x);", 2) { Method = "Outer", Cell = "b", ExecutionCount = 2 },
                new ErrorFrame("cell 2", 3, 3, "  Console.WriteLine(Outer(0));", 3) { Cell = "b", ExecutionCount = 2 },
            ],
            error.Frames);
        Assert.All(error.Frames, frame => Assert.Contains($"{frame.Source}, line {frame.Line}", error.Traceback[frame.TracebackLine], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("foreach (int n in new[] { 1 }) throw new Exception();", 32)]
    [InlineData("for (int n = 0; n < 1; n++) { int m = 1; throw new Exception(); }", 42)]
    [InlineData("try { throw new Exception(); } catch (FormatException) { }", 7)]
    [InlineData("await Task.Yield(); throw new Exception();", 21)]
    [InlineData("while (true) { if (await Task.FromResult(true)) throw new Exception(); }", 49)]
    public async Task A_column_is_the_reader_s_own(string code, int column) => Assert.Equal(column, Assert.Single((await Fail(code, "a")).Frames).Column);

    [Fact]
    public async Task A_cell_that_ran_again_keeps_the_text_of_each_run()
    {
        await Run("void Old() => throw new Exception();", "a");
        await Run("var old = (Action)Old;", "b");
        await Run("// nothing here any more", "a");
        Assert.Equal(("a", 1, "void Old() => throw new Exception();"), Place((await Fail("old();", "c")).Frames[0]));
    }

    [Fact]
    public async Task A_compiler_s_error_has_its_place()
    {
        ErrorOutput error = await Fail("int a = 1;\nint b = c;\nint d = e;", "a");
        Assert.Equal(
            [
                new ErrorFrame("cell 1", 2, 9, "int b = c;", 0) { Cell = "a", ExecutionCount = 1 },
                new ErrorFrame("cell 1", 3, 9, "int d = e;", 3) { Cell = "a", ExecutionCount = 1 },
            ],
            error.Frames);
    }

    [Fact]
    public async Task A_directive_and_another_language_have_their_places()
    {
        ErrorFrame directive = Assert.Single((await Fail("1\n#load \"nothing.csx\"", "a")).Frames);
        Assert.Equal(new ErrorFrame("cell 1", 2, null, "#load \"nothing.csx\"", 0) { Cell = "a", ExecutionCount = 1 }, directive);
        Assert.Equal(("b", 3, "a -> ;"), Place(Assert.Single((await Fail("#!dot\ndigraph {\na -> ;\n}", "b")).Frames)));
    }

    [Fact]
    public async Task A_place_in_a_cell_of_another_language_is_the_cell_s_own()
    {
        var shown = new List<CellOutput>();
        await _notebook.Session.ExecuteAsync(
            new CellRequest("digraph {\na -> ;\n}") { Id = "a", Language = "dot" }, shown.Add, TestContext.Current.CancellationToken);
        ErrorOutput error = Assert.IsType<ErrorOutput>(Assert.Single(shown));
        Assert.Equal((2, 6), (error.Line, error.Column));
        Assert.Equal(("a", 2, "a -> ;"), Place(Assert.Single(error.Frames)));
    }

    [Fact]
    public async Task A_loaded_script_is_named_by_its_file()
    {
        string file = Path.Combine(_folder, "lib.csx");
        await File.WriteAllTextAsync(
            file, "int Half(int x)\n{\n    if (x % 2 == 1) throw new Exception();\n    return x / 2;\n}", TestContext.Current.CancellationToken);
        await Run("#load \"lib.csx\"", "a");
        await File.WriteAllTextAsync(file, "// another text", TestContext.Current.CancellationToken);
        ErrorOutput error = await Fail("Half(3)", "b");
        Assert.Equal(new ErrorFrame("lib.csx", 3, 21, "    if (x % 2 == 1) throw new Exception();", 1) { Method = "Half", File = file }, error.Frames[0]);
        Assert.Equal(new ErrorFrame("cell 2", 1, 1, "Half(3)", 2) { Cell = "b", ExecutionCount = 2 }, error.Frames[1]);
    }

    [Fact]
    public async Task A_loaded_notebook_is_named_by_its_file_and_its_cell()
    {
        string file = Path.Combine(_folder, "other.ipynb");
        await File.WriteAllTextAsync(
            file,
            """{"cells":[{"cell_type":"code","execution_count":null,"id":"first","metadata":{},"outputs":[],"source":["throw new Exception();"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""",
            TestContext.Current.CancellationToken);
        ErrorFrame frame = Assert.Single((await Fail("#!import other.ipynb", "a")).Frames);
        Assert.Equal(new ErrorFrame("other.ipynb, cell 1", 1, 1, "throw new Exception();", 1) { Cell = "first", File = file }, frame);
    }

    [Fact]
    public async Task Calls_that_are_left_out_have_no_places()
    {
        await Run("int Deep(int n) => n == 0 ? throw new Exception() : 1 + Deep(n - 1);", "a");
        ErrorOutput error = await Fail("Deep(1_000)", "b");
        Assert.All(error.Frames, frame => Assert.Contains($"{frame.Source}, line {frame.Line}", error.Traceback[frame.TracebackLine], StringComparison.Ordinal));
        Assert.Equal(14, error.Frames.Length);
    }

    private static (string? Cell, int Line, string Text) Place(ErrorFrame frame) => (frame.Cell, frame.Line, frame.Text);

    private async Task Run(string code, string id) => Assert.Empty((await Shown(code, id)).OfType<ErrorOutput>());

    private async Task<ErrorOutput> Fail(string code, string id) => Assert.Single((await Shown(code, id)).OfType<ErrorOutput>());

    private async Task<List<CellOutput>> Shown(string code, string id)
    {
        var shown = new List<CellOutput>();
        await _notebook.Session.ExecuteAsync(new CellRequest(code) { Id = id }, shown.Add, TestContext.Current.CancellationToken);
        return shown;
    }
}
