namespace Micrograd.VSCode.Tests;

/// <summary>Notebooks in VS Code's own editor, as they open where no other extension answers for C#.</summary>
[Collection("VS Code")]
public sealed class OwnEditorTests(Extension extension)
{
    [Fact]
    public async Task A_chapter_that_was_run_and_saved_is_the_same_file()
    {
        const string Chapter = "notebooks/05-a-neuron.ipynb";
        await using EditorWindow window = await EditorWindow.OpenAsync(extension, opensCSharpNotebooks: "never");
        string before = await File.ReadAllTextAsync(Path.Combine(window.Folder, Chapter), TestContext.Current.CancellationToken);
        Notebook notebook = await Notebook.OpenAsync(window, Chapter, "jupyter-notebook");
        // VS Code shows its own editor before it knows of any kernel.
        await window.Page.Locator(".statusbar-item", new() { HasText = "C#: ready" }).WaitForAsync();
        await notebook.RunAllAsync();
        await notebook.SaveAsync();
        Assert.Equal(before, await File.ReadAllTextAsync(notebook.Path, TestContext.Current.CancellationToken));
    }
}
