using System.Collections.Immutable;
using System.Globalization;

using Micrograd.Sessions.Cells;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Sessions.Submissions;

/// <summary>
/// C# with a check in every loop and at the start of every method, with awaits that can be ended, and with catch clauses that let an interrupt pass: what
/// makes a cell stoppable. Nothing moves to another line.
/// </summary>
/// <remarks>
/// Roslyn's own <c>InstrumentationKind.ModuleCancellation</c> isn't used: it leaves a script's statements out, and puts its token in the place of those
/// that the reader passes.
/// </remarks>
internal sealed class CheckedTree
{
    private static readonly string Checks = "global::" + typeof(CellCheck).FullName + ".";
    private static readonly string Check = Checks + nameof(CellCheck.Point) + "();";
    private static readonly string CheckCall = Checks + nameof(CellCheck.Enter) + "();";
    private static readonly string CheckCallee = "(" + Checks + nameof(CellCheck.Enter) + "(";
    private static readonly string Await = Checks + nameof(CellCheck.Await) + "(";
    private static readonly string MayCatch = Checks + nameof(CellCheck.MayCatch) + "(";

    private readonly SyntaxTree _written;

    private CheckedTree(SyntaxTree written, ImmutableArray<TextChange> changes)
    {
        _written = written;
        Tree = written.WithChangedText(written.GetText().WithChanges(changes));
        Places = new WrittenPlaces(Tree.GetText(), changes);
    }

    /// <summary>The C# with its checks.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>Where what it has stands in the C# without checks.</summary>
    public WrittenPlaces Places { get; }

    /// <summary>Puts the checks in.</summary>
    /// <returns>Null for C# that needs none, or that isn't C#.</returns>
    public static CheckedTree? Of(SyntaxTree tree)
    {
        if (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return null;
        var insertions = new List<Insertion>();
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes()) Visit(node, insertions);
        if (insertions.Count == 0) return null;

        // They are in the order of the nodes, outer ones first. At one place ends come before beginnings, and of ends the inner one first. (The sort is
        // stable.)
        IEnumerable<Insertion> ordered = insertions.Where(each => each.IsEnd).Reverse()
            .Concat(insertions.Where(each => !each.IsEnd))
            .OrderBy(each => each.Position);
        IEnumerable<TextChange> changes = ordered.GroupBy(each => each.Position).Select(here => new TextChange(
            new TextSpan(here.Key, here.Max(each => each.Removed)),
            string.Concat(here.Select(each => each.Text))));
        return new CheckedTree(tree, [.. changes]);
    }

    /// <summary>Errors in the C# with checks, at their places in what the reader has written.</summary>
    /// <returns>Null where one is about something that a check stands at: it may be the check's.</returns>
    public ImmutableArray<Diagnostic>? AsWritten(ImmutableArray<Diagnostic> errors)
    {
        var written = ImmutableArray.CreateBuilder<Diagnostic>(errors.Length);
        foreach (Diagnostic finding in errors)
        {
            if (finding.Location.SourceTree != Tree)
            {
                written.Add(finding);
                continue;
            }

            if (Places.Written(finding.Location.SourceSpan) is not { } span) return null;
            written.Add(Diagnostic.Create(
                finding.Id, finding.Descriptor.Category, finding.GetMessage(CultureInfo.InvariantCulture), finding.Severity, finding.DefaultSeverity,
                isEnabledByDefault: true, finding.WarningLevel, location: Location.Create(_written, span)));
        }

        return written.MoveToImmutable();
    }

