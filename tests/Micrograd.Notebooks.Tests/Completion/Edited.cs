using Micrograd.LanguageServices;

using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Notebooks.Tests.Completion;

/// <summary>Cells after edits, as an editor makes them.</summary>
internal static class Edited
{
    public static string Text(string code, IEnumerable<CellEdit> edits)
    {
        var text = SourceText.From(code);
        return text.WithChanges(edits.Select(edit => new TextChange(Span(edit), edit.Text))).ToString();

        TextSpan Span(CellEdit edit) =>
            text.Lines.GetTextSpan(new LinePositionSpan(new(edit.Line - 1, edit.Column - 1), new(edit.EndLine - 1, edit.EndColumn - 1)));
    }
}
