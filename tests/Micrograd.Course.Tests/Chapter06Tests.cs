namespace Micrograd.Course.Tests;

/// <summary>Rows S31 to S35: backpropagation automated.</summary>
public sealed class Chapter06Tests
{
    [Fact]
    public async Task S31_with_backward_actions_the_forward_pass_is_as_before() =>
        Assert.Equal(["Value(data=-8)", "Value(data=4)", "Value(data=-2)", "*"], (await Chapter.Run("06")).Lines("s31-use"));

    [Fact]
    public async Task S32_each_action_called_by_name_gives_the_gradients()
    {
        Chapter chapter = await Chapter.Run("06");
        Assert.All(DrawnValues.Grads(chapter.Dot("s32-neuron")).Values, grad => Assert.Equal("0.0000", grad));
        DrawnValues.AreThoseOfTheNeuron(chapter.Dot("s32"));
        Assert.Equal(["b", "x1", "w1", "x2", "w2"], Comparison.AllAgree(chapter, "s32-check").Select(comparison => comparison.Name));
        string[] calls = [.. chapter["s32"].Cell.Source.Split('\n').Where(line => line.Contains(".PassOn(", StringComparison.Ordinal)).Select(line => line[..line.IndexOf('.', StringComparison.Ordinal)])];
        Assert.Equal(["o", "n", "b", "x1w1x2w2", "x2w2", "x1w1"], calls);
    }

    [Fact]
    public async Task S33_the_topological_order_has_ten_values()
    {
        Chapter chapter = await Chapter.Run("06");
        Assert.Equal(
            [
                "Value(data=2)", "Value(data=-3)", "Value(data=-6)",
                "Value(data=0)", "Value(data=1)", "Value(data=0)",
                "Value(data=-6)", "Value(data=6.881373587019543)", "Value(data=0.8813735870195432)", "Value(data=0.7071067811865476)",
            ],
            chapter.Lines("s33"));
    }

    [Fact]
    public async Task S33_a_wrong_order_loses_gradients_and_another_right_one_gives_the_same()
    {
        Chapter chapter = await Chapter.Run("06");
        Assert.Equal(8, chapter.Lines("wrong-order").Count(line => line.EndsWith("nothing has arrived", StringComparison.Ordinal)));
        Assert.Equal(["same order: False", "same gradients: True"], chapter.Lines("other-order")[1..]);
        Assert.Contains("*converge faster*. It doesn't", Prose.Of("06", "claims"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S34_all_actions_in_reverse_order_give_the_gradients() => DrawnValues.AreThoseOfTheNeuron((await Chapter.Run("06")).Dot("s34"));

    [Fact]
    public async Task S35_one_call_of_Backward_gives_the_gradients()
    {
        Chapter chapter = await Chapter.Run("06");
        Assert.All(DrawnValues.Grads(chapter.Dot("s35-before")).Values, grad => Assert.Equal("0.0000", grad));
        DrawnValues.AreThoseOfTheNeuron(chapter.Dot("s35"));
        Assert.Equal(["b", "x1", "w1", "x2", "w2"], Comparison.AllAgree(chapter, "s35-check").Select(comparison => comparison.Name));
    }
}