    private static void Visit(SyntaxNode node, List<Insertion> insertions)
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
                insertions.Add(new(body.OpenBraceToken.Span.End, CheckCall));
                break;
            case LambdaExpressionSyntax { ExpressionBody: { } body } lambda:
                EnterCallsOfItself(lambda, body);
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
            case PropertyDeclarationSyntax { ExpressionBody: { } body } property:
                EnterGetter(body, property.Type, property.SemicolonToken);
                break;
            case IndexerDeclarationSyntax { ExpressionBody: { } body } indexer:
                EnterGetter(body, indexer.Type, indexer.SemicolonToken);
                break;
            case AccessorDeclarationSyntax { ExpressionBody: { } body, Parent.Parent: BasePropertyDeclarationSyntax property } accessor:
                EnterAccessor(body, property.Type, accessor);
                break;
            case CatchClauseSyntax { Block.OpenBraceToken.IsMissing: false } clause:
                Filter(clause);
                break;
            case LabeledStatementSyntax label:
                insertions.Add(new(label.ColonToken.Span.End, Check));
                break;
            case AwaitExpressionSyntax { Expression: { IsMissing: false } and not LiteralExpressionSyntax and var awaited }:
                // In an interpolated string, the colons of global:: would begin a format. (Elsewhere `await (` may be a call.)
                bool isInText = node.Ancestors().Any(outer => outer is InterpolationSyntax);
                if (isInText) insertions.Add(new(node.SpanStart, "("));
                insertions.Add(new(awaited.SpanStart, Await));
                insertions.Add(new(awaited.Span.End, isInText ? "))" : ")", IsEnd: true));
                break;
        }

        // What it comes to isn't known before it is bound, and may be nothing: so the check goes where it calls itself.
        void EnterCallsOfItself(LambdaExpressionSyntax lambda, ExpressionSyntax body)
        {
            string? name = lambda.Parent switch
            {
                EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } => variable.Identifier.ValueText,
                _ => null,
            };
            if (name is null) return;
            foreach (InvocationExpressionSyntax call in body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is not IdentifierNameSyntax called || called.Identifier.ValueText != name) continue;
                insertions.Add(new(called.SpanStart, CheckCallee));
                insertions.Add(new(called.Span.End, "))", IsEnd: true));
            }
        }

        void Enter(StatementSyntax body)
        {
            if (body is BlockSyntax block)
            {
                insertions.Add(new(block.OpenBraceToken.Span.End, Check));
                return;
            }

            insertions.Add(new(body.SpanStart, "{" + Check));
            insertions.Add(new(body.Span.End, "}", IsEnd: true));
        }

        void EnterExpression(ArrowExpressionClauseSyntax body, TypeSyntax type, SyntaxTokenList modifiers, SyntaxToken end)
        {
            if (modifiers.Any(SyntaxKind.AsyncKeyword)) return;
            bool isVoid = type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
            Unfold(body, type, "{" + Check + (isVoid ? "" : "return "), end, "}");
        }

        void EnterGetter(ArrowExpressionClauseSyntax body, TypeSyntax type, SyntaxToken end) => Unfold(body, type, "{get{" + Check + "return ", end, "}}");

        void EnterAccessor(ArrowExpressionClauseSyntax body, TypeSyntax type, AccessorDeclarationSyntax accessor) =>
            Unfold(body, type, "{" + Check + (accessor.IsKind(SyntaxKind.GetAccessorDeclaration) ? "return " : ""), accessor.SemicolonToken, "}");

        void Unfold(ArrowExpressionClauseSyntax body, TypeSyntax type, string start, SyntaxToken end, string close)
        {
            if (type is RefTypeSyntax || body.Expression is ThrowExpressionSyntax || end.IsMissing) return;
            insertions.Add(new(body.ArrowToken.SpanStart, start, Removed: body.ArrowToken.Span.Length));
            insertions.Add(new(end.Span.End, close, IsEnd: true));
        }

        // The name must not be one that a clause around this one has.
        void Filter(CatchClauseSyntax clause)
        {
            string thrown = clause.Declaration?.Identifier is { IsMissing: false, Text: { Length: > 0 } own }
                ? own
                : string.Create(CultureInfo.InvariantCulture, $"__thrown{clause.SpanStart}");
            if (clause.Declaration is null) insertions.Add(new(clause.CatchKeyword.Span.End, $"(global::System.Exception {thrown})"));
            else if (clause.Declaration.Identifier.Text != thrown) insertions.Add(new(clause.Declaration.Type.Span.End, $" {thrown}"));
            if (clause.Filter is { } filter)
            {
                insertions.Add(new(filter.OpenParenToken.Span.End, $"{MayCatch}{thrown})&&("));
                insertions.Add(new(filter.CloseParenToken.SpanStart, ")", IsEnd: true));
            }
            else
            {
                insertions.Add(new(clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End, $"when({MayCatch}{thrown}))"));
            }
        }
    }

    /// <summary>Text that is put in at a position, or in the place of what stands there.</summary>
    /// <param name="Position">Where.</param>
    /// <param name="Text">What.</param>
    /// <param name="IsEnd">Whether it closes what an insertion before has opened.</param>
    /// <param name="Removed">How much it takes the place of.</param>
    private readonly record struct Insertion(int Position, string Text, bool IsEnd = false, int Removed = 0);
}
