using System.Collections.Immutable;
using System.Runtime.CompilerServices;

using Micrograd.Sessions;

using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>Answers what an editor asks about a session's cells. Nothing that is being edited is run, and a running cell isn't waited for.</summary>
public sealed class CSharpLanguage
{
    private static readonly ConditionalWeakTable<CSharpSession, CSharpLanguage> Known = [];

    private readonly CSharpSession _session;
    private readonly CellLanguage _answers;
    private readonly string? _cell;

    private CSharpLanguage(CSharpSession session, CellLanguage answers, string? cell)
    {
        _session = session;
        _answers = answers;
        _cell = cell;
    }

    /// <summary>The one of a session: what it has read of documentation and of files serves all who ask.</summary>
    public static CSharpLanguage Of(CSharpSession session) =>
        Known.GetValue(session, static session => new CSharpLanguage(session, new CellLanguage(session), null));

    /// <summary>
    /// Tells the code cells of the notebook as they stand now, all of them, in their order. From now on, what is asked <see cref="InCell"/> is answered from
    /// the cells above that one, whether they have run or not.
    /// </summary>
    public void TellCells(ImmutableArray<CellCode> cells) => _answers.Notebook.Tell(cells);

    /// <summary>
    /// The same, for questions about a cell where it stands in the notebook: it sees what the session has run that is from none of the cells above, and then
    /// all cells above as they stand now.
    /// </summary>
    /// <param name="id">The cell, as <see cref="TellCells"/> has named it; null, or another name, for code that sees what the session has run.</param>
    /// <example><code>
    /// var language = CSharpLanguage.Of(session);
    /// language.TellCells([new("a", "var numbers = new List&lt;double&gt;();"), new("b", "numbers.Su")]);
    /// CompletionList list = await language.InCell("b").CompleteAsync("numbers.Su", 10);   // Sum; nothing has run
    /// </code></example>
    public CSharpLanguage InCell(string? id) => new(_session, _answers, id);

    /// <summary>
    /// What can stand at a place in a cell that is being edited: names that earlier cells declared and what they refer to included. Nothing is run,
    /// and a running cell isn't waited for.
    /// </summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The completions, best first; none in text and comments, and in other languages.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    /// <example><code>
    /// await session.ExecuteAsync("var numbers = new List&lt;double&gt; { 1, 2 };", Console.WriteLine);
    /// CompletionList list = await CSharpLanguage.Of(session).CompleteAsync("numbers.Su", 10);   // Sum
    /// </code></example>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellationToken = default) =>
        Ask(code, position, () => _answers.CompleteAsync(_cell, code, position, cancellationToken), cancellationToken);

    /// <summary>What is said about one of the completions for a place.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="item">The completion's text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null for a word of the language, for a directive, and for what is none of the completions.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<CompletionDescription?> DescribeItemAsync(string code, int position, string item, CancellationToken cancellationToken = default) =>
        Ask(code, position, () => _answers.DescribeItemAsync(_cell, code, position, item, cancellationToken), cancellationToken);

    /// <summary>What the name at a place in a cell means: its declaration, its documentation, and what a variable holds.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The description; inside of a call's parentheses, of what is called; null where there is nothing to describe.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<SymbolDescription?> DescribeAsync(string code, int position, CancellationToken cancellationToken = default) =>
        Ask(
            code,
            position,
            async () =>
            {
                if (await _answers.DescribeAsync(_cell, code, position, cancellationToken).ConfigureAwait(false) is not var (description, symbol)) return null;
                bool isVariable = symbol is IFieldSymbol && SymbolText.IsOfCell(symbol);
                return description with { Value = isVariable ? await _session.ValueAsync(symbol.Name, cancellationToken).ConfigureAwait(false) : null };
            },
            cancellationToken);

    /// <summary>The ways to make the call that a place in a cell is in.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The overloads, or null when the place isn't between a call's parentheses.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<SignatureHelp?> SignatureAsync(string code, int position, CancellationToken cancellationToken = default) =>
        Ask(code, position, () => _answers.SignatureAsync(_cell, code, position, cancellationToken), cancellationToken);

    /// <summary>What the compiler has to say about a cell before it is run.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Errors and warnings, in the order of their places.</returns>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<CellProblem>> DiagnoseAsync(string code, CancellationToken cancellationToken = default) =>
        Ask(code, 0, () => _answers.DiagnoseAsync(_cell, code, cancellationToken), cancellationToken);

