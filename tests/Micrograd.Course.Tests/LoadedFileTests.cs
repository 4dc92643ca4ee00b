using System.Text.RegularExpressions;

namespace Micrograd.Course.Tests;

/// <summary>The files that chapters load hold what an earlier chapter printed: who reads on has read them.</summary>
public sealed partial class LoadedFileTests
{
    [Fact]
    public async Task Chapter_4_leaves_its_class() => Assert.Equal(Plain(await Cell("04", "s17")), Loaded("value-4.csx"));

    [Fact]
    public async Task Chapter_4_leaves_its_judge() => Assert.Equal(await Cell("04", "numeric"), Loaded("judge.csx"));

    [Fact]
    public async Task Chapter_6_leaves_its_class_with_the_method_that_it_tells_of()
    {
        string told = Plain(Fenced().Match(Prose.Of("06", "stage6")).Groups["code"].Value);
        string backward = string.Join('\n', told.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
        string before = Plain(await Cell("06", "s31"));
        const string Text = "    public override string ToString()";
        Assert.Contains(Text, before, StringComparison.Ordinal);
        Assert.Equal(before.Replace(Text, $"{backward}\n\n{Text}", StringComparison.Ordinal), Loaded("value-6.csx"));
    }

    [Fact]
    public void Chapter_7_mends_three_lines_and_shows_them()
    {
        (string[] before, string[] after) = (Loaded("value-6.csx").Split('\n'), Loaded("value-6-fixed.csx").Split('\n'));
        Assert.Equal(before.Length, after.Length);
        string[] changed = [.. after.Where((line, i) => line != before[i]).Select(line => line.Trim())];
        Assert.Equal(Fenced().Match(Prose.Of("07", "fix")).Groups["code"].Value.Split('\n'), changed);
        Assert.Equal(before, after.Select(line => line.Replace("+= ", "= ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Chapter_7_leaves_its_class_with_the_tanh_that_does_not_overflow()
    {
        const string Overflows = "double e = Math.Exp(2 * Data), t = (e - 1) / (e + 1);";
        string left = Plain(await Cell("07", "s38"));
        Assert.Contains(Overflows, left, StringComparison.Ordinal);
        Assert.Equal(left.Replace(Overflows, "double t = Math.Tanh(Data);", StringComparison.Ordinal), Loaded("value-7.csx"));
    }

    private static async Task<string> Cell(string chapter, string id) => (await Chapter.Run(chapter))[id].Cell.Source;

    private static string Loaded(string file)
    {
        string text = File.ReadAllText(Path.Combine(Clone.Notebooks, file)).ReplaceLineEndings("\n");
        Assert.StartsWith("// ", text, StringComparison.Ordinal);
        return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n');
    }

    // Without the comments that say what is new there.
    private static string Plain(string code) => Comment().Replace(code, "").TrimEnd('\n');

    [GeneratedRegex(" *// .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
