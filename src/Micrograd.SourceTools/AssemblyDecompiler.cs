using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.CSharp.OutputVisitor;
using ICSharpCode.Decompiler.CSharp.Syntax;
using ICSharpCode.Decompiler.Documentation;
using ICSharpCode.Decompiler.Metadata;
using ICSharpCode.Decompiler.TypeSystem;

using Micrograd.LanguageServices;

namespace Micrograd.SourceTools;

/// <summary>Makes C# of assemblies with ILSpy's decompiler. It is loaded when it is first asked.</summary>
public sealed class AssemblyDecompiler : IDecompiler
{
    // A reader goes back and forth between a few.
    private const int MostKept = 32;

    private readonly ConcurrentDictionary<(string Assembly, string Type), DecompiledType> _types = new();

    /// <inheritdoc/>
    public CodePlace? Decompile(string assembly, string type, int member, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(assembly)) return null;
        if (!_types.TryGetValue((assembly, type), out DecompiledType? decompiled))
        {
            if (Decompile(assembly, type, cancellationToken) is not { } made) return null;
            if (_types.Count >= MostKept) _types.Clear();
            decompiled = _types.GetOrAdd((assembly, type), made);
        }

        (TextLocation start, TextLocation end) = decompiled.Places.TryGetValue(member, out var place) ? place : decompiled.Own;
        return new CodePlace(null, null, decompiled.Source, start.Line, start.Column, end.Line, end.Column);
    }

    private static DecompiledType? Decompile(string assembly, string type, CancellationToken cancellationToken)
    {
        using var file = new PEFile(assembly);
        var name = new FullTypeName(type);
        var resolver = new UniversalAssemblyResolver(assembly, throwOnError: false, file.DetectTargetFrameworkId());
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        var settings = new DecompilerSettings(LanguageVersion.Latest) { ThrowOnAssemblyResolveErrors = false, ShowXmlDocumentation = true };
        var decompiler = new CSharpDecompiler(file, resolver, settings)
        {
            CancellationToken = cancellationToken,
            DocumentationProvider = XmlDocLoader.LoadDocumentation(file),
        };
        if (decompiler.TypeSystem.MainModule.TypeDefinitions.All(each => each.FullTypeName != name)) return null;
        SyntaxTree tree = decompiler.DecompileType(name);
        using var text = new StringWriter { NewLine = "\n" };
        settings.CSharpFormattingOptions.IndentationString = "    ";
        tree.AcceptVisitor(new CSharpOutputVisitor(TokenWriter.CreateWriterThatSetsLocationsInAST(text, "    "), settings.CSharpFormattingOptions));
        var places = new Dictionary<int, (TextLocation Start, TextLocation End)>();
        foreach (EntityDeclaration declaration in tree.Descendants.OfType<EntityDeclaration>())
        {
            if (declaration.GetSymbol() is not IEntity { MetadataToken: { IsNil: false } token }) continue;
            AstNode? named = declaration is FieldDeclaration { Variables: { Count: > 0 } variables } ? variables[0].NameToken : declaration.NameToken;
            if (named is null or Identifier { Name.Length: 0 }) named = declaration;
            places.TryAdd(MetadataTokens.GetToken(token), (named.StartLocation, named.EndLocation));
        }

        string simple = Path.GetFileNameWithoutExtension(assembly);
        var source = new DecompiledSource($"{name.Name}.cs", simple, $"// {simple}, {file.Metadata.GetAssemblyDefinition().Version}: decompiled\n\n{text}");
        ITypeDefinition definition = decompiler.TypeSystem.MainModule.TypeDefinitions.First(each => each.FullTypeName == name);
        var first = new TextLocation(1, 1);
        (TextLocation Start, TextLocation End) top = places.GetValueOrDefault(MetadataTokens.GetToken(definition.MetadataToken), (first, first));
        return new DecompiledType(source, places.ToDictionary(place => place.Key, place => Below(place.Value)), Below(top));
    }

    // Two lines stand above all.
    private static (TextLocation Start, TextLocation End) Below((TextLocation Start, TextLocation End) place) =>
        (new TextLocation(place.Start.Line + 2, place.Start.Column), new TextLocation(place.End.Line + 2, place.End.Column));

    /// <summary>C# that was made of a type.</summary>
    /// <param name="Source">The C#.</param>
    /// <param name="Places">Where the names of its members are, by their metadata tokens.</param>
    /// <param name="Own">Where its own name is.</param>
    private sealed record DecompiledType(
        DecompiledSource Source, IReadOnlyDictionary<int, (TextLocation Start, TextLocation End)> Places, (TextLocation Start, TextLocation End) Own);
}
