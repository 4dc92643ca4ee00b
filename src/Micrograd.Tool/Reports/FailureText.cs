using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Tool;

/// <summary>What is wrong with a notebook, in lines of plain text.</summary>
internal static class FailureText
{
    private const int MaxDifferences = 10;

    public static IEnumerable<string> Of(NotebookResult result) =>
        result.Run?.Failure is { } failure ? OfCell(failure) : OfDifferences(result.Differences);

    private static IEnumerable<string> OfCell(CellRun cell)
    {
        if (cell is { Outcome: CellOutcome.Failed, Error: { } error })
        {
            foreach (string line in OutputText.Of([error])) yield return line;
        }
        else
        {
            yield return cell.Problem!;
            yield return "    " + cell.Cell.Source.TrimStart().Split('\n')[0].TrimEnd();
        }

        if (cell.Total - cell.Number == 1) yield return $"Cell {cell.Total} did not run.";
        if (cell.Total - cell.Number > 1) yield return $"Cells {cell.Number + 1} to {cell.Total} did not run.";
    }

    private static IEnumerable<string> OfDifferences(IReadOnlyList<OutputDifference> differences)
    {
        foreach (OutputDifference difference in differences.Take(MaxDifferences))
        {
            string form = difference.MimeType is null ? "" : $" ({difference.MimeType})";
            yield return $"Cell {difference.CellNumber}, output {difference.Output}{form}: {difference.Summary}";
            foreach (string line in difference.Excerpt.Split('\n', StringSplitOptions.RemoveEmptyEntries)) yield return "  " + line;
        }

        if (differences.Count > MaxDifferences) yield return $"… and {Report.Count(differences.Count - MaxDifferences, "difference")} more.";
    }
}
