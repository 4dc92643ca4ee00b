using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Notebooks;

/// <summary>Tells whether a console should run what was typed.</summary>
internal static class Completeness
{
    private const int IndentSize = 4;

    /// <summary>Looks at the C# that the text ends in. Directives and other languages are complete as they stand.</summary>
    public static CellCompleteness Of(string code)
    {
        var cell = new CellText(code);
        for (int i = 0; i < cell.Parts.Length; i++)
        {
            if (cell.Parts[i] is not CSharpPart part) continue;
            SyntaxTree tree = ScriptChain.Parse(part.Code, "");
            if (SyntaxFactory.IsCompleteSubmission(tree))
            {
                if (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return new CellCompleteness(CompletenessKind.Invalid);
            }
            else
            {
                return i == cell.Parts.Length - 1 ? new CellCompleteness(CompletenessKind.Incomplete, Indent(tree, part.Code)) : new CellCompleteness(CompletenessKind.Invalid);
            }
        }

        return new CellCompleteness(CompletenessKind.Complete);
    }

    // One step for each brace that is open. In text over several lines, none: every blank would be part of it.
    private static string Indent(SyntaxTree tree, string code)
    {
        int depth = 0;
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            if (token.IsMissing) continue;
            if (token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.StringLiteralToken && token.ContainsDiagnostics && token.Span.End >= code.TrimEnd().Length) return "";
            if (token.IsKind(SyntaxKind.OpenBraceToken)) depth++;
            if (token.IsKind(SyntaxKind.CloseBraceToken)) depth--;
        }

        return new string(' ', IndentSize * Math.Max(0, depth));
    }
}
