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

    private CSharpLanguage(CSharpSession session)
    {
        _session = session;
        _answers = new CellLanguage(session);
    }

    /// <summary>The one of a session: what it has read of documentation and of files serves all who ask.</summary>
    public static CSharpLanguage Of(CSharpSession session) => Known.GetValue(session, static session => new CSharpLanguage(session));

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
        Ask(code, position, () => _answers.CompleteAsync(code, position, cancellationToken), cancellationToken);

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
                if (await _answers.DescribeAsync(code, position, cancellationToken).ConfigureAwait(false) is not var (description, symbol)) return null;
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
        Ask(code, position, () => _answers.SignatureAsync(code, position, cancellationToken), cancellationToken);

    /// <summary>What the compiler has to say about a cell before it is run.</summary>
    /// <param name="code">The whole cell, with its directives.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Errors and warnings, in the order of their places.</returns>
    /// <exception cref="ObjectDisposedException">The session has ended.</exception>
    public Task<ImmutableArray<CellProblem>> DiagnoseAsync(string code, CancellationToken cancellationToken = default) =>
        Ask(code, 0, () => _answers.DiagnoseAsync(code, cancellationToken), cancellationToken);

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
        await _answers.DescribeAsync(name, name.Length, cancellationToken).ConfigureAwait(false) is var (description, _) ? description : null;

    private Task<T> Ask<T>(string code, int position, Func<Task<T>> question, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, code.Length);
        ObjectDisposedException.ThrowIf(_session.IsDisposed, _session);
        // The caller's thread is free while Roslyn works, where there are threads.
        return _session.Options.OwnThread ? Task.Run(question, cancellationToken) : question();
    }
}
