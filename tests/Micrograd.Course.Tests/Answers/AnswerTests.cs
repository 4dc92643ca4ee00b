using Micrograd.Hosting.Directives;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions;

namespace Micrograd.Course.Tests;

/// <summary>Every exercise's check is tried against answers that learners give: the right ones pass in whatever form, no wrong one does.</summary>
public sealed class AnswerTests
{
    public static TheoryData<string> Chapters => Course.Chapters;

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task Right_answers_pass_and_wrong_ones_do_not(string file)
    {
        IReadOnlyList<TriedAnswer> answers = TriedAnswers.Of(file);
        NotebookDocument document = NotebookFile.Read(Path.Combine(Clone.Notebooks, file));
        string[] exercises = [.. document.Cells.Where(cell => cell.Tags.Contains("exercise")).Select(cell => cell.Id)];
        Assert.Equal(exercises, answers.Select(answer => answer.Exercise).Distinct());
        Assert.All(exercises, exercise =>
        {
            Assert.InRange(answers.Count(answer => answer.Exercise == exercise && answer.IsRight), 2, int.MaxValue);
            Assert.InRange(answers.Count(answer => answer.Exercise == exercise && !answer.IsRight), 5, int.MaxValue);
        });

        var misjudged = new List<string>();
        using var session = new CSharpSession(new SessionOptions { Folder = Clone.Notebooks, Directives = HostDirectives.All });
        foreach (NotebookCell cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            if (cell.Tags.Contains("check")) continue;
            if (!cell.Tags.Contains("exercise"))
            {
                ErrorOutput? error = (await Run(session, cell.Source)).OfType<ErrorOutput>().FirstOrDefault();
                Assert.True(error is null, $"{cell.Id}: {error?.Message}");
                continue;
            }

            string check = document.Cells.Single(other => other.Id == cell.Id + "-check").Source;
            foreach (TriedAnswer answer in answers.Where(answer => answer.Exercise == cell.Id))
            {
                if (await Problem(session, answer, check) is { } problem) misjudged.Add($"{answer.Exercise}, {(answer.IsRight ? "right" : "wrong")}: {answer.Idea}\n{problem}");
            }
        }

        Assert.True(misjudged.Count == 0, string.Join("\n\n", misjudged));
    }

    // One session for all answers, one after the other, as a learner tries again and again.
    private static async Task<string?> Problem(CSharpSession session, TriedAnswer answer, string check)
    {
        List<CellOutput> outputs = [.. await Run(session, answer.Code), .. await Run(session, check)];
        ErrorOutput? error = outputs.OfType<ErrorOutput>().FirstOrDefault();
        if (error?.Name == "CompilationError") return $"It doesn't compile: {error.Message}";

        string[] lines = [.. string.Concat(outputs.OfType<StreamOutput>().Where(output => output.Stream == StreamName.Output).Select(output => output.Text))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        bool passes = error is null && lines.Any(line => line.StartsWith("OK", StringComparison.Ordinal))
            && !lines.Any(line => line.StartsWith("Not yet", StringComparison.Ordinal) || line.StartsWith("Missing", StringComparison.Ordinal));
        return passes == answer.IsRight ? null : $"{error?.Name} {error?.Message}\n{string.Join('\n', lines)}";
    }

    private static async Task<List<CellOutput>> Run(CSharpSession session, string code)
    {
        var outputs = new List<CellOutput>();
        await session.ExecuteAsync(code, outputs.Add, TestContext.Current.CancellationToken);
        return outputs;
    }
}
