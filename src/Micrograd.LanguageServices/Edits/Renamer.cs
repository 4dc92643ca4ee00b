using System.Collections.Immutable;
using System.Globalization;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>Gives what the cells of a notebook declare another name.</summary>
internal sealed class Renamer(EditedCells cells)
{
    private readonly ReferenceFinder _references = new(cells);

    /// <summary>The edits that do it.</summary>
    /// <param name="cell">Names the cell.</param>
    /// <param name="code">Its text.</param>
    /// <param name="position">A place in what has the name.</param>
    /// <param name="newName">The new name; null to leave it as it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RenameException">It can't be done. The message says why, to the reader.</exception>
    public async Task<ImmutableArray<CellEdit>> RenameAsync(string? cell, string code, int position, string? newName, CancellationToken cancellationToken)
    {
        ISymbol symbol = await _references.SymbolAsync(cell, code, position, cancellationToken).ConfigureAwait(false)
            ?? throw new RenameException("There is no name here that could be changed.");
        if (cell is null || cells.Notebook.With(cell, code) is not var (all, _))
            throw new RenameException("Only what the cells of a notebook declare can have another name.");
        ISymbol root = SymbolKey.Root(symbol);
        SymbolKey key = Changeable(root);
        ImmutableArray<CellReference> places = await _references.FindAsync(root, all, cancellationToken).ConfigureAwait(false);
        if (!places.Any(place => place.File is null && IsDeclaration(place, key))) throw new RenameException(NotHere(root));
        if (places.FirstOrDefault(place => place.File is not null) is { File: { } file } loaded)
        {
            int number = 1 + all.TakeWhile(each => each.Id != loaded.Cell).Count();
            throw new RenameException(
                $"{root.Name} is named in {Path.GetFileName(file)} too, which code cell {number} loads. Only names in cells can be changed.");
        }

        string name = newName is null ? root.Name : Checked(newName);
        var edits = ImmutableArray.CreateBuilder<CellEdit>(places.Length);
        foreach (CellReference place in places)
        {
            LinePositionSpan span = place.Token.GetLocation().GetLineSpan().Span;
            string written = newName is null ? place.Token.Text : Written(place.Token, root.Name, name);
            edits.Add(new CellEdit(
                place.Cell, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1, written));
        }

        ImmutableArray<CellEdit> wanted = edits.MoveToImmutable();
        if (newName is not null && name != root.Name) await CheckAsync(all, wanted, root, key, name, cancellationToken).ConfigureAwait(false);
        return wanted;
    }

    private static SymbolKey Changeable(ISymbol root)
    {
        if (root is INamespaceSymbol)
            throw new RenameException("A namespace comes from a library. Only what the cells of the notebook declare can have another name.");
        if (root.Name.Length == 0 || !SymbolFilter.CanBeWritten(root) || SymbolKey.Of(root) is not { } key)
            throw new RenameException("There is no name here that could be changed.");
        if (key.IsDeclared) return key;
        string library = root.ContainingAssembly?.Name ?? "a library";
        throw new RenameException($"{root.Name} comes from {library}. Only what the cells of the notebook declare can have another name.");
    }

    private static string NotHere(ISymbol root) =>
        root.Locations[0].SourceTree is { } tree && CodeOrigin.Of(tree).File is { } file
            ? $"{root.Name} is declared in {Path.GetFileName(file)}. Change its name there."
            : $"{root.Name} was declared by code that has run and is in no cell any more.";

    private static bool IsDeclaration(CellReference place, SymbolKey key)
    {
        FileLinePositionSpan span = place.Token.GetLocation().GetLineSpan();
        return span.Path == key.Place && span.StartLinePosition.Line == key.Line && span.StartLinePosition.Character == key.Column;
    }

    private static string Checked(string name)
    {
        if (name.Length == 0) throw new RenameException("A name has at least one character.");
        string bare = name.StartsWith('@') ? name[1..] : name;
        if (!SyntaxFacts.IsValidIdentifier(bare))
            throw new RenameException($"{name} is not a name in C#: a name has letters, digits and _, and begins with no digit.");
        if (!name.StartsWith('@') && SyntaxFacts.GetKeywordKind(bare) != SyntaxKind.None)
            throw new RenameException($"{name} is a word of C#. Choose another name, or write @{name}.");
        return bare;
    }

