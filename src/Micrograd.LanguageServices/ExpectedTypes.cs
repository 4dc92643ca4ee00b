using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>Which type of value a place wants.</summary>
internal static class ExpectedTypes
{
    /// <summary>The type that an expression is compared with, assigned to, passed as or returned as; null when that is open.</summary>
    public static ITypeSymbol? Of(SemanticModel model, SyntaxNode expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax) expression = expression.Parent;
        return expression.Parent switch
        {
            BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression
                or (int)SyntaxKind.BitwiseOrExpression or (int)SyntaxKind.CoalesceExpression
            } binary =>
                model.GetTypeInfo(binary.Left == expression ? binary.Right : binary.Left).Type,
            AssignmentExpressionSyntax assignment when assignment.Right == expression => model.GetTypeInfo(assignment.Left).Type,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } declaration } } =>
                model.GetTypeInfo(declaration.Type).Type,
            EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } } => model.GetTypeInfo(type).Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetTypeInfo(property.Type).Type,
            ArgumentSyntax argument => OfArgument(model, argument),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax =>
                model.GetEnclosingSymbol(expression.SpanStart) is IMethodSymbol { ReturnsVoid: false } method ? method.ReturnType : null,
            _ => null,
        };
    }

    /// <summary>What a pattern is compared with.</summary>
    public static ExpressionSyntax? Matched(SyntaxNode pattern)
    {
        SyntaxNode at = pattern;
        while (at.Parent is ConstantPatternSyntax or TypePatternSyntax or DeclarationPatternSyntax or BinaryPatternSyntax or UnaryPatternSyntax
            or ParenthesizedPatternSyntax)
        {
            at = at.Parent;
        }

        return at.Parent switch
        {
            IsPatternExpressionSyntax test => test.Expression,
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.GoverningExpression,
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } => statement.Expression,
            SwitchSectionSyntax { Parent: SwitchStatementSyntax statement } => statement.Expression,
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } => statement.Expression,
            _ => null,
        };
    }

    private static ITypeSymbol? OfArgument(SemanticModel model, ArgumentSyntax argument)
    {
        if (argument.Parent is not BaseArgumentListSyntax list) return null;
        int index = list.Arguments.IndexOf(argument);
        string? name = argument.NameColon?.Name.Identifier.ValueText;
        ImmutableArray<ITypeSymbol?> wanted =
        [
            .. CallOverloads.Of(model, list)
                .Select(CallOverloads.Parameters)
                .Select(parameters => name is null ? parameters.ElementAtOrDefault(index) : parameters.FirstOrDefault(parameter => parameter.Name == name))
                .Select(parameter => parameter?.Type),
        ];

        // The overloads may differ; an enum among them is what a reader looks for.
        return wanted.FirstOrDefault(type => type?.TypeKind == TypeKind.Enum) ?? (wanted.Length == 1 ? wanted[0] : null);
    }
}
