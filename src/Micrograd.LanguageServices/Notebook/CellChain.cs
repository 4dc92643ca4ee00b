using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>
/// The cells of a notebook, each bound after those above it, and before all of them some code that the session has run. What was bound stays, down to the
/// first cell that has changed, or loads a file that has.
/// </summary>
internal sealed class CellChain
{
    private static readonly Lazy<ImmutableArray<ISymbol>> Nothing = new([]);

    private readonly UnrunDirectives _directives;
    private readonly LinkState _start;
    private readonly List<CellLink> _links = [];

    /// <param name="root">What every cell can refer to.</param>
    /// <param name="history">What the session has run, and stands before all cells.</param>
    /// <param name="directives">What reads what directives will bring.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public CellChain(SessionState root, ImmutableArray<RanCode> history, UnrunDirectives directives, CancellationToken cancellationToken)
    {
        Root = root;
        History = history;
        _directives = directives;
        SessionState state = root;
        foreach ((int place, RanCode ran) in history.Index())
        {
            string path = ran.File is null && ran.Run.Cell is null ? $"ran:{place}" : new CodeOrigin(ran.File is null ? ran.Run.Cell : null, ran.File).Path;
            SyntaxTree tree = ScriptChain.ParseToRead(ran.Code, path, ran.Language, cancellationToken);
            state = new SessionState(state.Edit(tree).Compilation, root.References, root.Language);
        }

        _start = new LinkState(state, ImmutableHashSet.Create<string>(StringComparer.Ordinal), IsUnknown: false);
    }

    public SessionState Root { get; }

    public ImmutableArray<RanCode> History { get; }

    /// <summary>What stands before a cell.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="index">The cell's place among them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LinkState> BeforeAsync(ImmutableArray<WrittenCell> cells, int index, CancellationToken cancellationToken)
    {
        int same = 0;
        while (same < index && same < _links.Count && _links[same].Cell == cells[same] && _links[same].Files.All(_directives.IsSame)) same++;
        if (same < index) _links.RemoveRange(same, _links.Count - same);
        for (; same < index; same++)
        {
            LinkState before = same == 0 ? _start : _links[same - 1].After;
            _links.Add(await LinkAsync(cells[same], before, cancellationToken).ConfigureAwait(false));
        }

        return index == 0 ? _start : _links[index - 1].After;
    }

    /// <summary>A cell, bound after those above it.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="index">The cell's place among them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CellLink> LinkAsync(ImmutableArray<WrittenCell> cells, int index, CancellationToken cancellationToken)
    {
        await BeforeAsync(cells, index + 1, cancellationToken).ConfigureAwait(false);
        return _links[index];
    }

    private async Task<CellLink> LinkAsync(WrittenCell cell, LinkState before, CancellationToken cancellationToken)
    {
        var context = new CellContext(before.State, before.Files.Contains, before.IsUnknown, Nothing);
        UnrunCode unrun = await _directives.ReadAsync(cell.Text.Parts, context, cancellationToken).ConfigureAwait(false);
        ImmutableArray<CellPiece> pieces = CellBinder.Bind(cell.Id, cell.Text, before.State, unrun, cancellationToken);

        // What leaves nothing behind makes the way to what stands above it no longer.
        bool matters = cell.Names.MatterLater || unrun.Files.Length > 0;
        SessionState after = matters && pieces is [.., var last] ? new SessionState(last.Code.Compilation, before.State.References, unrun.Language)
            : unrun.Language != before.State.Language ? before.State with { Language = unrun.Language }
            : before.State;
        ImmutableHashSet<string> files = before.Files.Union(unrun.Files.Select(file => file.Path));
        return new CellLink(cell, pieces, unrun.Files, new LinkState(after, files, before.IsUnknown || unrun.IsUnknown));
    }
}
