using System.Collections.Immutable;

using Micrograd.Sessions;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>Finds where names are declared.</summary>
internal sealed class Definer(CSharpSession session, EditedCells cells)
{
    /// <summary>Where the name at a place is declared.</summary>
    /// <param name="cell">Names the cell; null when it is none of the notebook's.</param>
    /// <param name="code">Its text.</param>
    /// <param name="position">The place.</param>
    /// <param name="decompiler">Makes C# of assemblies; null where nothing does.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<CodePlace>> FindAsync(
        string? cell, string code, int position, IDecompiler? decompiler, CancellationToken cancellationToken)
    {
        if (cells.Text(code).DirectiveAt(position) is { } directive) return File(directive) is { } file ? [file] : [];
        if (await cells.AtAsync(cell, code, position, cancellationToken).ConfigureAwait(false) is not { } edited) return [];
        if (Describer.Named(edited, position) is not var (symbol, _)) return [];
        if (Declared(symbol) is { Length: > 0 } locations) return [.. locations.Select(location => Place(location, cell, code)).OfType<CodePlace>()];
        return decompiler is not null && Decompiled(symbol, edited.Compilation, decompiler, cancellationToken) is { } place ? [place] : [];
    }

    /// <summary>Where something stands that was bound; null when nobody has that text any more.</summary>
    /// <param name="location">Its place in what was bound.</param>
    /// <param name="cell">Names the cell that was asked about; null when it is none of the notebook's.</param>
    /// <param name="code">That cell's text.</param>
    public CodePlace? Place(Location location, string? cell, string code)
    {
        SyntaxTree tree = location.SourceTree!;
        CodeOrigin origin = CodeOrigin.Of(tree);
        LinePositionSpan span = location.GetLineSpan().Span;

        if (origin.File is { } file && CodeOrigin.IsNotebook(file)) return Start(file);

        // What has run may have been written anew since.
        string? text = origin.Cell is { } id && id != cell ? cells.Notebook.Cells.FirstOrDefault(each => each.Id == id)?.Code
            : origin.Cell is not null || tree.FilePath.Length == 0 ? code
            : null;
        if (origin.File is null && (text is null || !StandsAt(text, span, tree.GetText().ToString(location.SourceSpan)))) return null;
        return new CodePlace(
            origin.Cell, origin.File, null, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);
    }

    /// <summary>The beginning of a file.</summary>
    public static CodePlace Start(string file) => new(null, file, null, 1, 1, 1, 1);

    private static bool StandsAt(string text, LinePositionSpan span, string name)
    {
        TextLineCollection lines = SourceText.From(text).Lines;
        if (span.Start.Line >= lines.Count) return false;
        TextLine line = lines[span.Start.Line];
        return string.CompareOrdinal(line.ToString(), span.Start.Character, name, 0, name.Length) == 0;
    }

    private CodePlace? File(DirectivePart directive)
    {
        if (directive.Name is not (BuiltInDirectives.Load or BuiltInDirectives.Import)) return null;
        if (directive.Problem is not null || directive.Argument.Length == 0) return null;
        return Start(Path.GetFullPath(directive.Argument, Path.GetFullPath(session.Options.Folder)));
    }

    // What nobody has written, such as a class's default constructor, is where its type is.
    private static ImmutableArray<Location> Declared(ISymbol symbol)
    {
        symbol = (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;
        ImmutableArray<Location> locations = [.. symbol.Locations.Where(location => location.IsInSource)];
        if (!locations.IsEmpty) return locations;
        return symbol.IsImplicitlyDeclared && symbol.ContainingType is { } type ? [.. type.Locations.Where(location => location.IsInSource)] : [];
    }

    private static CodePlace? Decompiled(ISymbol symbol, Compilation compilation, IDecompiler decompiler, CancellationToken cancellationToken)
    {
        symbol = (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;
        if (symbol is IMethodSymbol { AssociatedSymbol: { } associated }) symbol = associated;
        if (symbol is IParameterSymbol or ITypeParameterSymbol) symbol = symbol.ContainingSymbol;
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        if (type is null or IErrorTypeSymbol || type.ContainingAssembly is not { } assembly) return null;
        if (compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { Length: > 0 } path }) return null;
        string name = type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
        return decompiler.Decompile(path, name, symbol.MetadataToken, cancellationToken);
    }
}
