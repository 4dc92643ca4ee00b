using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>Offers the namespaces that make an unknown type known.</summary>
internal static class UsingFixer
{
    // What an assembly declares never changes.
    private static readonly ConditionalWeakTable<MetadataReference, ILookup<string, string>> Known = [];

    /// <summary>The ways to make the name at a place known.</summary>
    /// <param name="cell">Names the cell; null when it is none of the notebook's.</param>
    /// <param name="text">The cell.</param>
    /// <param name="code">The C# that the place is in.</param>
    /// <param name="position">The place.</param>
    public static ImmutableArray<CodeFix> Find(string? cell, CellText text, EditedCode code, int position)
    {
        SyntaxToken token = code.Root.FindToken(position);
        if (!token.IsKind(SyntaxKind.IdentifierToken) && position > 0) token = code.Root.FindToken(position - 1);
        if (token.Parent is not SimpleNameSyntax name || !token.Span.IntersectsWith(position) || !StandsAlone(name)) return [];
        SymbolInfo info = code.Model.GetSymbolInfo(name);
        bool isUnknown = info.Symbol is null
            && info.CandidateReason is CandidateReason.None or CandidateReason.Inaccessible or CandidateReason.WrongArity or CandidateReason.NotAnAttributeType;
        if (!isUnknown) return [];
        int arity = (name as GenericNameSyntax)?.Arity ?? 0;
        (int line, int column, string before, string after) = Place(text);
        return
        [
            .. Namespaces(References(code.Compilation), name, arity)
                .OrderBy(space => space.Count(letter => letter == '.'))
                .ThenBy(space => !space.StartsWith("System", StringComparison.Ordinal))
                .ThenBy(space => space, StringComparer.Ordinal)
                .Select(space => $"using {space};")
                .Select(directive => new CodeFix(directive, [new CellEdit(cell, line, column, line, column, before + directive + after)])),
        ];
    }

    // In `a.B` it is a that isn't known, or there is no B in it.
    private static bool StandsAlone(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberBindingExpressionSyntax or NameColonSyntax or UsingDirectiveSyntax => false,
        _ => true,
    };

    // A submission that stands after others has theirs.
    private static IEnumerable<MetadataReference> References(Compilation? last)
    {
        for (Compilation? each = last; each is not null; each = each.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            foreach (MetadataReference reference in each.ExternalReferences) yield return reference;
        }
    }

    private static IEnumerable<string> Namespaces(IEnumerable<MetadataReference> references, SimpleNameSyntax name, int arity)
    {
        string word = name.Identifier.ValueText;
        bool isAttribute = name.Parent is AttributeSyntax;

        string[] wanted = [arity == 0 ? word : $"{word}`{arity}", .. isAttribute ? (string[])[word + "Attribute"] : []];
        return references.SelectMany(reference => wanted.SelectMany(each => Types(reference)[each]))
            .Where(space => space.Length > 0)
            .Distinct(StringComparer.Ordinal);
    }

    private static ILookup<string, string> Types(MetadataReference reference) => Known.GetValue(reference, static reference =>
        (reference as PortableExecutableReference)?.GetMetadata() is AssemblyMetadata assembly
            ? assembly.GetModules()
                .SelectMany(module => Public(module.GetMetadataReader()))
                .ToLookup(type => type.Name, type => type.Namespace, StringComparer.Ordinal)
            : Enumerable.Empty<string>().ToLookup(static name => name, StringComparer.Ordinal));

    private static IEnumerable<(string Name, string Namespace)> Public(MetadataReader metadata) => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Where(static type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
        .Select(type => (metadata.GetString(type.Name), metadata.GetString(type.Namespace)));

    // Below the usings that are there, or else above all C# and below the directives before it.
    private static (int Line, int Column, string Before, string After) Place(CellText text)
    {
        if (text.Parts.OfType<CSharpPart>().FirstOrDefault() is not { } part) return (1, 1, "", "\n");
        var root = (CompilationUnitSyntax)ScriptChain.Parse(text.Masked(part), "", CellLanguageVersion.Released).GetRoot();
        if (root.Usings is [.., var last])
        {
            (int line, int column) = text.Place(last.Span.End);
            return (line, column, "\n", "");
        }

        int first = part.Line;
        while (text.Parts.OfType<DirectivePart>().Any(directive => directive.Line == first)) first++;
        return (first, 1, "", "\n");
    }
}
