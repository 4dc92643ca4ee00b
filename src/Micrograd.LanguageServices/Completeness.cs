using System.Collections.Frozen;

using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>Tells whether a console should run what was typed.</summary>
internal static class Completeness
{
    private const int IndentSize = 4;

    // Its place is the brace before.
    private const string LacksCatch = "CS1524";

    // A comment, text over several lines, a condition or a region that isn't closed.
    private static readonly FrozenSet<string> OpenToTheEnd = FrozenSet.Create("CS1035", "CS1039", "CS8997", "CS8076", "CS1027", "CS1038");

    /// <summary>Looks at the C# that the text ends in. Directives and other languages are complete as they stand.</summary>
    public static CellCompleteness Of(string code, LanguageVersion language, DirectiveTable directives)
    {
        var cell = new CellText(code, directives);
        for (int i = 0; i < cell.Parts.Length; i++)
        {
            if (cell.Parts[i] is not CSharpPart part) continue;
            SyntaxTree tree = ScriptChain.ParseToRun(part.Code, "", language);
            if (FirstError(tree) is not { } error)
            {
                if (SyntaxFactory.IsCompleteSubmission(tree)) continue;
            }
            else if (!Ends(error, tree))
            {
                return new CellCompleteness(CompletenessKind.Invalid);
            }

            return i == cell.Parts.Length - 1
                ? new CellCompleteness(CompletenessKind.Incomplete, Indent(tree, part.Code))
                : new CellCompleteness(CompletenessKind.Invalid);
        }

        return new CellCompleteness(CompletenessKind.Complete);
    }

    private static Diagnostic? FirstError(SyntaxTree tree) =>
        tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).MinBy(diagnostic => diagnostic.Location.SourceSpan.Start);

    // True for an error that more text can cure: something is missing at the end, or open since a place before it.
    private static bool Ends(Diagnostic error, SyntaxTree tree)
    {
        int end = tree.GetRoot().GetLastToken(includeSkipped: true).Span.End;
        return OpenToTheEnd.Contains(error.Id) || error.Location.SourceSpan.Start >= end || (error.Id == LacksCatch && error.Location.SourceSpan.End >= end);
    }

    // One step for each brace that is open. In text over several lines, none: every blank would be part of it.
    private static string Indent(SyntaxTree tree, string code)
    {
        int depth = 0;
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            if (token.IsMissing) continue;
            bool isOpenText = token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.StringLiteralToken
                && token.ContainsDiagnostics && token.Span.End >= code.TrimEnd().Length;
            if (isOpenText) return "";
            if (token.IsKind(SyntaxKind.OpenBraceToken)) depth++;
            if (token.IsKind(SyntaxKind.CloseBraceToken)) depth--;
        }

        return new string(' ', IndentSize * Math.Max(0, depth));
    }
}
