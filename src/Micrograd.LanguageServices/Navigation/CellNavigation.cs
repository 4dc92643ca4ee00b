using System.Collections.Immutable;

using Micrograd.Sessions;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>Finds the declarations and the uses of what is named in cells, and gives it other names.</summary>
internal sealed class CellNavigation(CSharpSession session, EditedCells cells)
{
    private readonly Definer _definer = new(session, cells);
    private readonly ReferenceFinder _references = new(cells);
    private readonly Renamer _renamer = new(cells);

    /// <summary>Where a name is declared.</summary>
    public Task<ImmutableArray<CodePlace>> DefineAsync(
        string? cell, string code, int position, IDecompiler? decompiler, CancellationToken cancellationToken) =>
        _definer.FindAsync(cell, code, position, decompiler, cancellationToken);

    /// <summary>Where a name is declared and used.</summary>
    public async Task<ImmutableArray<CodePlace>> ReferencesAsync(string? cell, string code, int position, CancellationToken cancellationToken)
    {
        if (await _references.SymbolAsync(cell, code, position, cancellationToken).ConfigureAwait(false) is not { } symbol) return [];
        if (cell is not null && cells.Notebook.With(cell, code) is var (all, _))
        {
            ImmutableArray<CellReference> found = await _references.FindAsync(symbol, all, cancellationToken).ConfigureAwait(false);
            return [.. found.Select(reference => Place(reference.Cell, reference.Token)).Distinct()];
        }

        if (SymbolKey.Of(symbol) is not { } key) return [];
        EditedCell own = await cells.WholeAsync(cell, code, cancellationToken).ConfigureAwait(false);
        string name = SymbolKey.Root(symbol).Name;
        return
        [
            .. own.Pieces.SelectMany(piece => ReferenceFinder.Find(key, name, piece.Code, cancellationToken)).Select(token => Place(cell, token)).Distinct(),
        ];
    }

    /// <summary>The edits that change a name.</summary>
    /// <exception cref="RenameException">It can't be done.</exception>
    public Task<ImmutableArray<CellEdit>> RenameAsync(string? cell, string code, int position, string? newName, CancellationToken cancellationToken) =>
        _renamer.RenameAsync(cell, code, position, newName, cancellationToken);

    private static CodePlace Place(string? cell, SyntaxToken token)
    {
        string? file = CodeOrigin.Of(token.SyntaxTree!).File;
        if (file is not null && CodeOrigin.IsNotebook(file)) return Definer.Start(file);
        FileLinePositionSpan span = token.GetLocation().GetLineSpan();
        (LinePosition start, LinePosition end) = (span.StartLinePosition, span.EndLinePosition);
        return new CodePlace(file is null ? cell : null, file, null, start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1);
    }
}
