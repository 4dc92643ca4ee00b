namespace Micrograd.VSCode.Tests;

/// <summary>Notebooks in other clothes.</summary>
[Collection("VS Code")]
public sealed class DocumentTests(StayingWindow staying) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task A_dib_file_opens_runs_and_is_saved_as_it_was()
    {
        EditorWindow window = await staying.GetAsync();
        string path = Path.Combine(window.Folder, "polyglot.dib");
        const string Text = "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}\n\n#!markdown\n\n# A title\n\n#!csharp\n\nvar x = 20;\n\n#!csharp\n\nx + 22\n";
        await File.WriteAllTextAsync(path, Text, TestContext.Current.CancellationToken);
        Notebook notebook = await Notebook.OpenAsync(window, "polyglot.dib", "micrograd-dib");
        await notebook.RunAllAsync();
        await notebook.SaveAsync();

        Assert.Equal("42", await notebook.EndedAsync(1));
        Assert.Equal(Text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_Markdown_file_opens_as_a_notebook_where_it_is_asked_for_and_its_code_runs()
    {
        EditorWindow window = await staying.GetAsync();
        string path = Path.Combine(window.Folder, "prose.md");
        const string Text = "# A title\n\nSome prose.\n\n```csharp\nvar x = 20;\n```\n\nMore of it.\n\n```csharp\nx + 22\n```\n";
        await File.WriteAllTextAsync(path, Text, TestContext.Current.CancellationToken);
        Notebook notebook = await Notebook.OpenWithAsync(window, "prose.md", "micrograd-markdown");
        await notebook.RunAllAsync();
        await notebook.SaveAsync();

        Assert.Equal("42", await notebook.EndedAsync(1));
        Assert.Equal(Text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
