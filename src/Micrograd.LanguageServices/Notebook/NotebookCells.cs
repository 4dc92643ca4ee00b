using System.Collections.Immutable;

using Micrograd.Sessions;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>
/// The code cells of a notebook, as its editor has told them, and what each of them sees: first what the session has run that is from none of the cells above
/// it nor its own, in the order in which it ran, and then all cells above it as they stand now, run or not.
/// </summary>
/// <remarks>
/// Of what has run, only what is named by the cell or by those above it is taken in, and isn't declared there anew. Nothing else can matter, and most cells
/// then have the same code before their first: binding it anew for each would take as long as binding the notebook.
/// </remarks>
#pragma warning disable CA1001 // A question that is being answered still uses the semaphore; it holds nothing of the system.
internal sealed class NotebookCells(CSharpSession session, UnrunDirectives directives)
#pragma warning restore CA1001
{
    // More than one when cells below have run that those above name.
    private const int MostChains = 4;

    private static readonly Lazy<ImmutableArray<ISymbol>> Nothing = new([]);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<CellChain> _chains = [];
    private readonly Dictionary<RanCode, CellNames> _ranNames = [];
    private readonly Lock _telling = new();
    private ImmutableArray<WrittenCell> _cells = [];
    private (ImmutableArray<MetadataReference> Known, string Directives, ImmutableArray<ReadFile> Files, ImmutableArray<MetadataReference> All)? _references;

    /// <summary>The cells as they were told last.</summary>
    public ImmutableArray<WrittenCell> Cells
    {
        get
        {
            lock (_telling) return _cells;
        }
    }

    /// <summary>Takes in how the cells stand now.</summary>
    public void Tell(ImmutableArray<CellCode> cells)
    {
        lock (_telling)
        {
            var known = _cells.GroupBy(cell => cell.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
            _cells =
            [
                .. cells.Select(cell => known.TryGetValue(cell.Id, out WrittenCell? written) && written.Code == cell.Code
                    ? written
                    : new WrittenCell(cell.Id, cell.Code, session.Runner.Directives)),
            ];
        }
    }

    /// <summary>The cells, with the text that one of them has now; null when there is no such cell.</summary>
    public (ImmutableArray<WrittenCell> Cells, int Index)? With(string id, string code)
    {
        ImmutableArray<WrittenCell> cells = Cells;
        int index = 0;
        while (index < cells.Length && cells[index].Id != id) index++;
        if (index == cells.Length) return null;
        return (cells[index].Code == code ? cells : cells.SetItem(index, new WrittenCell(id, code, session.Runner.Directives)), index);
    }

    /// <summary>What a cell sees.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="index">The cell's place among them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CellContext> ContextAsync(ImmutableArray<WrittenCell> cells, int index, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (CellChain chain, ImmutableArray<RanCode> others) = await ChainAsync(cells, index, cancellationToken).ConfigureAwait(false);
            LinkState before = await chain.BeforeAsync(cells, index, cancellationToken).ConfigureAwait(false);
            return new CellContext(before.State, before.Files.Contains, before.IsUnknown, others.IsEmpty ? Nothing : new(() => Declared(others)));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A cell, bound in its place.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="index">The cell's place among them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CellLink> LinkAsync(ImmutableArray<WrittenCell> cells, int index, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (CellChain chain, _) = await ChainAsync(cells, index, cancellationToken).ConfigureAwait(false);
            return await chain.LinkAsync(cells, index, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<(CellChain Chain, ImmutableArray<RanCode> Others)> ChainAsync(
        ImmutableArray<WrittenCell> cells, int index, CancellationToken cancellationToken)
    {
        SessionState state = await session.Runner.StateAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<MetadataReference> references = await ReferencesAsync(cells, state, cancellationToken).ConfigureAwait(false);
        (ImmutableArray<RanCode> taken, ImmutableArray<RanCode> others) = History(cells, index);
        CellChain? chain = _chains.Find(each =>
            each.Root.Language == state.Language && each.Root.References.SequenceEqual(references) && each.History.SequenceEqual(taken));
        if (chain is null) chain = new CellChain(new SessionState(null, references, state.Language), taken, directives, cancellationToken);
        else _chains.Remove(chain);
        _chains.Insert(0, chain);
        if (_chains.Count > MostChains) _chains.RemoveAt(MostChains);
        return (chain, others);
    }

    // All that the cells refer to is known from the first on: assemblies that came later would have those before bound anew.
    private async Task<ImmutableArray<MetadataReference>> ReferencesAsync(
        ImmutableArray<WrittenCell> cells, SessionState state, CancellationToken cancellationToken)
    {
        ImmutableArray<WrittenCell> asking = cells.RemoveAll(cell => cell.Directives.Length == 0);
        if (asking.IsEmpty) return state.References;
        string key = string.Join('\0', asking.Select(cell => $"{cell.Directives}\0{session.Runner.Ran.Count(ran => ran.Run.Cell == cell.Id)}"));
        if (_references is { } known && known.Directives == key && known.Known.SequenceEqual(state.References) && known.Files.All(directives.IsSame))
        {
            return known.All;
        }

        var all = new SessionState(null, state.References, state.Language);
        ImmutableArray<ReadFile> files = [];
        foreach (WrittenCell cell in asking)
        {
            var context = new CellContext(all, static _ => false, IsUnknown: false, Nothing);
            UnrunCode unrun = await directives.ReadAsync(cell.Text.Parts.OfType<DirectivePart>(), context, cancellationToken).ConfigureAwait(false);
            all = all.With(unrun.References);
            files = files.AddRange(unrun.Files);
        }

        // A file may have changed that a cell loads.
        _chains.Clear();
        _references = (state.References, key, files, all.References);
        return all.References;
    }

    // What has run and is taken in before the first cell, and what isn't.
    private (ImmutableArray<RanCode> Taken, ImmutableArray<RanCode> Others) History(ImmutableArray<WrittenCell> cells, int index)
    {
        ImmutableArray<RanCode> others = Others(cells, index);
        if (others.IsEmpty) return ([], []);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var declared = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i <= index; i++) missing.UnionWith(cells[i].Names.Used);
        for (int i = 0; i < index; i++) declared.UnionWith(cells[i].Names.Declared);
        missing.ExceptWith(declared);
        var taken = new HashSet<RanCode>();
        for (bool isMore = true; isMore;)
        {
            isMore = false;
            foreach (RanCode ran in others)
            {
                CellNames names = NamesOf(ran);
                if (taken.Contains(ran) || !(names.HasUsings || names.Declared.Overlaps(missing))) continue;
                taken.Add(ran);
                missing.UnionWith(names.Used.Where(name => !declared.Contains(name)));
                isMore = true;
            }
        }

        return ([.. others.Where(taken.Contains)], [.. others.Where(ran => !taken.Contains(ran))]);
    }

    // Of a cell that is there, its last run alone: what it declared before was declared anew.
    private ImmutableArray<RanCode> Others(ImmutableArray<WrittenCell> cells, int index)
    {
        ImmutableList<RanCode> ran = session.Runner.Ran;
        if (ran.IsEmpty) return [];
        HashSet<string> above = [.. cells.Take(index + 1).Select(cell => cell.Id)];
        var last = new Dictionary<string, RanCell>(StringComparer.Ordinal);
        foreach (RanCode each in ran)
        {
            if (each.Run.Cell is { } cell) last[cell] = each.Run;
        }

        return [.. ran.Where(each => each.Run.Cell is not { } cell || (!above.Contains(cell) && last[cell] == each.Run))];
    }

    private CellNames NamesOf(RanCode ran)
    {
        if (!_ranNames.TryGetValue(ran, out CellNames? names)) _ranNames[ran] = names = CellNames.Of([ran.Code]);
        return names;
    }

    // What later code declares hides what bears the same name.
    private static ImmutableArray<ISymbol> Declared(ImmutableArray<RanCode> code) =>
    [
        .. code.Reverse()
            .SelectMany(ran => ran.Compilation.ScriptClass?.GetMembers() ?? [])
            .Where(member => !member.IsImplicitlyDeclared && SymbolFilter.CanBeWritten(member))
            .DistinctBy(member => member.Name),
    ];
}
