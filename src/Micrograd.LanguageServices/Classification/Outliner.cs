using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>Lists what a cell declares.</summary>
internal static class Outliner
{
    private static readonly SymbolDisplayFormat OfParameters = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Types, their members, methods and variables, each before what is in it.</summary>
    public static ImmutableArray<OutlineItem> List(EditedCell cell)
    {
        var items = ImmutableArray.CreateBuilder<OutlineItem>();
        foreach (EditedCode piece in cell.Own)
        {
            foreach (MemberDeclarationSyntax member in ((CompilationUnitSyntax)piece.Root).Members) Add(member, 0);

            void Add(MemberDeclarationSyntax member, int level)
            {
                foreach ((SyntaxNode node, SyntaxToken name) in Declared(member, level))
                {
                    if (name.IsMissing || name.Span.IsEmpty || piece.Model.GetDeclaredSymbol(node) is not { } symbol) continue;
                    (int line, int column) = cell.Text.Place(member.SpanStart);
                    (int endLine, int endColumn) = cell.Text.Place(member.Span.End);
                    (int nameLine, int nameColumn) = cell.Text.Place(name.SpanStart);
                    items.Add(new OutlineItem(
                        name.ValueText, Detail(symbol), SymbolText.Kind(symbol), level,
                        line, column, endLine, endColumn, nameLine, nameColumn, nameColumn + name.Span.Length));
                }

                if (member is not BaseTypeDeclarationSyntax) return;
                foreach (MemberDeclarationSyntax inner in member.ChildNodes().OfType<MemberDeclarationSyntax>()) Add(inner, level + 1);
            }
        }

        return items.ToImmutable();
    }

    private static IEnumerable<(SyntaxNode Node, SyntaxToken Name)> Declared(MemberDeclarationSyntax member, int level) => member switch
    {
        BaseTypeDeclarationSyntax type => [(type, type.Identifier)],
        DelegateDeclarationSyntax type => [(type, type.Identifier)],
        MethodDeclarationSyntax method => [(method, method.Identifier)],
        ConstructorDeclarationSyntax constructor => [(constructor, constructor.Identifier)],
        OperatorDeclarationSyntax operation => [(operation, operation.OperatorToken)],
        PropertyDeclarationSyntax property => [(property, property.Identifier)],
        IndexerDeclarationSyntax indexer => [(indexer, indexer.ThisKeyword)],
        EventDeclarationSyntax handler => [(handler, handler.Identifier)],
        EnumMemberDeclarationSyntax value => [(value, value.Identifier)],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => ((SyntaxNode)variable, variable.Identifier)),
        GlobalStatementSyntax statement when level == 0 => statement
            .DescendantNodes(static inner => inner is not (BlockSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<SingleVariableDesignationSyntax>()
            .Select(designation => ((SyntaxNode)designation, designation.Identifier)),
        _ => [],
    };

    private static string Detail(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "",
        IFieldSymbol field => field.Type.ToDisplayString(SymbolText.OfParameters),
        ILocalSymbol local => local.Type.ToDisplayString(SymbolText.OfParameters),
        IPropertySymbol property => property.Type.ToDisplayString(SymbolText.OfParameters),
        IMethodSymbol method => Parameters(method.ToDisplayString(OfParameters)),
        _ => "",
    };

    private static string Parameters(string method) => method.IndexOf('(', StringComparison.Ordinal) is >= 0 and var start ? method[start..] : "";
}
