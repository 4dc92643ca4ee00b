using System.Globalization;
using System.Text.RegularExpressions;

namespace Micrograd.Course.Tests;

/// <summary>A line in which a chapter sets a gradient beside a numeric one: <c>x1  by hand -1.500000   numeric -1.500000   agree</c>.</summary>
internal sealed partial record Comparison(string Name, double Gradient, double Numeric)
{
    /// <summary>Reads the comparisons that cells print, and sees that each agrees within 1e-6.</summary>
    public static IReadOnlyList<Comparison> AllAgree(Chapter chapter, params string[] cells)
    {
        Comparison[] all = [.. cells.SelectMany(chapter.Lines).Select(Read)];
        Assert.All(all, comparison => Assert.Equal(comparison.Gradient, comparison.Numeric, 1e-6));
        return all;
    }

    private static Comparison Read(string line)
    {
        Match match = Line().Match(line);
        Assert.True(match.Success, $"This line compares nothing, or what it compares doesn't agree: {line}");
        return new(match.Groups["name"].Value, Number(match, "gradient"), Number(match, "numeric"));
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<name>.+?)\\s+(by hand|gradient|passed on|Backward\\(\\))\\s+(?<gradient>\\S+)\\s+numeric\\s+(?<numeric>\\S+)\\s+agree$")]
    private static partial Regex Line();
}
