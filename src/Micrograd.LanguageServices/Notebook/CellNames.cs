using System.Collections.Frozen;

using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>Which names C# has in it. They tell which code can matter to which, without binding any.</summary>
/// <param name="Used">All names.</param>
/// <param name="Declared">Those that later cells can use: variables, methods and types outside of all others.</param>
/// <param name="HasUsings">True when it makes names of namespaces known, nobody can tell which.</param>
internal sealed record CellNames(FrozenSet<string> Used, FrozenSet<string> Declared, bool HasUsings)
{
    /// <summary>False for code that leaves nothing to those after it.</summary>
    public bool MatterLater => HasUsings || Declared.Count > 0;

    /// <summary>The names in a cell's own C#.</summary>
    public static CellNames Of(CellText cell) => Of(cell.Parts.OfType<CSharpPart>().Select(part => part.Code));

    /// <summary>The names in some C#.</summary>
    public static CellNames Of(IEnumerable<string> pieces)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var declared = new HashSet<string>(StringComparer.Ordinal);
        bool hasUsings = false;
        foreach (string code in pieces)
        {
            var root = (CompilationUnitSyntax)ScriptChain.Parse(code, "", CellLanguageVersion.Released).GetRoot();
            hasUsings |= root.Usings.Count > 0;
            foreach (SyntaxToken token in root.DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken)) used.Add(token.ValueText);
            }

            foreach (SyntaxToken token in root.Members.SelectMany(Declarations)) declared.Add(token.ValueText);
        }

        return new CellNames(used.ToFrozenSet(StringComparer.Ordinal), declared.ToFrozenSet(StringComparer.Ordinal), hasUsings);
    }

    private static IEnumerable<SyntaxToken> Declarations(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier],
        DelegateDeclarationSyntax type => [type.Identifier],
        MethodDeclarationSyntax method => [method.Identifier],
        PropertyDeclarationSyntax property => [property.Identifier],
        BaseFieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(variable => variable.Identifier), .. Designations(field)],
        _ => Designations(member),
    };

    // `F(out var x)` and `var (a, b) = …`; what lambdas and methods declare is their own.
    private static IEnumerable<SyntaxToken> Designations(SyntaxNode node) =>
        node.DescendantNodes(static inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Select(static inner => inner switch
            {
                SingleVariableDesignationSyntax designation => designation.Identifier,
                VariableDeclaratorSyntax variable => variable.Identifier,
                LocalFunctionStatementSyntax function => function.Identifier,
                _ => default,
            })
            .Where(static token => token != default);
}
