using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Course.Tests;

/// <summary>What holds for every chapter.</summary>
public sealed partial class EveryChapterTests
{
    public static TheoryData<string> Chapters => Course.Chapters;

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task Every_output_is_as_saved(string file)
    {
        Chapter chapter = await Chapter.Run(file);
        Assert.Empty(NotebookComparison.Compare(chapter.NotebookRun).Select(difference => $"{difference.Cell.Id}: {difference.Summary}\n{difference.Excerpt}"));
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_code_cell_has_been_run_in_order(string file)
    {
        NotebookDocument document = NotebookFile.Read(Path.Combine(Clone.Notebooks, file));
        int?[] counts = [.. document.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.ExecutionCount)];
        Assert.Equal(Enumerable.Range(1, counts.Length).Select(count => (int?)count), counts);
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void It_says_how_long_it_takes_and_what_one_can_do_after_it_invites_to_play_and_sums_up(string file)
    {
        NotebookDocument document = NotebookFile.Read(Path.Combine(Clone.Notebooks, file));
        string[] prose = [.. document.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source)];
        Assert.StartsWith("# ", prose[0], StringComparison.Ordinal);
        Assert.Matches(HowLong(), prose[0]);
        Assert.Contains("**After this chapter you can**", prose[0], StringComparison.Ordinal);
        Assert.Contains(prose, text => text.Contains("**Change this and run again:**", StringComparison.Ordinal));
        Assert.Contains(prose, text => text.Contains("**Predict first:**", StringComparison.Ordinal) && text.Contains("<details><summary>Answer</summary>", StringComparison.Ordinal));
        Assert.Contains("## Summary", prose[^1], StringComparison.Ordinal);
        Assert.InRange(document.Cells.Count(cell => cell.Tags.Contains("exercise")), 2, 4);
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Its_links_lead_somewhere(string file)
    {
        NotebookDocument document = NotebookFile.Read(Path.Combine(Clone.Notebooks, file));
        foreach (NotebookCell cell in document.Cells.Where(cell => cell.Kind == CellKind.Markdown))
        {
            foreach (Match link in Link().Matches(cell.Source))
            {
                string target = link.Groups["target"].Value;
                Assert.True(File.Exists(Path.Combine(Clone.Notebooks, target)), $"{cell.Id} links to {target}, which isn't there.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Its_outputs_are_small_and_hold_no_script_and_no_address(string file)
    {
        string path = Path.Combine(Clone.Notebooks, file);
        Assert.InRange(new FileInfo(path).Length, 1, 1_000_000);
        foreach (NotebookCell cell in NotebookFile.Read(path).Cells)
        {
            IEnumerable<MimeBundle> bundles = cell.Outputs.Select(Chapter.Bundle).OfType<MimeBundle>();
            foreach (string text in bundles.SelectMany(bundle => bundle).Select(form => form.Value).Select(WithDataDecoded))
            {
                Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("javascript:", text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotMatch(Address(), text.Replace("http://www.w3.org/", "", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_picture_shows_without_a_script(string file)
    {
        foreach (NotebookCell cell in NotebookFile.Read(Path.Combine(Clone.Notebooks, file)).Cells)
        {
            foreach (MimeBundle bundle in cell.Outputs.Select(Chapter.Bundle).OfType<MimeBundle>())
            {
                if (bundle[MimeTypes.Svg] is null && bundle[Figure.MimeType] is null) continue;
                Assert.Contains("<img ", bundle[MimeTypes.Html], StringComparison.Ordinal);
                Assert.Contains("src=\"data:image/svg+xml;base64,", bundle[MimeTypes.Html], StringComparison.Ordinal);
                Assert.Contains("alt=\"", bundle[MimeTypes.Html], StringComparison.Ordinal);
                Assert.NotEmpty(bundle.PlainText);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_chart_has_data_and_axis_titles(string file)
    {
        foreach (NotebookCell cell in NotebookFile.Read(Path.Combine(Clone.Notebooks, file)).Cells)
        {
            IEnumerable<string> charts = cell.Outputs.Select(Chapter.Bundle).Select(bundle => bundle?[Figure.MimeType]).OfType<string>();
            foreach (Figure figure in charts.Select(json => new Figure(json)))
            {
                Assert.NotEmpty(figure.Traces);
                Assert.All(figure.Traces, trace => Assert.True((trace["x"] ?? trace["z"])!.AsArray().Count > 0, $"{cell.Id} has a trace without data."));
                Assert.True(figure.AxisTitles.Count >= 2, $"{cell.Id} has a chart without axes.");
                Assert.All(figure.AxisTitles, axis => Assert.False(string.IsNullOrWhiteSpace(axis.Value), $"{cell.Id} has no title on its {axis.Key}."));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task Graphviz_reads_every_graph(string file)
    {
        Needs.Graphviz.OrSkip();
        foreach (NotebookCell cell in NotebookFile.Read(Path.Combine(Clone.Notebooks, file)).Cells)
        {
            foreach (MimeBundle bundle in cell.Outputs.Select(Chapter.Bundle).OfType<MimeBundle>().Where(bundle => bundle[MimeTypes.Svg] is not null))
            {
                var check = new ProcessStartInfo("dot", "-Tcanon") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
                using var dot = Process.Start(check)!;
                Task<string> read = dot.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                await dot.StandardInput.WriteAsync(bundle.PlainText);
                dot.StandardInput.Close();
                await read;
                Assert.Equal("", await dot.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
                await dot.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.Equal(0, dot.ExitCode);
            }
        }
    }

    private static string WithDataDecoded(string text) =>
        Base64Picture().Replace(text, match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups["data"].Value)));

    [GeneratedRegex("\\]\\((?<target>[^)#]+)[^)]*\\)")]
    private static partial Regex Link();

    [GeneratedRegex("^\\*About (an hour|\\d+ minutes), exercises included\\.\\*$", RegexOptions.Multiline)]
    private static partial Regex HowLong();

    [GeneratedRegex("data:image/svg\\+xml;base64,(?<data>[A-Za-z0-9+/=]+)")]
    private static partial Regex Base64Picture();

    [GeneratedRegex("https?://|//cdn", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
