using System.Collections.Immutable;

using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>Puts the white space of a cell's C# in order. Directives and other languages stay as they stand, and so does C# that can't be parsed.</summary>
internal static class CellFormatter
{
    /// <summary>The edits that do it.</summary>
    /// <param name="id">Names the cell; null when it is none of the notebook's.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="formatter">What formats C#.</param>
    /// <param name="style">How to indent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static ImmutableArray<CellEdit> Format(string? id, EditedCell cell, ICodeFormatter formatter, IndentStyle style, CancellationToken cancellationToken)
    {
        var edits = ImmutableArray.CreateBuilder<CellEdit>();
        CellText text = cell.Text;
        foreach (CellPiece piece in cell.Pieces)
        {
            if (piece.Own is not { } part) continue;
            TextSpan span = text.Span(part);
            char[] own = text.Code.ToCharArray(span.Start, span.Length);
            List<TextSpan> directives = [];
            foreach (DirectivePart directive in text.Parts.OfType<DirectivePart>())
            {
                TextSpan line = text.Line(directive.Line);
                if (!span.Contains(line)) continue;

                // To the formatter, a comment of the same length.
                int sign = text.Code.IndexOf('#', line.Start) - span.Start;
                own[sign] = own[sign + 1] = '/';
                directives.Add(new TextSpan(line.Start - span.Start, line.Length));
            }

            LanguageVersion language = ((CSharpParseOptions)piece.Code.Tree.Options).LanguageVersion;
            SyntaxTree tree = ScriptChain.ParseToRead(new string(own), "", language, cancellationToken);
            if (tree.GetDiagnostics(cancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) continue;
            foreach (TextChange change in formatter.Format(tree.GetRoot(cancellationToken), style, cancellationToken))
            {
                if (directives.Exists(line => line.IntersectsWith(change.Span))) continue;
                (int startLine, int startColumn) = text.Place(span.Start + change.Span.Start);
                (int endLine, int endColumn) = text.Place(span.Start + change.Span.End);
                edits.Add(new CellEdit(id, startLine, startColumn, endLine, endColumn, change.NewText ?? ""));
            }
        }

        return edits.ToImmutable();
    }
}
