using Microsoft.Playwright;

namespace Micrograd.VSCode.Tests;

/// <summary>What stands around the notebook: variables, the status bar, and the way in.</summary>
[Collection("VS Code")]
public sealed class ViewTests(StayingWindow staying) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task Variables_unfold_and_a_click_shows_a_value()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(
            window, "variables.ipynb", "var pets = new[] { new { Name = \"Ada\", Age = 3 }, new { Name = \"Bob\", Age = 4 } };");
        await notebook.RunAllAsync();
        await window.DoAsync("await vscode.commands.executeCommand('micrograd.variables.focus');");
        await RowWith("pets").Locator(".monaco-tl-twistie").ClickAsync();
        await RowWith("[1]").Locator(".monaco-tl-twistie").ClickAsync();
        await RowWith("Name").GetByText("Bob").WaitForAsync();
        await window.PhotographAsync("variables");

        await RowWith("[1]").ClickAsync();
        await window.Page.Locator("iframe.webview.ready").Last.ContentFrame.FrameLocator("#active-frame").GetByText("Bob").First.WaitForAsync();
        await window.PhotographAsync("variable-shown");

        ILocator RowWith(string name) =>
            window.Page.Locator(".pane", new() { HasText = "C# Variables" }).GetByRole(AriaRole.Treeitem, new() { Name = name }).First;
    }

    [Fact]
    public async Task The_status_bar_says_which_package_a_cell_waits_for()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(window, "package.ipynb", "");
        Task seen = window.Page.Locator(".statusbar-item", new() { HasText = "Restoring No.Such.Package" }).WaitForAsync();
        await notebook.BeginAsync(0, $"#i \"nuget: {window.Folder}\"\n#r \"nuget: No.Such.Package, 1.0.0\"");
        await seen;
        await window.PhotographAsync("restoring");
        await notebook.DoAsync("await vscode.commands.executeCommand('notebook.cancelExecution');");
        await notebook.EndedAsync(0);
    }

    [Fact]
    public async Task The_first_steps_are_shown_each_with_its_picture_and_the_ones_that_are_done_are_ticked_off()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(window, "steps.ipynb", "1 + 1");
        await notebook.RunAllAsync();
        await window.DoAsync("""
            await vscode.commands.executeCommand("workbench.action.closeSidebar");
            await vscode.commands.executeCommand("micrograd.showWalkthrough");
            """);
        ILocator page = window.Page.Locator(".gettingStartedContainer");
        IFrameLocator picture = page.FrameLocator("iframe.webview.ready").FrameLocator("#active-frame");
        foreach ((string step, string shown) in (IEnumerable<(string, string)>)
        [
            ("Install .NET", "dotnet-sdk-10.0"), ("Open the course", "The status bar"), ("Run a cell", "Shift+Enter"), ("Change it", "new Value(2"),
            ("Solve an exercise", "gap"),
        ])
        {
            await page.Locator(".getting-started-step", new() { HasText = step }).ClickAsync();
            await picture.GetByText(shown).First.WaitForAsync();
        }

        await page.Locator(".getting-started-step", new() { HasText = "Run a cell" })
            .Locator(".codicon-getting-started-step-checked.complete").First.WaitForAsync();
        await window.PhotographAsync("walkthrough");
    }

    [Fact]
    public async Task The_course_is_copied_into_a_folder_and_its_first_chapter_opens()
    {
        EditorWindow window = await staying.GetAsync();
        string target = Directory.CreateDirectory(Path.Combine(window.Folder, "mine")).FullName;
        await window.DoAsync("void vscode.commands.executeCommand('micrograd.copyCourse');");
        await ChooseAsync(window, target + "/");
        Notebook chapter = await Notebook.ShownAsync(window, "mine/Micrograd/notebooks/01-what-micrograd-is.ipynb");

        Assert.Equal(10, Directory.EnumerateFiles(Path.GetDirectoryName(chapter.Path)!, "*.ipynb").Count());
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(target, "Micrograd"), "Micrograd.Interactive.dll", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_new_notebook_is_a_file_with_a_cell_to_write_in()
    {
        EditorWindow window = await staying.GetAsync();
        await window.DoAsync("void vscode.commands.executeCommand('micrograd.newNotebook');");
        await ChooseAsync(window, Path.Combine(window.Folder, "new.ipynb"));
        Notebook notebook = await Notebook.ShownAsync(window, "new.ipynb");
        await window.Page.Locator(".cell-editor-container .monaco-editor.focused").First.WaitForAsync();

        Assert.Equal("42", await notebook.RunAsync(0, "6 * 7"));
    }

    // VS Code's own dialog, as it is where the system's isn't at hand.
    private static async Task ChooseAsync(EditorWindow window, string path)
    {
        ILocator dialog = window.Page.Locator(".quick-input-widget");
        await dialog.Locator(".quick-input-list .monaco-list-row").First.WaitForAsync();
        await dialog.Locator("input[type=text]").FillAsync(path);
        await window.PhotographAsync("dialog");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("OK|Create|Copy the course") }).First.ClickAsync();
    }
}
