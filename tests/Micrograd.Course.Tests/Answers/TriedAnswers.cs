using System.Text.RegularExpressions;

namespace Micrograd.Course.Tests;

/// <summary>
/// The answers that a chapter's checks are tried against, read from <c>Answers/NN.md</c>: <c>## ex1</c> begins an exercise,
/// <c>### right: idea</c> or <c>### wrong: idea</c> an answer, and a fenced block of C# is what the learner wrote.
/// </summary>
internal static partial class TriedAnswers
{
    /// <summary>The answers for a chapter, in the order of the file.</summary>
    /// <param name="chapter">The notebook's file name.</param>
    public static IReadOnlyList<TriedAnswer> Of(string chapter)
    {
        string path = Path.Combine(Clone.Root, "tests", "Micrograd.Course.Tests", "Answers", $"{chapter[..2]}.md");
        var answers = new List<TriedAnswer>();
        string exercise = "";
        foreach (Match match in Piece().Matches(File.ReadAllText(path)))
        {
            if (match.Groups["exercise"].Success) exercise = match.Groups["exercise"].Value;
            else answers.Add(new TriedAnswer(exercise, match.Groups["verdict"].Value == "right", match.Groups["idea"].Value, match.Groups["code"].Value));
        }

        return answers;
    }

    [GeneratedRegex(@"^## (?<exercise>\S+).*$|^### (?<verdict>right|wrong): (?<idea>.+)\n+```csharp\n(?<code>[\s\S]*?)\n```$", RegexOptions.Multiline)]
    private static partial Regex Piece();
}
