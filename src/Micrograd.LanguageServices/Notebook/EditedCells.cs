using System.Collections.Immutable;

using Micrograd.Sessions;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>Binds cells that are being edited, where they stand. Nothing is run.</summary>
internal sealed class EditedCells
{
    private readonly CSharpSession _session;
    private readonly UnrunDirectives _directives;

    /// <param name="session">The session that would run them.</param>
    public EditedCells(CSharpSession session)
    {
        _session = session;
        _directives = new UnrunDirectives(session);
        Notebook = new NotebookCells(session, _directives);
    }

    /// <summary>The cells that the editor has told.</summary>
    public NotebookCells Notebook { get; }

    /// <summary>A cell's text.</summary>
    public CellText Text(string code) => new(code, _session.Runner.Directives);

    /// <summary>What binds cells that are only tried, and forgets them.</summary>
    public NotebookCells Apart() => new(_session, _directives);

    /// <summary>A cell of the notebook with some text.</summary>
    public WrittenCell Written(string cell, string code) => new(cell, code, _session.Runner.Directives);

    /// <summary>What a cell sees.</summary>
    /// <param name="cell">Names the cell; null, or a name that wasn't told, for code that sees all that has run.</param>
    /// <param name="code">Its text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CellContext> ContextAsync(string? cell, string code, CancellationToken cancellationToken) =>
        cell is not null && Notebook.With(cell, code) is var (cells, index)
            ? await Notebook.ContextAsync(cells, index, cancellationToken).ConfigureAwait(false)
            : CellContext.Of(_session, await _session.Runner.StateAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The C# that a place is in, bound; null where it is in none.</summary>
    public async Task<EditedCode?> AtAsync(string? cell, string code, int position, CancellationToken cancellationToken)
    {
        CellText text = Text(code);
        if (text.DirectiveAt(position) is not null || text.IsOtherLanguage(position)) return null;
        CellContext context = await ContextAsync(cell, code, cancellationToken).ConfigureAwait(false);
        (string csharp, ImmutableArray<CellPart> before) = text.CSharpAt(position);
        return await EditAsync(cell, text, csharp, before, context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Binds some C# of a cell after other parts of it.</summary>
    /// <param name="cell">Names the cell; null when it is none of the notebook's.</param>
    /// <param name="text">The cell.</param>
    /// <param name="csharp">The C#.</param>
    /// <param name="before">The parts that run before it.</param>
    /// <param name="context">What the cell sees.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EditedCode> EditAsync(
        string? cell, CellText text, string csharp, ImmutableArray<CellPart> before, CellContext context, CancellationToken cancellationToken)
    {
        UnrunCode unrun = await _directives.ReadAsync(before, context, cancellationToken).ConfigureAwait(false);
        SessionState state = context.State.With(unrun.References);
        CSharpCompilation? previous = CellBinder.Bind(cell, text, state, unrun, cancellationToken) is [.., var last] ? last.Code.Compilation : null;
        return state.Edit(ScriptChain.ParseToRead(csharp, new CodeOrigin(cell, null).Path, unrun.Language, cancellationToken), previous);
    }

    /// <summary>All of a cell, bound.</summary>
    /// <param name="cell">Names the cell; null, or a name that wasn't told, for code that sees all that has run.</param>
    /// <param name="code">Its text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EditedCell> WholeAsync(string? cell, string code, CancellationToken cancellationToken)
    {
        CellText text = Text(code);
        CellContext context = await ContextAsync(cell, code, cancellationToken).ConfigureAwait(false);
        UnrunCode unrun = await _directives.ReadAsync(text.Parts, context, cancellationToken).ConfigureAwait(false);
        ImmutableArray<CellPiece> pieces = CellBinder.Bind(cell, text, context.State.With(unrun.References), unrun, cancellationToken);
        return new EditedCell(text, pieces, unrun.Problems, context.IsUnknown || unrun.IsUnknown);
    }
}

/// <summary>A cell that is being edited, bound.</summary>
/// <param name="Text">The cell.</param>
/// <param name="Pieces">Its C#, and that of the files that it loads.</param>
/// <param name="Problems">Directives that can't be followed.</param>
/// <param name="IsUnknown">True when it or a cell above brings what can't be read before it runs: a package.</param>
internal sealed record EditedCell(CellText Text, ImmutableArray<CellPiece> Pieces, ImmutableArray<CellProblem> Problems, bool IsUnknown)
{
    /// <summary>The pieces of the cell's own C#.</summary>
    public IEnumerable<EditedCode> Own => Pieces.Where(piece => piece.Own is not null).Select(piece => piece.Code);
}
