using Micrograd.LanguageServices;
using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

/// <summary>Asks about cells in which a <c>|</c> marks the place.</summary>
internal static class Editor
{
    public static (string Code, int Position) Place(string cell)
    {
        int position = cell.IndexOf('|', StringComparison.Ordinal);
        return (cell.Remove(position, 1), position);
    }

    public static async Task<CompletionList> List(this Notebook notebook, string cell)
    {
        (string code, int position) = Place(cell);
        return await CSharpLanguage.Of(notebook.Session).CompleteAsync(code, position, TestContext.Current.CancellationToken);
    }

    public static async Task<IReadOnlyList<string>> Names(this Notebook notebook, string cell) =>
        [.. (await notebook.List(cell)).Items.Select(item => item.Text)];

    public static async Task<CompletionItem> Item(this Notebook notebook, string cell, string text) =>
        Assert.Single((await notebook.List(cell)).Items, item => item.Text == text);

    public static async Task<SymbolDescription?> Description(this Notebook notebook, string cell)
    {
        (string code, int position) = Place(cell);
        return await CSharpLanguage.Of(notebook.Session).DescribeAsync(code, position, TestContext.Current.CancellationToken);
    }

    public static async Task<SignatureHelp?> Signature(this Notebook notebook, string cell)
    {
        (string code, int position) = Place(cell);
        return await CSharpLanguage.Of(notebook.Session).SignatureAsync(code, position, TestContext.Current.CancellationToken);
    }

    public static Task<System.Collections.Immutable.ImmutableArray<CellProblem>> Problems(this Notebook notebook, string code) =>
        CSharpLanguage.Of(notebook.Session).DiagnoseAsync(code, TestContext.Current.CancellationToken);
}
