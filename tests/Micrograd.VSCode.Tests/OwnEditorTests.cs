using Microsoft.Playwright;

namespace Micrograd.VSCode.Tests;

/// <summary>Notebooks in VS Code's own editor, as they open where no other extension answers for C#.</summary>
[Collection("VS Code")]
public sealed class OwnEditorTests(StayingWindow staying) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task A_chapter_that_was_run_and_saved_is_the_same_file()
    {
        const string Chapter = "notebooks/05-a-neuron.ipynb";
        EditorWindow window = await staying.GetAsync(opensCSharpNotebooks: "never");
        string saved = await File.ReadAllTextAsync(Path.Combine(window.Folder, Chapter), TestContext.Current.CancellationToken);
        Notebook notebook = await Notebook.OpenAsync(window, Chapter, "jupyter-notebook");
        // VS Code shows its own editor before it knows of any kernel.
        await window.Page.Locator(".statusbar-item", new() { HasText = "C#: ready" }).WaitForAsync();
        await notebook.RunAllAsync();

        // Its last graph is larger than its place here.
        await notebook.DoAsync(
            """
            const { index } = codeCells().findLast(cell => cell.outputs.some(({ items }) => items.some(({ mime }) => mime === "image/svg+xml")));
            editor.revealRange(new vscode.NotebookRange(index, index + 1), vscode.NotebookEditorRevealType.AtTop);
            """);
        ILocator graph = window.Page.FrameLocator("iframe.webview.ready").FrameLocator("#active-frame").Locator(".micrograd-picture").Last;
        string before = (await graph.Locator("img").GetAttributeAsync("style"))!;
        await graph.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await Assertions.Expect(graph.Locator("img")).Not.ToHaveAttributeAsync("style", before);
        await window.PhotographAsync("vscode-own-graph-light");

        await notebook.SaveAsync();
        Assert.Equal(saved, await File.ReadAllTextAsync(notebook.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_line_of_an_error_leads_to_the_line_of_its_cell()
    {
        EditorWindow window = await staying.GetAsync(opensCSharpNotebooks: "never");
        Notebook notebook = await Notebook.WriteAsync(
            window, "link.ipynb", ["static int Half(int x)\n{\n    throw new Exception(\"odd\");\n}", "Half(3)"], "jupyter-notebook");
        await window.Page.Locator(".statusbar-item", new() { HasText = "C#: ready" }).WaitForAsync();
        await notebook.RunAllAsync();
        IFrameLocator outputs = window.Page.FrameLocator("iframe.webview.ready").FrameLocator("#active-frame");
        await outputs.GetByRole(AriaRole.Link, new() { Name = "cell 1, line 3" }).ClickAsync();
        await notebook.DoAsync("""
            const there = () => vscode.window.activeTextEditor;
            await until(() => there()?.document === codeCells()[0].document && there().selection.active.line === 2, "the line that throws");
            """);
    }
}
