using System.Text.RegularExpressions;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Course.Tests;

/// <summary>The exercises: with their stubs each check says what is missing, with their solutions each check passes.</summary>
public sealed partial class ExerciseTests
{
    public static TheoryData<string> Chapters => Course.Chapters;

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task Stubs_compile_and_checks_say_what_is_missing(string file)
    {
        Chapter chapter = await Chapter.Run(file);
        CellRun[] checks = Checks(chapter);
        Assert.Equal(chapter.NotebookRun.Cells.Count(cell => cell.Cell.Tags.Contains("exercise")), checks.Length);
        Assert.All(checks, check =>
        {
            Assert.NotEmpty(chapter.Lines(check.Cell.Id));
            Assert.All(chapter.Lines(check.Cell.Id), line => Assert.DoesNotMatch("^OK", line));
        });
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task Solutions_pass_every_check(string file)
    {
        Chapter chapter = await Chapter.RunChanged(file, PasteSolutions);
        Assert.All(Checks(chapter), check => Assert.All(chapter.Lines(check.Cell.Id), line => Assert.StartsWith("OK", line, StringComparison.Ordinal)));
    }

    private static CellRun[] Checks(Chapter chapter) => [.. chapter.NotebookRun.Cells.Where(cell => cell.Cell.Tags.Contains("check"))];

    private static void PasteSolutions(NotebookDocument document)
    {
        foreach (NotebookCell exercise in document.Cells.Where(cell => cell.Tags.Contains("exercise")))
        {
            NotebookCell solution = document.Cells.Single(cell => cell.Id == exercise.Id + "-solution");
            Assert.Contains("solution", solution.Tags);
            Assert.StartsWith("<details><summary>Solution</summary>", solution.Source, StringComparison.Ordinal);
            exercise.Source = Code().Match(solution.Source).Groups["code"].Value;
            Assert.NotEmpty(exercise.Source);
        }
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
