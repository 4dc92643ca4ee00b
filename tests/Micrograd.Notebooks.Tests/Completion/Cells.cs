using System.Collections.Immutable;

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Tests.Sessions;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

/// <summary>The cells of a notebook in an editor, named a, b, c, … in their order, and what it asks about them. A <c>|</c> marks the place.</summary>
internal sealed class Cells : IDisposable
{
    private readonly Notebook _notebook;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private ImmutableArray<string> _order;

    public Cells(params string[] texts)
        : this(null, texts)
    {
    }

    public Cells(SessionOptions? options, params string[] texts)
    {
        _notebook = new Notebook(options);
        Stand([.. texts.Index().Select(cell => (((char)('a' + cell.Index)).ToString(), cell.Item))]);
    }

    public Notebook Notebook => _notebook;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>From now on the notebook has these cells.</summary>
    public void Stand(params (string Id, string Text)[] cells)
    {
        _order = [.. cells.Select(cell => cell.Id)];
        foreach ((string id, string text) in cells) _texts[id] = text;
        Tell();
    }

    /// <summary>A cell has another text from now on.</summary>
    public void Write(string id, string text)
    {
        _texts[id] = text;
        Tell();
    }

    /// <summary>A cell's text.</summary>
    public string this[string id] => _texts[id];

    /// <summary>Runs cells as they stand.</summary>
    public async Task Run(params string[] ids)
    {
        foreach (string id in ids)
        {
            await _notebook.Session.ExecuteAsync(new CellRequest(_texts[id]) { Id = id }, static _ => { }, Token);
        }
    }

    /// <summary>What answers questions about a cell, whose text the marked one is from now on; and the place.</summary>
    public (CSharpLanguage Language, string Code, int Position) At(string id, string marked)
    {
        (string code, int position) = Editor.Place(marked);
        Write(id, code);
        return (CSharpLanguage.Of(_notebook.Session).InCell(id), code, position);
    }

    public async Task<IReadOnlyList<string>> Names(string id, string marked)
    {
        (CSharpLanguage language, string code, int position) = At(id, marked);
        return [.. (await language.CompleteAsync(code, position, Token)).Items.Select(item => item.Text)];
    }

    public async Task<string?> Signature(string id, string marked)
    {
        (CSharpLanguage language, string code, int position) = At(id, marked);
        return (await language.DescribeAsync(code, position, Token))?.Signature;
    }

    /// <summary>What the compiler has to say about a cell: <c>CS0103 at 1:5</c>.</summary>
    public async Task<IReadOnlyList<string>> Problems(string id)
    {
        ImmutableArray<CellProblem> problems = await CSharpLanguage.Of(_notebook.Session).InCell(id).DiagnoseAsync(_texts[id], Token);
        return [.. problems.Select(problem => $"{problem.Id} at {problem.Line}:{problem.Column}")];
    }

    public void Dispose() => _notebook.Dispose();

    private void Tell() => CSharpLanguage.Of(_notebook.Session).TellCells([.. _order.Select(id => new CellCode(id, _texts[id]))]);
}
