namespace Micrograd.Course.Tests;

/// <summary>Rows S17 to S24: backpropagation by hand.</summary>
public sealed class Chapter04Tests
{
    [Fact]
    public async Task S17_every_value_has_a_gradient_which_is_0_at_first()
    {
        Chapter chapter = await Chapter.Run("04");
        Assert.Equal(["Value(data=-8)", "Value(data=4)", "Value(data=-2)", "*"], chapter.Lines("s17-use"));
        IReadOnlyDictionary<string, string> grads = DrawnValues.Grads(chapter.Dot("s17-draw"));
        Assert.Equal(["L", "a", "b", "c", "d", "e", "f"], grads.Keys.Order(StringComparer.Ordinal));
        Assert.All(grads.Values, grad => Assert.Equal("0.0000", grad));
    }

    [Fact]
    public async Task S18_the_factors_of_L_get_each_other() => Assert.Equal(["-2", "4"], (await Chapter.Run("04")).Lines("s18"));

    [Fact]
    public async Task S19_a_sum_hands_its_gradient_on()
    {
        Assert.Contains(@"\frac{\partial d}{\partial c} = \frac{(e + c + h) - (e + c)}{h} = 1", Prose.Of("04", "local"), StringComparison.Ordinal);
        Assert.Equal(["-2", "-2"], (await Chapter.Run("04")).Lines("s21-sum"));
    }

    [Fact]
    public void S20_the_chain_rule_is_written_out() =>
        Assert.Contains(@"\frac{\partial L}{\partial c} = \frac{\partial L}{\partial d} \cdot \frac{\partial d}{\partial c}", Prose.Of("04", "chain"), StringComparison.Ordinal);

    [Fact]
    public async Task S21_all_gradients_are_set_by_hand_and_drawn()
    {
        Chapter chapter = await Chapter.Run("04");
        Assert.Equal(["6", "-4"], chapter.Lines("s21"));
        IReadOnlyDictionary<string, string> grads = DrawnValues.Grads(chapter.Dot("s21-draw"));
        Assert.Equal(
            ["L 1.0000", "a 6.0000", "b -4.0000", "c -2.0000", "d -2.0000", "e -2.0000", "f 4.0000"],
            grads.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task S22_every_gradient_agrees_with_a_numeric_one()
    {
        IReadOnlyList<Comparison> all = Comparison.AllAgree(await Chapter.Run("04"), "s22-df", "s22-ce", "s22");
        Assert.Equal(["L", "d", "f", "c", "e", "a", "b"], all.Select(comparison => comparison.Name));
        Assert.Equal([1, -2, 4, -2, -2, 6, -4], all.Select(comparison => comparison.Gradient));
    }

    [Fact]
    public async Task Another_f_changes_what_reaches_the_product_behind_it()
    {
        Chapter chapter = await Chapter.RunWith("04", "s17-use", "new Value(-2.0)", "new Value(3)");
        Assert.Equal(["-9", "6"], chapter.Lines("s21"));
        Assert.Equal(["3", "3"], chapter.Lines("s21-sum"));
        Assert.Equal(["3", "4"], chapter.Lines("s18"));
    }

    [Fact]
    public async Task Too_long_a_step_up_ends_far_below()
    {
        Assert.Contains("0.01 up     4.4159", (await Chapter.RunWith("04", "s24-down", "LAfter(0.01)", "LAfter(0.4)")).Lines("s24-down")[0], StringComparison.Ordinal);
        Assert.Contains("0.01 up     -96", (await Chapter.RunWith("04", "s24-down", "LAfter(0.01)", "LAfter(1)")).Lines("s24-down")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task S23_a_step_along_the_gradient_lifts_L() => Assert.Equal(["-7.286496"], (await Chapter.Run("04")).Lines("s23"));

    [Fact]
    public async Task S24_L_rises_along_the_gradient_and_falls_against_it()
    {
        Chapter chapter = await Chapter.Run("04");
        Figure chart = chapter.Chart("s24");
        double[] steps = chart.Numbers(0, "x"), along = chart.Numbers(0, "y"), promised = chart.Numbers(1, "y");
        Assert.Equal(Enumerable.Range(-20, 41).Select(i => i / 100.0), steps);
        Assert.All(steps.Zip(along), point => Assert.Equal(
            -8 + (72 * point.First) - (64 * point.First * point.First) - (96 * Math.Pow(point.First, 3)), point.Second, 1e-12));
        Assert.All(steps.Zip(promised), point => Assert.Equal(-8 + (72 * point.First), point.Second, 1e-12));
        Assert.Equal(["0.01 up     -7.286496", "stay        -8", "0.01 down   -8.726303999999999"], chapter.Lines("s24-down"));
    }

    [Fact]
    public async Task The_chain_rule_is_drawn_with_local_derivatives_on_the_edges()
    {
        string dot = (await Chapter.Run("04")).Dot("chain-rule");
        Assert.Equal(6, dot.Split("label=\"∂ ").Length - 1);
        Assert.Equal("6.0000", DrawnValues.Grads(dot)["a"]);
    }
}
