using System.Globalization;
using System.Text.RegularExpressions;

using Micrograd.Notebooks.Documents;

namespace Micrograd.Course.Tests;

/// <summary>The table of the source's points leads to chapters and headings that are there.</summary>
public sealed partial class SourceTableTests
{
    [Fact]
    public void Every_point_stands_under_a_heading_that_is_there()
    {
        Match[] rows = Rows();
        Assert.Equal(Enumerable.Range(1, 55).Select(number => $"S{number:00}"), rows.Select(row => row.Groups["point"].Value));
        Assert.Equal(rows.Select(Chapter).Order(), rows.Select(Chapter));
        Assert.All(rows, row => Assert.Contains(row.Groups["heading"].Value, Headings(row.Groups["file"].Value)));

        static int Chapter(Match row) => int.Parse(row.Groups["chapter"].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Its_link_names_the_chapter_that_it_leads_to() => Assert.All(Rows(), row =>
        Assert.StartsWith($"0{row.Groups["chapter"].Value}-", row.Groups["file"].Value, StringComparison.Ordinal));

    private static Match[] Rows() => Row().Matches(File.ReadAllText(Path.Combine(Clone.Root, "docs", "source.md"))).ToArray();

    private static string[] Headings(string file) =>
    [
        .. NotebookFile.Read(Path.Combine(Clone.Notebooks, file)).Cells
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..]),
    ];

    [GeneratedRegex(@"^\| (?<point>S\d\d) \| .+? \| .+? \| \[(?<chapter>\d)\]\(\.\./notebooks/(?<file>[^)]+)\) · (?<heading>.+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
