using System.Text.Json.Nodes;

namespace Micrograd.VSCode.Tests;

/// <summary>What the editor says while a reader writes.</summary>
[Collection("VS Code")]
public sealed class LanguageTests(StayingWindow staying) : IClassFixture<StayingWindow>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => staying.AfterTestAsync();

    [Fact]
    public async Task A_member_is_completed_by_us_alone()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "completion.ipynb", "var numbers = new List<double> { 1, 2 };", "numbers.Rev");
        await notebook.RunAllAsync();
        string[] labels = await ListAsync(notebook, """
            const list = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", codeCells()[1].document.uri, new vscode.Position(0, 11));
            return list.items.map(item => item.label.label ?? item.label);
            """);

        Assert.Contains("Reverse", labels);
        Assert.DoesNotContain("FromTheOtherExtension", labels);
    }

    [Fact]
    public async Task A_name_is_explained_by_us_alone()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "hover.ipynb", "Math.Sqrt(2)");
        string[] texts = await ListAsync(notebook, """
            const hovers = await until(async () => {
                const found = await vscode.commands.executeCommand("vscode.executeHoverProvider", codeCells()[0].document.uri, new vscode.Position(0, 6));
                return found.length > 0 && found;
            }, "a hover");
            return hovers.flatMap(hover => hover.contents.map(content => content.value ?? content));
            """);

        Assert.Contains(texts, text => text.Contains("Sqrt(double", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("other C# extension", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_shows_its_overloads()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "signature.ipynb", "Math.Round(");
        string[] labels = await ListAsync(notebook, """
            const help = await until(() => vscode.commands.executeCommand("vscode.executeSignatureHelpProvider", codeCells()[0].document.uri, new vscode.Position(0, 11), "("), "a signature");
            return help.signatures.map(signature => signature.label);
            """);

        Assert.InRange(labels.Length, 8, 20);
        Assert.All(labels, label => Assert.Contains("Round(", label, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_is_underlined_across_cells_and_a_trailing_expression_is_none()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "squiggle.ipynb", "class Dog { public int Age; }", "var dog = new Dgo();\ndog.Age", "1 + 1");
        string[] found = await ListAsync(notebook, """
            const problemsOf = index => vscode.languages.getDiagnostics(codeCells()[index].document.uri);
            await until(() => problemsOf(1).length > 0, "a squiggle");
            const first = problemsOf(1).map(each => `${each.range.start.line}:${each.range.start.character} ${each.message}`);
            await write(codeCells()[1], "var dog = new Dog();\ndog.Age");
            await until(() => problemsOf(1).length === 0, "no squiggle");
            return [...first, ...problemsOf(2).map(each => each.message)];
            """);

        Assert.Contains("'Dgo'", Assert.Single(found), StringComparison.Ordinal);
        Assert.StartsWith("0:14 ", found[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_underlined_is_not_when_the_session_has_ended()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "ended.ipynb", "var x = Y;");
        await notebook.DoAsync("""
            const problems = () => vscode.languages.getDiagnostics(codeCells()[0].document.uri).length;
            await until(() => problems() > 0, "a squiggle");
            await vscode.commands.executeCommand("micrograd.endSession");
            await until(() => problems() === 0, "no squiggle");
            """);
    }

    [Fact]
    public async Task A_name_is_renamed_in_all_cells_and_its_definition_is_found_in_another()
    {
        Notebook notebook = await Notebook.WriteAsync(await staying.GetAsync(), "rename.ipynb", "int Twice(int x) => 2 * x;", "Twice(3) + Twice(4)");
        string[] found = await ListAsync(notebook, """
            const [above, below] = codeCells();
            const place = new vscode.Position(0, 2);
            await show(below);
            await until(() => vscode.window.activeTextEditor?.document === below.document, "the cursor in the cell");
            vscode.window.activeTextEditor.selection = new vscode.Selection(place, place);
            await vscode.commands.executeCommand("micrograd.goToDefinition"); // what F12 does
            await until(() => vscode.window.activeTextEditor?.document === above.document, "the cell that declares the name");
            const edit = await vscode.commands.executeCommand("vscode.executeDocumentRenameProvider", below.document.uri, place, "Double");
            await vscode.workspace.applyEdit(edit);
            return [above.document.getText(), below.document.getText()];
            """);

        Assert.Equal(["int Double(int x) => 2 * x;", "Double(3) + Double(4)"], found);
    }

    private static async Task<string[]> ListAsync(Notebook notebook, string script) =>
        [.. ((JsonArray)(await notebook.DoAsync(script))!).Select(item => (string)item!)];
}
