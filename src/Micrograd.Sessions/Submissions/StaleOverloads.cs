using System.Collections.Immutable;
using System.Runtime.CompilerServices;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Sessions.Submissions;

/// <summary>
/// Methods of earlier cells that a cell declares again, with parameters of types that were declared again since. For the compiler they are overloads: a call
/// with a lambda, or with what converts to either type, would be ambiguous, though the reader sees one method and one type.
/// </summary>
internal static class StaleOverloads
{
    private static readonly ConditionalWeakTable<CSharpCompilation, Names> Known = [];

    /// <summary>The names of methods under which a cell must not find those of earlier cells.</summary>
    /// <param name="tree">The cell.</param>
    /// <param name="previous">The submission before it.</param>
    public static ImmutableArray<string> Of(SyntaxTree tree, CSharpCompilation? previous)
    {
        if (previous is null || tree.GetRoot() is not CompilationUnitSyntax root) return [];
        Names before = Before(previous);
        ILookup<string, MethodDeclarationSyntax> methods = root.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => before.Methods.Contains(method.Identifier.ValueText)).ToLookup(method => method.Identifier.ValueText);
        if (methods.Count == 0) return [];
        ImmutableHashSet<string> types = [.. root.Members.Select(TypeName).OfType<string>()];
        if (before.TypesDeclaredAgain.IsEmpty && !types.Overlaps(before.Types)) return [];
        return [.. methods.Where(name => IsStale(name.Key, [.. name], types, previous)).Select(name => name.Key)];
    }

    // An overload that is none of these, and that the cell doesn't declare again, is meant to be one.
    private static bool IsStale(string name, ImmutableArray<MethodDeclarationSyntax> methods, ImmutableHashSet<string> types, CSharpCompilation previous)
    {
        bool isStale = false;
        foreach (IMethodSymbol method in Overloads(name, previous))
        {
            IEnumerable<INamedTypeSymbol> own = method.Parameters.SelectMany(parameter => Within(parameter.Type));
            if (own.Any(type => types.Contains(type.MetadataName) || !IsLast(type, previous))) isStale = true;
            else if (!methods.Any(again => Signature(again) == Signature(method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()))) return false;
        }

        return isStale;
    }

    // As the compiler finds them: as far as the first submission in which the name is another thing's.
    private static IEnumerable<IMethodSymbol> Overloads(string name, CSharpCompilation last)
    {
        foreach (CSharpCompilation submission in Chain(last))
        {
            if (Roots(submission).Any(root => root.Usings.Any(alias => alias.Alias?.Name.Identifier.ValueText == name))) yield break;
            foreach (ISymbol member in submission.ScriptClass?.GetMembers(name) ?? [])
            {
                if (member is not IMethodSymbol method) yield break;
                yield return method;
            }
        }
    }

    private static bool IsLast(INamedTypeSymbol type, CSharpCompilation last)
    {
        var declared = Chain(last).Select(submission => submission.ScriptClass?.GetTypeMembers(type.Name, type.Arity) ?? []);
        return declared.FirstOrDefault(types => !types.IsEmpty, []).Contains(type, SymbolEqualityComparer.Default);
    }

    // The types of cells that a type is or is made of, as their declarations have them.
    private static IEnumerable<INamedTypeSymbol> Within(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Within(array.ElementType),
        IPointerTypeSymbol pointer => Within(pointer.PointedAtType),
        INamedTypeSymbol { ContainingType: { IsScriptClass: false } outer } inner => inner.TypeArguments.Append(outer).SelectMany(Within),
        INamedTypeSymbol { ContainingType: not null } own => own.TypeArguments.SelectMany(Within).Prepend(own.OriginalDefinition),
        INamedTypeSymbol other => other.TypeArguments.SelectMany(Within),
        _ => [],
    };

    private static string Signature(SyntaxNode? method) =>
        method is MethodDeclarationSyntax { Arity: var arity, ParameterList.Parameters: var parameters }
            ? string.Join(',', parameters.Select(parameter => $"{parameter.Modifiers} {parameter.Type?.NormalizeWhitespace()}").Prepend($"`{arity}"))
            : "?";

    private static Names Before(CSharpCompilation last)
    {
        var unknown = new Stack<CSharpCompilation>();
        Names names = Names.None;
        foreach (CSharpCompilation submission in Chain(last))
        {
            if (Known.TryGetValue(submission, out Names? known))
            {
                names = known;
                break;
            }

            unknown.Push(submission);
        }

        while (unknown.TryPop(out CSharpCompilation? submission))
        {
            names = Roots(submission).Aggregate(names, static (before, root) => before.With(root));
            Known.AddOrUpdate(submission, names);
        }

        return names;
    }

    private static IEnumerable<CompilationUnitSyntax> Roots(CSharpCompilation submission) =>
        submission.SyntaxTrees.Select(tree => tree.GetRoot()).OfType<CompilationUnitSyntax>();

    private static IEnumerable<CSharpCompilation> Chain(CSharpCompilation last)
    {
        for (CSharpCompilation? each = last; each is not null; each = each.ScriptCompilationInfo?.PreviousScriptCompilation) yield return each;
    }

    // As metadata has it: Node and Node<T> are two types.
    private static string? TypeName(MemberDeclarationSyntax member) => member switch
    {
        TypeDeclarationSyntax { Arity: > 0 } type => $"{type.Identifier.ValueText}`{type.Arity}",
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax { Arity: > 0 } type => $"{type.Identifier.ValueText}`{type.Arity}",
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What cells have declared up to one of them: asked at each cell, and each letter that is typed, so that it is kept.</summary>
    private sealed record Names(ImmutableHashSet<string> Types, ImmutableHashSet<string> TypesDeclaredAgain, ImmutableHashSet<string> Methods)
    {
        public static readonly Names None = new([], [], []);

        public Names With(CompilationUnitSyntax root)
        {
            string[] types = [.. root.Members.Select(TypeName).OfType<string>()];
            return new Names(
                Types.Union(types),
                TypesDeclaredAgain.Union(types.Where(Types.Contains)),
                Methods.Union(root.Members.OfType<MethodDeclarationSyntax>().Select(method => method.Identifier.ValueText)));
        }
    }
}
