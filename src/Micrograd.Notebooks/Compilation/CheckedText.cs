using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Notebooks;

/// <summary>
/// C# with a check in every loop and at the start of every method, and with awaits that can be ended: what makes a cell stoppable. Nothing moves to
/// another line.
/// </summary>
/// <remarks>
/// Roslyn's own <c>InstrumentationKind.ModuleCancellation</c> isn't used: it leaves a script's statements out, and puts its token in the place of those
/// that the reader passes.
/// </remarks>
internal static class CheckedText
{
    private const string Check = "global::Micrograd.Notebooks.CellCheck.Point();";
    private const string CheckCall = "global::Micrograd.Notebooks.CellCheck.Enter();";
    private const string CheckValue = "global::Micrograd.Notebooks.CellCheck.Entered ? (";
    private const string Await = "global::Micrograd.Notebooks.CellCheck.Await(";

    /// <summary>The text with its checks; the same text when it needs none.</summary>
    public static string Of(SyntaxTree tree)
    {
        var insertions = new List<(int Position, int Removed, string Text)>();
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes()) Visit(node, insertions);
        string text = tree.GetText().ToString();
        if (insertions.Count == 0) return text;

        var result = new StringBuilder(text.Length + (insertions.Count * Check.Length));
        int copied = 0;

        // Stable: of two at one place, the outer node's comes first.
        foreach ((int position, int removed, string insertion) in insertions.OrderBy(insertion => insertion.Position))
        {
            result.Append(text, copied, position - copied).Append(insertion);
            copied = position + removed;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static void Visit(SyntaxNode node, List<(int Position, int Removed, string Text)> insertions)
    {
        switch (node)
        {
            case WhileStatementSyntax loop:
                Enter(loop.Statement);
                break;
            case DoStatementSyntax loop:
                Enter(loop.Statement);
                break;
            case ForStatementSyntax loop:
                Enter(loop.Statement);
                break;
            case CommonForEachStatementSyntax loop:
                Enter(loop.Statement);
                break;
            case BaseMethodDeclarationSyntax { Body: { } body }:
                Enter(body);
                break;
            case AccessorDeclarationSyntax { Body: { } body }:
                Enter(body);
                break;
            case AnonymousFunctionExpressionSyntax { Block: { } body }:
                insertions.Add((body.OpenBraceToken.Span.End, 0, CheckCall));
                break;
            case LambdaExpressionSyntax { ExpressionBody: { } body } lambda when CallsItself(lambda, body):
                insertions.Add((body.SpanStart, 0, CheckValue));
                insertions.Add((body.Span.End, 0, ") : throw null!"));
                break;
            case LocalFunctionStatementSyntax { Body: { } body }:
                Enter(body);
                break;
            case LocalFunctionStatementSyntax { ExpressionBody: { } body } function:
                EnterExpression(body, function.ReturnType, function.Modifiers, function.SemicolonToken);
                break;
            case MethodDeclarationSyntax { ExpressionBody: { } body } method:
                EnterExpression(body, method.ReturnType, method.Modifiers, method.SemicolonToken);
                break;
            case LabeledStatementSyntax label:
                insertions.Add((label.ColonToken.Span.End, 0, Check));
                break;
            case AwaitExpressionSyntax { Expression: { IsMissing: false } awaited }:
                insertions.Add((awaited.SpanStart, 0, Await));
                insertions.Add((awaited.Span.End, 0, ")"));
                break;
        }

        static bool CallsItself(LambdaExpressionSyntax lambda, ExpressionSyntax body)
        {
            string? name = lambda.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } => variable.Identifier.ValueText,
                _ => null,
            };
            return name is not null && body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
                .Any(call => call.Expression is IdentifierNameSyntax called && called.Identifier.ValueText == name);
        }

        void Enter(StatementSyntax body)
        {
            if (body is BlockSyntax block)
            {
                insertions.Add((block.OpenBraceToken.Span.End, 0, Check));
                return;
            }

            insertions.Add((body.SpanStart, 0, "{" + Check));
            insertions.Add((body.Span.End, 0, "}"));
        }

        void EnterExpression(ArrowExpressionClauseSyntax body, TypeSyntax type, SyntaxTokenList modifiers, SyntaxToken end)
        {
            if (modifiers.Any(SyntaxKind.AsyncKeyword) || type is RefTypeSyntax || body.Expression is ThrowExpressionSyntax || end.IsMissing) return;
            bool isVoid = type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
            insertions.Add((body.ArrowToken.SpanStart, body.ArrowToken.Span.Length, "{" + Check + (isVoid ? "" : "return ")));
            insertions.Add((end.Span.End, 0, "}"));
        }
    }
}
