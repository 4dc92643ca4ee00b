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
    public async Task A_sequence_in_a_variable_is_sorted_filtered_and_counted_and_stays_so_after_the_next_run()
    {
        await using EditorWindow window = await EditorWindow.OpenAsync(extension);
        Notebook notebook = await Notebook.WriteAsync(
            window, "table.ipynb",
            """
            record Dog(string Name, double? Weight, DateOnly Born);
            var dogs = Enumerable.Range(0, 250).Select(n => new Dog($"dog {n}", n % 7 == 3 ? null : n * 37 % 250 / 4.0, new DateOnly(2020, 1, 1).AddDays(n * 11 % 365))).ToList();
            """,
            "dogs[1] = dogs[1] with { Weight = 99 };");
        await notebook.RunAsync(0, (string)(await notebook.DoAsync("return codeCells()[0].document.getText();"))!);
        await window.DoAsync(
            "await vscode.commands.executeCommand('micrograd.showVariable', { id: 'dogs', path: ['dogs'], variable: { type: 'List<Dog>', value: '' }, from: 0, count: 250 });");
        IFrameLocator page = window.Page.Locator("iframe.webview.ready").Last.ContentFrame.FrameLocator("#active-frame");
        ILocator rows = page.Locator("tbody tr"), weight = page.GetByRole(AriaRole.Columnheader, new() { Name = "Weight" });

        await page.GetByRole(AriaRole.Button, new() { Name = "Weight" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Weight" }).PressAsync("Enter");
        await Assertions.Expect(weight).ToHaveAttributeAsync("aria-sort", "descending");
        await Assertions.Expect(rows.First).ToContainTextAsync("62");
        await page.GetByLabel("Filter: Name").FillAsync("dog 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Figures" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("111 of 250 rows");
        await Assertions.Expect(page.Locator("thead dl").Nth(1)).ToContainTextAsync("missing");
        await window.PhotographAsync("vscode-sequence-light");

        await notebook.DoAsync("await vscode.commands.executeCommand('notebook.cell.execute', { ranges: [{ start: 1, end: 2 }], document: notebook.uri });");
        await Assertions.Expect(rows.First).ToContainTextAsync("99");
        await Assertions.Expect(weight).ToHaveAttributeAsync("aria-sort", "descending");
        await window.DoAsync("await vscode.workspace.getConfiguration().update('workbench.colorTheme', 'Default Dark Modern', vscode.ConfigurationTarget.Global);");
        await page.Locator("body.vscode-dark").WaitForAsync();
        await window.PhotographAsync("vscode-sequence-dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await rows.Nth(99).ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(200);
        await rows.Nth(199).ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(250);
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
