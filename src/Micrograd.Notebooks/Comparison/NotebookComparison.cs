using System.Collections.Immutable;

using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Comparison;

/// <summary>Compares what a run showed with what the document has saved.</summary>
/// <remarks>
/// Text is compared character by character, its numbers as <see cref="ComparisonOptions.UnitsInTheLastPlace"/> says. Graphs are
/// compared by their nodes, edges and texts, because Graphviz and the layout used without it place them differently. Other pictures,
/// JSON and HTML are compared as what they say, not as how they are spelled. Colours of the terminal and the number in brackets
/// don't count. Of a cell tagged <see cref="CellTags.Varies"/> only the number and the kinds of outputs are compared; one tagged
/// <see cref="CellTags.Optional"/> isn't compared when it showed nothing.
/// </remarks>
public static class NotebookComparison
{
    /// <summary>The differences between a run's outputs and those in its document, from top to bottom. Cells that did not succeed are passed over.</summary>
    public static ImmutableArray<OutputDifference> Compare(NotebookRun run, ComparisonOptions? options = null)
    {
        int tolerance = (options ?? new ComparisonOptions()).UnitsInTheLastPlace;
        return [.. run.Cells.Where(cell => cell.Outcome == CellOutcome.Succeeded && !cell.LeftOut).SelectMany(cell => CompareCell(cell, tolerance))];
    }

    private static IEnumerable<OutputDifference> CompareCell(CellRun run, int tolerance)
    {
        ImmutableArray<CellOutput> saved = ShownOutputs.Merge(run.Cell.Outputs);
        ImmutableArray<CellOutput> fresh = run.Outputs;
        bool varies = run.Cell.Tags.Contains(CellTags.Varies);
        for (int i = 0; i < Math.Max(saved.Length, fresh.Length); i++)
        {
            OutputForm[] before = i < saved.Length ? OutputForm.Of(saved[i]) : [];
            OutputForm[] now = i < fresh.Length ? OutputForm.Of(fresh[i]) : [];
            if (before.Length == 0)
            {
                yield return Difference("", $"{Name(fresh[i])} is new", varies ? "" : LineDifference.Added(now[^1].Lines()));
            }
            else if (now.Length == 0)
            {
                yield return Difference("", $"{Name(saved[i])} is gone", varies ? "" : LineDifference.Removed(before[^1].Lines()));
            }
            else if (Name(saved[i]) != Name(fresh[i]))
            {
                yield return Difference("", $"{Name(saved[i])} has become {Name(fresh[i])}", varies ? "" : LineDifference.Removed(before[^1].Lines()) + "\n" + LineDifference.Added(now[^1].Lines()));
            }
            else
            {
                foreach (OutputForm form in before.ExceptBy(now.Select(other => other.Name), other => other.Name)) yield return Difference(form.Name, "this form is gone", "");
                foreach (OutputForm form in now.ExceptBy(before.Select(other => other.Name), other => other.Name)) yield return Difference(form.Name, "this form is new", "");
                if (varies) continue;
                foreach ((OutputForm old, OutputForm form) in before.Join(now, form => form.Name, form => form.Name, (old, form) => (old, form)))
                {
                    if (old.Content == form.Content) continue;
                    if (LineDifference.Find(old.Lines(), form.Lines(), tolerance) is { } excerpt) yield return Difference(form.Name, "not the same", excerpt);
                }
            }

            OutputDifference Difference(string mimeType, string summary, string excerpt) =>
                new(run.Cell, run.Number, i + 1, mimeType.Length > 0 ? mimeType : null, summary, excerpt);
        }
    }

    private static string Name(CellOutput output) => output.Match(
        stream: stream => stream.Stream == StreamName.Output ? "text on the console" : "text on the error console",
        display: _ => "a display",
        update: _ => "an update of a display",
        result: _ => "the cell's value",
        error: _ => "an error",
        clear: _ => "a clear",
        page: _ => "help",
        comm: _ => "a message to a script",
        unknown: _ => "an unknown output");
}
