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
    public async Task Two_notebooks_have_a_session_each()
    {
        EditorWindow window = await staying.GetAsync();
        Notebook one = await Notebook.WriteAsync(window, "one.ipynb", "", ""), other = await Notebook.WriteAsync(window, "other.ipynb", "");
        int first = await one.ProcessAsync();
        Assert.Equal("", await one.RunAsync(1, "int mine = 1;"));

        Assert.NotEqual(first, await other.ProcessAsync());
        Assert.Contains("'mine' does not exist", await other.RunAsync(0, "mine"), StringComparison.Ordinal);
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
