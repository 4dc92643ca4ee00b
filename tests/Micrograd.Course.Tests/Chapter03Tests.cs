using System.Text.RegularExpressions;

namespace Micrograd.Course.Tests;

/// <summary>Rows S12 to S16: the Value class, set-up and forward pass.</summary>
public sealed partial class Chapter03Tests
{
    [Fact]
    public async Task S12_a_times_b_plus_c() => Assert.Equal(["Value(data=4)"], (await Chapter.Run("03")).Lines("s12-use"));

    [Fact]
    public async Task S13_a_value_remembers_its_children() =>
        Assert.Equal(["Value(data=4)", "Value(data=-6)", "Value(data=10)"], (await Chapter.Run("03")).Lines("s13-use"));

    [Fact]
    public async Task S14_a_value_remembers_its_operation() =>
        Assert.Equal(["Value(data=-8)", "Value(data=4)", "Value(data=-2)", "*"], (await Chapter.Run("03")).Lines("s14-use"));

    [Fact]
    public async Task S15_the_graph_of_L_has_seven_values_and_three_operations()
    {
        Chapter chapter = await Chapter.Run("03");
        Assert.Equal("7 values, 6 edges", chapter.Lines("s15-trace")[^1]);
        string dot = chapter.Dot("s15-draw");
        string[] records = [.. Record().Matches(dot).Select(match => match.Groups["label"].Value).Order(StringComparer.Ordinal)];
        Assert.Equal(["{ L | data -8.0000 }", "{ a | data 2.0000 }", "{ b | data -3.0000 }", "{ c | data 10.0000 }", "{ d | data 4.0000 }", "{ e | data -6.0000 }", "{ f | data -2.0000 }"], records);
        Assert.Equal(["*", "*", "+"], Operation().Matches(dot).Select(match => match.Groups["label"].Value).Order(StringComparer.Ordinal));
        Assert.Contains("rankdir=LR", dot, StringComparison.Ordinal);
        Assert.Equal(9, dot.Split("->").Length - 1);
    }

    [Fact]
    public async Task Brackets_change_the_result() =>
        Assert.Equal(["Value(data=14)"], (await Chapter.RunWith("03", "s12-use", "a * b + c", "a * (b + c)")).Lines("s12-use"));

    [GeneratedRegex("label=\"(?<label>\\{[^\"]*\\})\"")]
    private static partial Regex Record();

    [GeneratedRegex("label=\"(?<label>[*+])\"")]
    private static partial Regex Operation();
}
