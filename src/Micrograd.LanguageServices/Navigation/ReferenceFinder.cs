using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>Finds where in a notebook, and in the files that it loads, names mean a thing.</summary>
internal sealed class ReferenceFinder(EditedCells cells)
{
    private const string Attribute = "Attribute";

    /// <summary>What the name at a place means; null where there is none.</summary>
    public async Task<ISymbol?> SymbolAsync(string? cell, string code, int position, CancellationToken cancellationToken)
    {
        EditedCode? edited = await cells.AtAsync(cell, code, position, cancellationToken).ConfigureAwait(false);
        return edited is not null && Describer.Named(edited, position) is var (symbol, _) ? symbol : null;
    }

    /// <summary>All places where a symbol is named, in all cells and the files that they load.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="all">All cells.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<CellReference>> FindAsync(ISymbol symbol, ImmutableArray<WrittenCell> all, CancellationToken cancellationToken)
    {
        if (SymbolKey.Of(symbol) is not { } key) return [];
        string name = SymbolKey.Root(symbol).Name;
        var found = ImmutableArray.CreateBuilder<CellReference>();
        for (int i = 0; i < all.Length; i++)
        {
            // Most cells neither have the name in them nor load a file, and are bound for those below alone.
            if (all[i].Directives.Length == 0 && !all[i].Code.Contains(Short(name), StringComparison.Ordinal)) continue;
            CellLink link = await cells.Notebook.LinkAsync(all, i, cancellationToken).ConfigureAwait(false);
            foreach (CellPiece piece in link.Pieces)
            {
                found.AddRange(Find(key, name, piece.Code, cancellationToken).Select(token => new CellReference(all[i].Id, token)));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The places in some C# where a thing is named.</summary>
    public static IEnumerable<SyntaxToken> Find(SymbolKey key, string name, EditedCode code, CancellationToken cancellationToken)
    {
        foreach (SyntaxToken token in code.Root.DescendantTokens(descendIntoTrivia: true))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!token.IsKind(SyntaxKind.IdentifierToken) || (token.ValueText != name && token.ValueText != Short(name))) continue;
            if (Describer.Symbols(code.Model, token).Any(symbol => SymbolKey.Of(symbol) == key)) yield return token;
        }
    }

    /// <summary>How an attribute's type is named where it is used; any other name as it is.</summary>
    public static string Short(string name) =>
        name.Length > Attribute.Length && name.EndsWith(Attribute, StringComparison.Ordinal) ? name[..^Attribute.Length] : name;
}

/// <summary>A place where something is named.</summary>
/// <param name="Cell">The cell that it is in, or that loads the file.</param>
/// <param name="Token">The name, as it was bound.</param>
internal sealed record CellReference(string Cell, SyntaxToken Token)
{
    /// <summary>The full path of the file that it is in; null when it is in the cell itself.</summary>
    public string? File => CodeOrigin.Of(Token.SyntaxTree!).File;
}
