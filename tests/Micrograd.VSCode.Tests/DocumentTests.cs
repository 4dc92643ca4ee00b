namespace Micrograd.VSCode.Tests;

/// <summary>Notebooks in other clothes.</summary>
[Collection("VS Code")]
public sealed class DocumentTests(StayingWindow staying) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public Task A_dib_file_opens_runs_and_is_saved_as_it_was() => RunsAndStaysAsync(
        "polyglot.dib",
        "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}\n\n#!markdown\n\n# A title\n\n#!csharp\n\nvar x = 20;\n\n#!csharp\n\nx + 22\n",
        window => Notebook.OpenAsync(window, "polyglot.dib", "micrograd-dib"));

    [Fact]
    public Task A_Markdown_file_opens_as_a_notebook_where_it_is_asked_for_and_its_code_runs() => RunsAndStaysAsync(
        "prose.md",
        "# A title\n\nSome prose.\n\n```csharp\nvar x = 20;\n```\n\nMore of it.\n\n```csharp\nx + 22\n```\n",
        window => Notebook.OpenWithAsync(window, "prose.md", "micrograd-markdown"));

    private async Task RunsAndStaysAsync(string file, string text, Func<EditorWindow, Task<Notebook>> open)
    {
        EditorWindow window = await staying.GetAsync();
        string path = Path.Combine(window.Folder, file);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        Notebook notebook = await open(window);
        await notebook.RunAllAsync();
        await notebook.SaveAsync();

        Assert.Equal("42", await notebook.EndedAsync(1));
        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
