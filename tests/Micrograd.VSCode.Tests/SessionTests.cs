using System.Diagnostics;
using System.Globalization;

using Microsoft.Playwright;

namespace Micrograd.VSCode.Tests;

/// <summary>What becomes of a session.</summary>
[Collection("VS Code")]
public sealed class SessionTests(StayingWindow staying, Extension extension) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task A_loop_is_interrupted_and_variables_stay()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "interrupt.ipynb", "", "");
        await notebook.BeginAsync(0, "int kept = 7; Console.WriteLine(\"begun\"); while (true) { }");
        await notebook.ShowsAsync(0, "begun");
        await notebook.DoAsync("await vscode.commands.executeCommand('notebook.cancelExecution');");
        Assert.Contains("interrupted", await notebook.EndedAsync(0), StringComparison.Ordinal);

        Assert.Equal("8", await notebook.RunAsync(1, "kept + 1"));
    }

    [Fact]
    public async Task A_process_that_dies_says_why_and_the_next_run_starts_another()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "dying.ipynb", "", "");
        int first = await notebook.ProcessAsync();
        await notebook.BeginAsync(1, "Console.WriteLine(\"begun\"); while (true) { }");
        await notebook.ShowsAsync(1, "begun");
        using (Process process = Process.GetProcessById(first)) process.Kill();
        Assert.Contains("The session has ended: ", await notebook.EndedAsync(1), StringComparison.Ordinal);

        Assert.NotEqual(first, await notebook.ProcessAsync());
        Assert.Contains("while (true)", (string)(await notebook.DoAsync("return codeCells()[1].document.getText();"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_asks_and_is_answered()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(window, "asking.ipynb", "");
        await notebook.BeginAsync(0, "\"Hello \" + Input(\"Who?\")");
        ILocator box = window.Page.Locator(".quick-input-widget", new() { HasText = "Who?" }).Locator("input[type=text]");
        await box.FillAsync("VS Code");
        await box.PressAsync("Enter");

        Assert.Equal("Hello VS Code", await notebook.EndedAsync(0));
    }

    [Fact]
    public async Task A_question_that_gives_way_to_another_box_waits_and_keeps_what_was_written()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(window, "asking-again.ipynb", "");
        await notebook.BeginAsync(0, "\"Hello \" + Input(\"Who then?\")");
        ILocator question = window.Page.Locator(".quick-input-widget", new() { HasText = "Who then?" });
        await question.Locator("input[type=text]").FillAsync("VS");
        await window.Page.Keyboard.PressAsync("F1");
        await question.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await window.Page.Keyboard.PressAsync("Escape");
        await window.PhotographAsync("question-aside");

        ILocator entry = window.Page.Locator(".statusbar-item", new() { HasText = "C#: waits for an answer" });
        await entry.ClickAsync();
        await window.Page.Locator(".quick-input-list .monaco-list-row", new() { HasText = "Answer" }).ClickAsync();
        await question.WaitForAsync();
        Assert.Equal("VS", await question.Locator("input[type=text]").InputValueAsync());
        await question.Locator("input[type=text]").PressAsync("End");
        await window.Page.Keyboard.TypeAsync(" Code");
        await window.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Hello VS Code", await notebook.EndedAsync(0));
        await entry.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task A_session_with_variables_is_restarted_when_the_reader_means_it()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(window, "restarting.ipynb", "", "");
        int first = await notebook.ProcessAsync();
        await PressAsync("Cancel");
        Assert.Equal(first, await notebook.ProcessAsync());

        await PressAsync("Restart");
        Assert.NotEqual(first, await notebook.ProcessAsync());

        async Task PressAsync(string button)
        {
            await notebook.DoAsync("await vscode.window.showNotebookDocument(notebook); await vscode.commands.executeCommand('notebook.cell.quitEdit');");
            await window.Page.Locator(".notebookOverlay .monaco-list-row.focused").First.WaitForAsync();
            await window.Page.Keyboard.PressAsync("0");
            await window.Page.Keyboard.PressAsync("0");
            ILocator dialog = window.Page.Locator(".monaco-dialog-box", new() { HasText = "Restart the session?" });
            await dialog.WaitForAsync();
            await window.PhotographAsync("restart-asks");
            await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }
    }

    [Fact]
    public async Task Two_notebooks_have_a_session_each_and_both_can_be_ended_at_once()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook one = await Notebook.WriteAsync(window, "one.ipynb", "", ""), other = await Notebook.WriteAsync(window, "other.ipynb", "");
        int first = await one.ProcessAsync();
        Assert.Equal("", await one.RunAsync(1, "int mine = 1;"));

        int second = await other.ProcessAsync();
        Assert.NotEqual(first, second);
        Assert.Contains("'mine' does not exist", await other.RunAsync(0, "mine"), StringComparison.Ordinal);

        Process[] processes = [Process.GetProcessById(first), Process.GetProcessById(second)];
        await window.DoAsync("void vscode.commands.executeCommand('micrograd.endAllSessions');");
        await window.Page.Locator(".monaco-dialog-box").GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        foreach (Process process in processes)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            process.Dispose();
        }

        await window.Page.Locator(".statusbar-item", new() { HasText = "C#" }).First.WaitForAsync();
        Assert.NotEqual(second, await other.ProcessAsync());
    }

    [Fact]
    public async Task A_notebook_that_is_opened_again_keeps_its_session_and_where_the_reader_was()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(window, "again.ipynb", "", "", "");
        int session = await notebook.ProcessAsync();
        await notebook.SaveAsync();
        await notebook.DoAsync("editor.selection = new vscode.NotebookRange(2, 3); await until(() => editor.selection.start === 2, 'the selection');");
        await window.DoAsync("void vscode.commands.executeCommand('vscode.openWith', vscode.Uri.file(path), 'jupyter-notebook');", ("path", notebook.Path));
        await notebook.DoAsync("await until(() => notebook.isClosed, 'the other editor');");
        Notebook again = await Notebook.ShownAsync(window, "notebooks/again.ipynb");
        await again.DoAsync("await until(() => editor.selection.start === 2, 'the place');");
        Assert.Equal(session, await again.ProcessAsync());
    }

    [Fact]
    public async Task What_a_cell_shows_while_its_notebook_is_opened_again_stands_there_then()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook notebook = await Notebook.WriteAsync(window, "runs.ipynb", "", "");
        string signal = Path.Combine(window.Folder, "signal");
        await notebook.BeginAsync(
            1, $"Console.WriteLine(\"be\" + \"gun\"); while (!System.IO.File.Exists(\"{signal}\")) await Task.Delay(20); Console.WriteLine(\"do\" + \"ne\");");
        await notebook.ShowsAsync(1, "begun");
        await notebook.SaveAsync();
        await window.DoAsync("void vscode.commands.executeCommand('vscode.openWith', vscode.Uri.file(path), 'jupyter-notebook');", ("path", notebook.Path));
        await notebook.DoAsync("await until(() => notebook.isClosed, 'the other editor');");
        await File.WriteAllTextAsync(signal, "", TestContext.Current.CancellationToken);
        Notebook again = await Notebook.ShownAsync(window, "notebooks/runs.ipynb");
        Assert.Contains("done", await again.EndedAsync(1), StringComparison.Ordinal);

        // What VS Code tells an extension of outputs may have a text twice that it shows once.
        await again.SaveAsync();
        string saved = await File.ReadAllTextAsync(notebook.Path, TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), (saved.Split("begun\\n").Length, saved.Split("done\\n").Length));
    }

    [Fact]
    public async Task In_a_folder_that_is_not_trusted_nothing_runs_and_it_says_so()
    {
        await using EditorWindow window = await EditorWindow.OpenAsync(extension, isTrusted: false);
        Notebook notebook = await Notebook.OpenAsync(window, "notebooks/05-a-neuron.ipynb");
        await window.Page.Locator(".statusbar-item", new() { HasText = "C#: Restricted Mode" }).WaitForAsync();
        await window.PhotographAsync("restricted");

        Assert.False((bool)(await notebook.DoAsync("return vscode.workspace.isTrusted;"))!);
        Assert.Empty(ProcessesBelow(window.Server.Process.Id));
    }

    [Fact]
    public async Task Closing_VS_Code_leaves_no_process()
    {
        int session;
        await using (EditorWindow window = await EditorWindow.OpenAsync(extension))
        {
            Notebook notebook = await Notebook.WriteAsync(window, "closing.ipynb", "", "");
            session = await notebook.ProcessAsync();
            await notebook.BeginAsync(1, "Console.WriteLine(\"begun\"); while (true) { }");
            await notebook.ShowsAsync(1, "begun");
            Assert.Contains(session, ProcessesBelow(window.Server.Process.Id));

            // The server alone, by force: what it had started has to see to its own end.
            using Process process = Process.GetProcessById(session);
            window.Server.Process.Kill(entireProcessTree: false);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The sessions that a process has started, or what it has started has.</summary>
    private static int[] ProcessesBelow(int root)
    {
        (int Id, int Parent, string Line)[] all =
        [
            .. from folder in Directory.EnumerateDirectories("/proc")
               let id = int.TryParse(Path.GetFileName(folder), out int number) ? number : 0
               where id > 0
               let status = Read(Path.Combine(folder, "stat"))
               where status.Length > 0
               let parent = int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture)
               select (id, parent, Read(Path.Combine(folder, "cmdline"))),
        ];
        return [.. from each in all where each.Line.Contains("micrograd.dll", StringComparison.Ordinal) && IsBelow(each.Id) select each.Id];

        bool IsBelow(int id) => id == root || (all.FirstOrDefault(each => each.Id == id) is { Id: > 0 } found && IsBelow(found.Parent));
    }

    // Empty when the process has ended since.
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
