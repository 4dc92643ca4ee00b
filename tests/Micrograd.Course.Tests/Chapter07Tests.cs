using System.Globalization;

using Micrograd.Notebooks.Documents;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Course.Tests;

/// <summary>Rows S36 to S41: the bug, and more operations.</summary>
public sealed class Chapter07Tests
{
    [Fact]
    public async Task S36_a_plus_a_gets_1_where_2_is_right()
    {
        Chapter chapter = await Chapter.Run("07");
        Assert.Equal(["1"], chapter.Lines("s36"));
        Assert.Equal(2, double.Parse(Assert.Single(chapter.Lines("s36-numeric")), CultureInfo.InvariantCulture), 1e-6);
        string dot = chapter.Dot("s36-draw");
        Assert.Equal("1.0000", DrawnValues.Grads(dot)["a"]);
        Assert.Equal(2, dot.Split("v1 -> ").Length - 1);
    }

    [Fact]
    public async Task S37_wrong_gradients_stand_beside_numeric_ones()
    {
        Chapter chapter = await Chapter.Run("07");
        Assert.Equal(["a   Backward()   3   numeric -3.000000", "b   Backward()  -2   numeric -8.000000"], chapter.Lines("s37-numeric"));
        Assert.Equal("3.0000", DrawnValues.Grads(chapter.Dot("s37"))["a"]);
        Assert.Equal("-2.0000", DrawnValues.Grads(chapter.Dot("s37"))["b"]);
    }

    [Fact]
    public async Task S38_accumulated_gradients_are_right()
    {
        Chapter chapter = await Chapter.Run("07");
        Assert.Equal(["2"], chapter.Lines("s38-sum"));
        Assert.Equal(["a   Backward()  -3   numeric -3.000000", "b   Backward()  -8   numeric -8.000000"], chapter.Lines("s38-numeric"));
        Assert.Equal("-3.0000", DrawnValues.Grads(chapter.Dot("s38-product"))["a"]);
        Assert.Equal("-8.0000", DrawnValues.Grads(chapter.Dot("s38-product"))["b"]);
    }

    [Fact]
    public async Task S38_the_engine_gives_the_same_along_both_ways()
    {
        IReadOnlyDictionary<string, string> grads = DrawnValues.Grads((await Chapter.Run("07")).Dot("paths-draw"));
        Assert.Equal("-3.0000", grads["a"]);
        Assert.Equal("-8.0000", grads["b"]);
    }

    [Fact]
    public async Task S39_the_new_operations_compute_and_differentiate()
    {
        Chapter chapter = await Chapter.Run("07");
        Assert.Equal(
            ["Value(data=4)", "Value(data=4)", "Value(data=4)", "Value(data=4)", "Value(data=-2)", "Value(data=-2)", "Value(data=7.38905609893065)", "Value(data=0.5)"],
            chapter.Lines("s39"));
        Assert.Equal(12, Comparison.AllAgree(chapter, "s39-gradients").Count);
    }

    [Fact]
    public async Task S40_tanh_in_pieces_has_the_same_gradients()
    {
        Chapter chapter = await Chapter.Run("07");
        Assert.Contains(chapter.Lines("s40")[0], (string[])["0.7071067811865476", "0.7071067811865477"]);
        Assert.Equal(["b  0.5", "x1  -1.5", "w1  1.0", "x2  0.5", "w2  0.0"], chapter.Lines("s40")[1..]);
        Assert.All(DrawnValues.Grads(chapter.Dot("s40-before")).Values, grad => Assert.Equal("0.0000", grad));
        IReadOnlyDictionary<string, string> grads = DrawnValues.Grads(chapter.Dot("s40-draw"));
        Assert.Equal(["0.5000", "-1.5000", "1.0000", "0.5000", "0.0000"], new[] { "b", "x1", "w1", "x2", "w2" }.Select(label => grads[label]));
        Assert.Equal(20, DrawnValues.Count(chapter.Dot("s40-draw")));
        Assert.Equal(4 + 7, chapter.Dot("s40-draw").Split('\n').Count(line => line.Contains("width=0.4", StringComparison.Ordinal)));
        Assert.Equal(5, Comparison.AllAgree(chapter, "s40-numeric").Count);
    }

    [Fact]
    public async Task S40_the_wide_graphs_fit_a_page()
    {
        Chapter chapter = await Chapter.Run("07");
        Assert.All(["s40-before", "s40-draw"], id => Assert.InRange(LeastWidth(chapter, id), 1, 900));

        static double LeastWidth(Chapter chapter, string id)
        {
            string html = Assert.Single(chapter.Shown(id))["text/html"]!;
            return double.Parse(html.Split("min-width:")[1].Split("px")[0], CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task A_single_share_that_overwrites_hides_from_most_formulas()
    {
        string[] parts = (await Chapter.Run("07"))["s38"].Cell.Source.Split("+=");
        Assert.Equal(8, parts.Length);
        var noticed = new List<string>();
        // In fresh sessions: a function that takes a Value is ambiguous where an earlier one takes the Value of before.
        for (int i = 1; i < parts.Length; i++)
        {
            string broken = string.Join("+=", parts[..i]) + "=" + string.Join("+=", parts[i..]);
            Chapter chapter = await Chapter.RunFresh("07", document => document.Cells.Single(cell => cell.Id == "s38").Source = broken);
            noticed.AddRange(chapter.Lines("s39-gradients").Where(line => line.EndsWith("DIFFER", StringComparison.Ordinal)).Select(line => $"{i} {line.Split("  ")[0]}"));
        }

        Assert.Equal(["2 a + a", "5 a / a"], noticed);
    }

    [Fact]
    public async Task S41_nothing_overflows_for_negative_numbers()
    {
        Chapter chapter = await Chapter.RunFresh("07", document =>
        {
            NotebookCell table = document.Cells.Single(cell => cell.Id == "s41");
            table.Source = table.Source.Replace("1.0, 10, 200, 354, 355, 1000", "-1.0, -10, -200, -355, -1000", StringComparison.Ordinal);
        });
        Assert.Equal(5, chapter.Lines("s41").Length);
        Assert.DoesNotContain("NaN", chapter.Printed("s41"), StringComparison.Ordinal);
        Assert.Matches(@"in pieces +-1, slope +-?0 +Math\.Tanh +-1, slope +0$", chapter.Lines("s41")[^1]);
    }

    [Fact]
    public async Task S41_the_pieces_overflow_where_the_engine_does_not()
    {
        Chapter chapter = await Chapter.Run("07");
        string[] lines = chapter.Lines("s41");
        Assert.Equal("n =  355   in pieces                NaN, slope    NaN   Math.Tanh                  1, slope      0", lines[4]);
        Assert.Equal("n =  200   in pieces                  1, slope      2   Math.Tanh                  1, slope      0", lines[2]);
        Assert.Equal(["our Tanh     NaN", "the engine's 1, slope 0"], chapter.Lines("s41-engine"));
    }
}
