using System.Collections.Concurrent;
using System.Collections.Immutable;

using Micrograd.LanguageServices;
using Micrograd.Sessions;

namespace Micrograd.Hosting.Conversations;

/// <summary>Answers what an editor wants to know of one session: each question once, whatever becomes of it.</summary>
/// <param name="session">The session.</param>
/// <param name="tools">What helps to answer.</param>
/// <param name="send">Takes each answer to the editor.</param>
internal sealed class Answers(CSharpSession session, LanguageTools tools, Action<SessionMessage> send)
{
    private readonly CSharpLanguage _language = CSharpLanguage.Of(session);
    private readonly ConcurrentDictionary<int, CancellationTokenSource> _open = new();

    /// <summary>Sends the answer to a question.</summary>
    public async Task AnswerAsync(Question question)
    {
        using var cancellation = new CancellationTokenSource();
        _open[question.Id] = cancellation;
        send(await AnswerAsync(question, cancellation.Token).ConfigureAwait(true));
        _open.TryRemove(KeyValuePair.Create(question.Id, cancellation));
    }

    /// <summary>Takes in how the cells of the notebook stand now.</summary>
    public void TellCells(ImmutableArray<CellCode> cells) => _language.TellCells(cells);

    /// <summary>Takes a question back, if it hasn't been answered.</summary>
    public void Cancel(int id)
    {
        try
        {
            if (_open.TryGetValue(id, out CancellationTokenSource? question)) question.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just been answered.
        }
    }

    /// <summary>Takes all questions back.</summary>
    public void CancelAll()
    {
        foreach (int id in _open.Keys) Cancel(id);
    }

    private async Task<SessionMessage> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        try
        {
            // One that is taken back is answered at once, however long the compiler goes on.
            return await FindAsync(question, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(true) ?? new NoAnswer(question.Id);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return new NoAnswer(question.Id, IsCancelled: true);
        }
        catch (ArgumentOutOfRangeException) when (question is CodeQuestion { Code.Length: var length })
        {
            return new MessageRefused($"The question is about a place that isn't in its code, which has {length} characters.", question.Id);
        }
        catch (Exception exception)
        {
            return new MessageRefused($"The question can't be answered: {exception.GetType().Name}: {exception.Message}", question.Id);
        }
    }

    private async Task<SessionMessage?> FindAsync(Question question, CancellationToken cancellationToken)
    {
        CSharpLanguage language = _language.InCell((question as CodeQuestion)?.Cell);
        switch (question)
        {
            case CompleteCode at:
                CompletionList list = await language.CompleteAsync(at.Code, at.Position, cancellationToken).ConfigureAwait(true);
                return new Completions(at.Id, list.Start, list.End, list.Items);
            case DescribeCode at:
                return await language.DescribeAsync(at.Code, at.Position, cancellationToken).ConfigureAwait(true) is { } found
                    ? new Description(at.Id, found.Start, found.End, found.Text, found.Markdown)
                    : null;
            case SignatureOfCode at:
                return await language.SignatureAsync(at.Code, at.Position, cancellationToken).ConfigureAwait(true) is { } help
                    ? new CallSignature(at.Id, help.Overloads, help.ActiveOverload, help.ActiveParameter)
                    : null;
            case DiagnoseCode of:
                return new Problems(of.Id, await language.DiagnoseAsync(of.Code, cancellationToken).ConfigureAwait(true));
            case CompletenessOfCode of:
                CellCompleteness completeness = language.IsComplete(of.Code);
                return new Completeness(of.Id, completeness.Kind, completeness.Indent);
            case DocumentItem at:
                return await language.DescribeItemAsync(at.Code, at.Position, at.Item, cancellationToken).ConfigureAwait(true) is { } item
                    ? new ItemDocumentation(at.Id, item.Kind, item.Text, item.Markdown)
                    : null;
            case DefineCode at:
                ImmutableArray<CodePlace> declared = await language.DefineAsync(at.Code, at.Position, tools.Decompiler, cancellationToken).ConfigureAwait(true);
                return declared.IsEmpty ? null : new Definition(at.Id, declared);
            case FindReferences at:
                return new References(at.Id, await language.ReferencesAsync(at.Code, at.Position, cancellationToken).ConfigureAwait(true));
            case RenameSymbol at:
                CellEdits renaming = await language.RenameAsync(at.Code, at.Position, at.Name, cancellationToken).ConfigureAwait(true);
                return new Edits(at.Id, renaming.Edits, renaming.Problem);
            case FormatCode of when tools.Formatter is { } formatter:
                var style = new IndentStyle(of.IndentSize, of.UseTabs);
                return new Edits(of.Id, await language.FormatAsync(of.Code, formatter, style, cancellationToken).ConfigureAwait(true));
            case FormatCode:
                return null;
            case ClassifyCode of:
                return new Tokens(of.Id, await language.ClassifyAsync(of.Code, cancellationToken).ConfigureAwait(true));
            case OutlineCode of:
                return new Outline(of.Id, await language.OutlineAsync(of.Code, cancellationToken).ConfigureAwait(true));
            case FixCode at:
                return new Fixes(at.Id, await language.FixAsync(at.Code, at.Position, cancellationToken).ConfigureAwait(true));
            case ListVariables:
                return await session.VariablesAsync(cancellationToken).ConfigureAwait(true) is { } variables ? new Variables(question.Id, variables) : null;
            case ListChildren of:
                return await session.ChildrenAsync(of.Path, of.From, of.Count, cancellationToken).ConfigureAwait(true) is { } children
                    ? new VariableChildren(of.Id, children)
                    : null;
            case ShowVariable of:
                return await session.ShowAsync(of.Path, cancellationToken).ConfigureAwait(true) is { } shown
                    ? new ShownVariable(of.Id, CellMessages.Forms(shown))
                    : null;
            case TabulateVariable of:
                return await session.TableAsync(of.Path, of.Rows, cancellationToken).ConfigureAwait(true) is { } table
                    ? new VariableTable(of.Id, table.Columns, table.Count)
                    : null;
            default:
                throw new NotSupportedException($"There is no answer to {question.GetType().Name}.");
        }
    }
}
