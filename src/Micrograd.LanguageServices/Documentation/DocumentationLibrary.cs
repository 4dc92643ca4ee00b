using System.Collections.Concurrent;

using Micrograd.Sessions.Assemblies;

using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices.Documentation;

/// <summary>Finds what is said about a symbol: in a cell's own comments, in the file beside its assembly, or in the SDK.</summary>
internal sealed class DocumentationLibrary(IFileSource files)
{
    private readonly ConcurrentDictionary<string, DocumentationFile?> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _facades = new(StringComparer.Ordinal);

    /// <summary>What is said about a symbol.</summary>
    public async ValueTask<DocumentationText> FindAsync(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        symbol = Documented(symbol);
        for (ISymbol? at = symbol; at is not null; at = Inherited(at))
        {
            string? xml = await XmlAsync(at, compilation, cancellationToken).ConfigureAwait(false);
            if (string.IsNullOrWhiteSpace(xml)) continue;
            var text = DocumentationText.Parse(xml);
            if (!text.IsInherited) return text;
        }

        // A record's property, or a class's that its primary constructor sets, is a parameter of the type.
        if (symbol is IPropertySymbol { ContainingType: { IsRecord: true } type } property
            && await XmlAsync(type, compilation, cancellationToken).ConfigureAwait(false) is { Length: > 0 } ofType)
        {
            return DocumentationText.Parse(ofType).OfParameter(property.Name);
        }

        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? await FindAsync(constructor.ContainingType, compilation, cancellationToken).ConfigureAwait(false)
            : DocumentationText.None;
    }

    private static ISymbol Documented(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension }) symbol = extension;
        return symbol.OriginalDefinition;
    }

    private static ISymbol? Inherited(ISymbol symbol)
    {
        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            INamedTypeSymbol { BaseType.SpecialType: SpecialType.None } type => type.BaseType,
            _ => null,
        };
        if (overridden is null && symbol is IMethodSymbol or IPropertySymbol && symbol.ContainingType is { TypeKind: not TypeKind.Interface } containing)
        {
            overridden = containing.AllInterfaces
                .SelectMany(face => face.GetMembers(symbol.Name))
                .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(containing.FindImplementationForInterfaceMember(member), symbol));
        }

        return overridden?.OriginalDefinition;
    }

    private async ValueTask<string?> XmlAsync(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!symbol.DeclaringSyntaxReferences.IsEmpty) return symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly) return null;
        if (compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { Length: > 0 } path }) return null;
        if (ReferencePack.Beside(path) is { } pack) return pack.Find(Facade(symbol, assembly, compilation, pack), id);
        string file = Path.ChangeExtension(path, ".xml");
        if (!_files.TryGetValue(file, out DocumentationFile? found))
        {
            byte[]? content = await files.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            found = _files.GetOrAdd(file, content is null ? null : new DocumentationFile(content));
        }

        return found?.Find(id);
    }

    // List<T> lives in System.Private.CoreLib, and is documented where programs are told to find it: in System.Collections.
    private string Facade(ISymbol symbol, IAssemblySymbol assembly, Compilation compilation, ReferencePack pack)
    {
        if (pack.Names.Contains(assembly.Name)) return assembly.Name;
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        if (type is null) return assembly.Name;
        string name = type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
        return _facades.GetOrAdd(
            name,
            static (name, from) => from.compilation.SourceModule.ReferencedAssemblySymbols
                .Where(facade => from.pack.Names.Contains(facade.Name) && facade.Name is not ("mscorlib" or "netstandard" or "System"))
                .FirstOrDefault(facade => facade.ResolveForwardedType(name) is not null)?.Name ?? from.assembly.Name,
            (compilation, pack, assembly));
    }
}
