using Microsoft.Playwright;

namespace Micrograd.Lab.Tests;

/// <summary>Files that other programs have written, or broken.</summary>
[Collection(Lab.Page)]
public sealed class StrangeFileTests(StayingReader staying) : IClassFixture<StayingReader>, IAsyncDisposable
{
    private const string Code = """{"cell_type":"code","id":"c","metadata":{},"execution_count":1,"source":"1","outputs":[]}""";

    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("null", "it is null, and a notebook is an object")]
    [InlineData("[1]", "it is a list, and a notebook is an object")]
    [InlineData("""{"cells":null,"metadata":{},"nbformat":4,"nbformat_minor":5}""", "\"cells\" is null")]
    [InlineData("""{"cells":[null],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "Cell 1 of this notebook is null, and must be an object.")]
    [InlineData("""{"cells":[{"source":"1"}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "Cell 1 of this notebook can't be read: its \"cell_type\" is missing")]
    [InlineData("""{"cells":[{"cell_type":"code","source":5}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "its \"source\" is the number 5, and must be a text or a list of lines.")]
    [InlineData("""{"cells":[{"cell_type":"code","source":"","outputs":{}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "its \"outputs\" is an object, and must be a list.")]
    [InlineData("""{"cells":[{"cell_type":"code","source":"","outputs":[null]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "Cell 1 of this notebook, output 1, is null")]
    [InlineData("""{"cells":[{"cell_type":"code","source":"","execution_count":{}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", "its \"execution_count\" is an object, and must be a whole number or null.")]
    [InlineData("""{"metadata":{},"nbformat":3,"nbformat_minor":0,"worksheets":[]}""", "This notebook is of format 3; the Lab reads format 4. Jupyter converts it")]
    [InlineData("""{"cells":[],"metadata":{}}""", "This notebook doesn't say its format")]
    public async Task What_cannot_be_read_is_refused_with_its_place(string text, string reason)
    {
        Reader reader = await staying.AtAsync("01-what-micrograd-is");
        await reader.OpenFileAsync("strange.ipynb", text);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync(reason);
        Assert.Empty(reader.Problems);
    }

    [Theory]
    [InlineData("""{"cell_type":"code","id":"c","metadata":{},"execution_count":1.0,"source":"1","outputs":[]}""", "[1]")]
    [InlineData("""{"cell_type":"code","id":"c","metadata":null,"execution_count":null,"source":null,"outputs":null}""", "[ ]")]
    [InlineData("""{"cell_type":"code","id":"c","metadata":{"tags":null},"execution_count":3,"source":["1"],"outputs":[{"output_type":"stream","name":"stdout","text":null},{"output_type":"display_data","data":null},{"output_type":"error","ename":"E","evalue":null,"traceback":null},{"output_type":"display_data","data":{"text/plain":5,"text/html":null}}]}""", "[3]")]
    public async Task What_is_written_strangely_is_read_and_the_cell_runs(string cell, string count)
    {
        Reader reader = await staying.AtAsync("01-what-micrograd-is");
        await reader.OpenFileAsync("strange.ipynb", $$"""{"cells":[{"cell_type":"markdown","metadata":{},"source":"# Strange"},{{cell}}],"metadata":null,"nbformat":4.0,"nbformat_minor":5.0}""");
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Strange");
        await Assertions.Expect(reader.Cell("c").Locator(".count")).ToHaveTextAsync(count);
        await reader.ShowAsync("c", "40 + 2", "42");
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public async Task Numbers_that_only_Python_writes_are_read_and_kept()
    {
        Reader reader = await staying.AtAsync("01-what-micrograd-is");
        await reader.OpenFileAsync("python.ipynb", """
            {"cells":[{"cell_type":"markdown","metadata":{},"source":"# Numbers, NaN too"},
            {"cell_type":"code","id":"c","metadata":{},"execution_count":1,"source":"1","outputs":[{"output_type":"display_data","metadata":{},"data":{"application/json":{"loss":NaN,"most":[Infinity,-Infinity],"text":"\"NaN\""}}}]}],"metadata":{},"nbformat":4,"nbformat_minor":4}
            """);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Numbers, NaN too");
        await Assertions.Expect(reader.Outputs("c")).ToContainTextAsync("\"loss\": NaN");
        await reader.Cells.First.FocusAsync();
        await reader.PressAsync("b");
        string saved = await reader.DownloadAsync();
        Assert.Contains("\"loss\": NaN", saved, StringComparison.Ordinal);
        Assert.Contains("-Infinity", saved, StringComparison.Ordinal);
        Assert.Contains(@"""text"": ""\""NaN\""""", saved, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kernelspec":{"display_name":"Python 3 (ipykernel)","language":"python","name":"python3"},"language_info":{"name":"python"}}""", "This notebook is written in Python.")]
    [InlineData("""{"kernelspec":{"display_name":".NET (F#)","language":"F#","name":".net-fsharp"}}""", "This notebook is written in F#.")]
    [InlineData("""{"language_info":{"name":"R"}}""", "This notebook is written in R.")]
    public async Task A_notebook_in_another_language_says_so(string metadata, string words)
    {
        Reader reader = await staying.AtAsync("01-what-micrograd-is");
        await OpenAsync(reader, Code, metadata);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync(words);
        await reader.GoAsync("01-what-micrograd-is");
        await Assertions.Expect(reader.Page.Locator("h1")).ToContainTextAsync("1 ·");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"polyglot-notebook"}}""")]
    [InlineData("""{"kernelspec":{"display_name":"C# (Micrograd)","language":"csharp","name":"micrograd"}}""")]
    public async Task A_notebook_in_CSharp_needs_no_word(string metadata)
    {
        Reader reader = await staying.AtAsync("01-what-micrograd-is");
        await OpenAsync(reader, Code, metadata);
        await Assertions.Expect(reader.Page.Locator("#notices")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Cells_in_another_language_are_named()
    {
        Reader reader = await staying.AtAsync("01-what-micrograd-is");
        await OpenAsync(reader, """{"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"fsharp"}},"execution_count":1,"source":"let x = 1","outputs":[]}""", "{}");
        await Assertions.Expect(reader.Page.Locator("#notices")).ToContainTextAsync("Cell 2 of this notebook isn't written in C#");
    }

    private static async Task OpenAsync(Reader reader, string cell, string metadata)
    {
        await reader.OpenFileAsync("other.ipynb", $$"""{"cells":[{"cell_type":"markdown","metadata":{},"source":"# Other"},{{cell}}],"metadata":{{metadata}},"nbformat":4,"nbformat_minor":4}""");
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Other");
    }
}