    /// <summary>Where the name at a place in a cell is declared: in a cell, in a file that is loaded, or in an assembly, as C# that is made of it.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="decompiler">Makes C# of assemblies; null where nothing does.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The places; none where there is no name, or nobody has its declaration any more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<CodePlace>> DefineAsync(
        string code, int position, IDecompiler? decompiler = null, CancellationToken cancellationToken = default) =>
        Ask(code, position, () => _answers.Navigation.DefineAsync(_cell, code, position, decompiler, cancellationToken), cancellationToken);

    /// <summary>
    /// Where the name at a place in a cell is declared and used: in all cells of the notebook, or, without them, in the cell alone; and in the files that they
    /// load.
    /// </summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The places, in the order of the cells.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<CodePlace>> ReferencesAsync(string code, int position, CancellationToken cancellationToken = default) =>
        Ask(code, position, () => _answers.Navigation.ReferencesAsync(_cell, code, position, cancellationToken), cancellationToken);

    /// <summary>
    /// What to change in the cells of the notebook so that what is named at a place has another name: no name means something else afterwards, and what
    /// compiled compiles.
    /// </summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="newName">The new name; null for edits that leave it as it is, which say whether it can be changed, and where it stands.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The edits, or why there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<CellEdits> RenameAsync(string code, int position, string? newName, CancellationToken cancellationToken = default) => Ask(
        code,
        position,
        async () =>
        {
            try
            {
                return new CellEdits(await _answers.Navigation.RenameAsync(_cell, code, position, newName, cancellationToken).ConfigureAwait(false));
            }
            catch (RenameException exception)
            {
                return new CellEdits([], exception.Message);
            }
        },
        cancellationToken);

    /// <summary>What to change in a cell so that the white space in its C# is in order. Directives stay as they stand, and C# that can't be parsed.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="formatter">What formats C#.</param>
    /// <param name="style">How to indent; by four blanks when null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<CellEdit>> FormatAsync(
        string code, ICodeFormatter formatter, IndentStyle? style = null, CancellationToken cancellationToken = default) => Ask(
        code,
        0,
        async () => CellFormatter.Format(
            _cell,
            await _answers.Cells.WholeAsync(_cell, code, cancellationToken).ConfigureAwait(false),
            formatter,
            style ?? new IndentStyle(),
            cancellationToken),
        cancellationToken);

    /// <summary>What the names in a cell are, to colour them.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names that are known, by their place.</returns>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<CodeToken>> ClassifyAsync(string code, CancellationToken cancellationToken = default) => Ask(
        code,
        0,
        async () => Classifier.Classify(await _answers.Cells.WholeAsync(_cell, code, cancellationToken).ConfigureAwait(false), cancellationToken),
        cancellationToken);

    /// <summary>What a cell declares: types, their members, methods and variables, each before what is in it.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<OutlineItem>> OutlineAsync(string code, CancellationToken cancellationToken = default) => Ask(
        code,
        0,
        async () => Outliner.List(await _answers.Cells.WholeAsync(_cell, code, cancellationToken).ConfigureAwait(false)),
        cancellationToken);

    /// <summary>Ways to make known a type at a place in a cell that isn't, but is in an assembly that the cell can use: usings at its top.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="position">The place, in UTF-16 units from the start of the cell.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ways, the likeliest first; none for a name that is known, or that no assembly has.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place isn't in the cell.</exception>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<CodeFix>> FixAsync(string code, int position, CancellationToken cancellationToken = default) => Ask<ImmutableArray<CodeFix>>(
        code,
        position,
        async () => await _answers.Cells.AtAsync(_cell, code, position, cancellationToken).ConfigureAwait(false) is { } edited
            ? UsingFixer.Find(_cell, _answers.Cells.Text(code), edited, position)
            : [],
        cancellationToken);

    /// <summary>Whether a console should run what was typed, or wait for another line.</summary>
    /// <param name="code">What was typed so far.</param>
    /// <returns>What to do, and with which indentation the next line begins.</returns>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public CellCompleteness IsComplete(string code)
    {
        ObjectDisposedException.ThrowIf(_session.IsDisposed, _session);
        return Completeness.Of(code, _session.Language, _session.Runner.Directives);
    }

    /// <summary>What a name means that stands alone, without what a variable of that name holds: a cell may be running.</summary>
    internal async Task<SymbolDescription?> DeclarationAsync(string name, CancellationToken cancellationToken) =>
        await _answers.DescribeAsync(null, name, name.Length, cancellationToken).ConfigureAwait(false) is var (description, _) ? description : null;

    private Task<T> Ask<T>(string code, int position, Func<Task<T>> question, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, code.Length);
        ObjectDisposedException.ThrowIf(_session.IsDisposed, _session);
        // The caller's thread is free while Roslyn works, where there are threads.
        return _session.Options.OwnThread ? Task.Run(question, cancellationToken) : question();
    }
}
