using Micrograd.Notebooks.Documents;

namespace Micrograd.Course.Tests;

/// <summary>What a chapter says between its code.</summary>
internal static class Prose
{
    /// <summary>The text of a markdown cell.</summary>
    /// <param name="chapter">The chapter's number with two digits.</param>
    /// <param name="cell">The cell's id.</param>
    public static string Of(string chapter, string cell) => Cells(chapter).Single(prose => prose.Id == cell).Source;

    /// <summary>How many markdown cells of a chapter contain a text.</summary>
    public static int Count(string chapter, string text) => Cells(chapter).Count(prose => prose.Source.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<NotebookCell> Cells(string chapter)
    {
        string file = Course.Files.Single(file => file.StartsWith(chapter, StringComparison.Ordinal));
        return NotebookFile.Read(Path.Combine(Clone.Notebooks, file)).Cells.Where(cell => cell.Kind == CellKind.Markdown);
    }
}