    // FooAttribute is named [Foo].
    private static string Written(SyntaxToken token, string old, string name)
    {
        string own = token.ValueText == old ? name : ReferenceFinder.Short(name);
        return SyntaxFacts.GetKeywordKind(own) == SyntaxKind.None ? own : "@" + own;
    }

    // Nothing may mean something else than before, and nothing that compiled may not.
    private async Task CheckAsync(
        ImmutableArray<WrittenCell> all, ImmutableArray<CellEdit> edits, ISymbol root, SymbolKey key, string name, CancellationToken cancellationToken)
    {
        ILookup<string?, CellEdit> ofCells = edits.ToLookup(edit => edit.Cell);
        ImmutableArray<WrittenCell> renamed =
            [.. all.Select(cell => ofCells.Contains(cell.Id) ? cells.Written(cell.Id, Apply(cell.Code, ofCells[cell.Id])) : cell)];

        // Bound apart: what is known of the cells as they stand is of use after this.
        NotebookCells trial = cells.Apart();
        SymbolKey after = Moved(key, edits);
        int found = 0;

        // `foreach`, `await`, `using`, queries, deconstructions and the braces after `new` find methods and properties by names that aren't written there.
        bool isUsedUnnamed = root is IMethodSymbol or IPropertySymbol;
        for (int i = 0; i < all.Length; i++)
        {
            if (!isUsedUnnamed && !MayLoad(all[i]) && !MayName(all[i], root.Name) && !MayName(all[i], name)) continue;
            CellLink before = await cells.Notebook.LinkAsync(all, i, cancellationToken).ConfigureAwait(false);
            CellLink now = await trial.LinkAsync(renamed, i, cancellationToken).ConfigureAwait(false);
            HashSet<(string, int)> known = [.. Errors(before, cancellationToken).Select(IdAndLine)];
            Diagnostic? added = Errors(now, cancellationToken).FirstOrDefault(error => !known.Contains(IdAndLine(error)));
            if (added is not null) throw Conflict(i, CellAdvice.For(added) ?? added.GetMessage(CultureInfo.InvariantCulture));
            found += now.Pieces.Sum(piece => ReferenceFinder.Find(after, name, piece.Code, cancellationToken).Count());
        }

        if (found != edits.Length) throw new RenameException($"{name} means something else already in the notebook. Choose another name.");

        RenameException Conflict(int index, string problem) =>
            new($"If {root.Name} were called {name}, code cell {index + 1} would no longer compile: {problem}");
    }

    private static bool MayLoad(WrittenCell cell) => cell.Directives.Length > 0;

    private static bool MayName(WrittenCell cell, string name) => cell.Code.Contains(ReferenceFinder.Short(name), StringComparison.Ordinal);

    private static (string Id, int Line) IdAndLine(Diagnostic error) => (error.Id, error.Location.GetLineSpan().StartLinePosition.Line);

    private static IEnumerable<Diagnostic> Errors(CellLink link, CancellationToken cancellationToken) => link.Pieces
        .SelectMany(piece => piece.Code.Compilation.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree == piece.Code.Tree));

    private static string Apply(string code, IEnumerable<CellEdit> edits)
    {
        var text = SourceText.From(code);
        return text.WithChanges(edits.Select(edit => new TextChange(Span(edit), edit.Text))).ToString();

        TextSpan Span(CellEdit edit) =>
            text.Lines.GetTextSpan(new LinePositionSpan(new(edit.Line - 1, edit.Column - 1), new(edit.EndLine - 1, edit.EndColumn - 1)));
    }

    // The declaration's own place, when names before it on its line are shorter or longer than before.
    private static SymbolKey Moved(SymbolKey key, IEnumerable<CellEdit> edits) => key with
    {
        Column = key.Column + edits
            .Where(edit => new CodeOrigin(edit.Cell, null).Path == key.Place && edit.Line == key.Line + 1 && edit.Column < key.Column + 1)
            .Sum(edit => edit.Text.Length - (edit.EndColumn - edit.Column)),
    };
}

/// <summary>A name can't be changed. The message says why, to the reader.</summary>
internal sealed class RenameException(string message) : Exception(message);
