using Microsoft.Playwright;

namespace Micrograd.VSCode.Tests;

/// <summary>What a reader sees.</summary>
[Collection("VS Code")]
public sealed class OutputTests(Extension extension)
{
    [Theory]
    [InlineData("Default Light Modern")]
    [InlineData("Default Dark Modern")]
    public async Task Charts_graphs_tables_and_errors_are_shown(string theme)
    {
        await using EditorWindow window = await EditorWindow.OpenAsync(extension, theme: theme);
        Notebook notebook = await Notebook.WriteAsync(
            window, "outputs.ipynb",
            """
            #load "setup.csx"
            using Micrograd;
            using Micrograd.Interactive;
            using Plotly.NET.CSharp;
            using Chart = Plotly.NET.CSharp.Chart;
            """,
            "Chart.Line<int, double, string>(x: [1, 2, 3], y: [1.0, 4.0, 9.0])",
            "var a = new Value(2, \"a\"); var b = new Value(-3, \"b\"); var c = a * b; c.Backward(); Graph.Draw(c)",
            "new[] { new { Name = \"one\", Size = 1 }, new { Name = \"two\", Size = 2 } }",
            "throw new InvalidOperationException(\"as it should\");");
        await notebook.RunAllAsync();
        IFrameLocator outputs = window.Page.FrameLocator("iframe.webview.ready").FrameLocator("#active-frame");
        string name = theme.Contains("Dark", StringComparison.Ordinal) ? "dark" : "light";

        await ShowAsync(1, outputs.Locator(".js-plotly-plot .main-svg").First, "chart");
        await ShowAsync(2, outputs.Locator("img").First, "graph");
        await ShowAsync(3, outputs.Locator("table", new() { HasText = "Size" }).First, "table");
        await ShowAsync(4, outputs.GetByText("as it should").First, "error");

        async Task ShowAsync(int cell, ILocator output, string what)
        {
            await notebook.DoAsync("editor.revealRange(new vscode.NotebookRange(number, number + 1), vscode.NotebookEditorRevealType.AtTop);", ("number", cell));
            await output.WaitForAsync();
            await window.PhotographAsync($"vscode-{what}-{name}");
        }
    }

    [Fact]
    public async Task Shift_and_Enter_run_a_cell_and_go_to_the_next()
    {
        await using EditorWindow window = await EditorWindow.OpenAsync(extension);
        Notebook notebook = await Notebook.WriteAsync(window, "keys.ipynb", "40 + 2", "43");
        await notebook.DoAsync("await show(codeCells()[0]);");
        await window.Page.Locator(".cell-editor-container .monaco-editor.focused").First.WaitForAsync();
        await window.Page.Keyboard.PressAsync("Shift+Enter");

        Assert.Equal("42", await notebook.EndedAsync(0));
        Assert.Equal(1, (int)(await notebook.DoAsync("await until(() => editor.selection.start === 1, 'the next cell'); return editor.selection.start;"))!);
    }
}
