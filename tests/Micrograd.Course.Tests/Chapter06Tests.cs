using System.Globalization;

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
        IEnumerable<string> lines = chapter["s32"].Cell.Source.Split('\n').Where(line => line.Contains(".PassOn(", StringComparison.Ordinal));
        string[] calls = [.. lines.Select(line => line[..line.IndexOf('.', StringComparison.Ordinal)])];
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
            chapter.Lines("s33").Select((line, i) => line.StartsWith($"{i + 1,2}  ", StringComparison.Ordinal) ? line[4..] : line));
    }

    [Fact]
    public async Task S33_the_picture_carries_the_same_numbers()
    {
        Chapter chapter = await Chapter.Run("06");
        IReadOnlyDictionary<string, string> drawn = DrawnValues.Data(chapter.Dot("numbered"));
        Assert.Equal(
            ["1: x1", "2: w1", "3: x1*w1", "4: x2", "5: w2", "6: x2*w2", "7: x1*w1 + x2*w2", "8: b", "9: n", "10: o"],
            drawn.Keys.OrderBy(label => int.Parse(label.Split(':')[0], CultureInfo.InvariantCulture)));
        foreach (string line in chapter.Lines("s33"))
        {
            string[] parts = line.Trim().Split("  Value(data=");
            Assert.Equal(double.Parse(parts[1].TrimEnd(')'), CultureInfo.InvariantCulture).ToString("F4", CultureInfo.InvariantCulture),
                drawn.Single(value => value.Key.StartsWith(parts[0] + ":", StringComparison.Ordinal)).Value);
        }
    }

    [Fact]
    public async Task A_chain_of_100_000_sums_fits_on_the_stack_and_one_of_a_million_does_not()
    {
        Chapter chapter = await Chapter.RunChanged("06", document => document.Cells.Single(cell => cell.Id == "ex1-check").Source =
            """
            foreach (int sums in new[] { 100_000, 1_000_000 })
            {
                var chain = new Value(1);
                for (int i = 0; i < sums; i++) chain += new Value(1);
                try
                {
                    chain.Backward();
                    Console.WriteLine(chain.Grad);
                }
                catch (InsufficientExecutionStackException)
                {
                    Console.WriteLine("nested too deeply");
                }
            }
            """);
        Assert.Equal(["1", "nested too deeply"], chapter.Lines("ex1-check"));
        Assert.Contains("a chain of 100,000 sums still fits. One of a million doesn't", Prose.Of("06", "sort-read"), StringComparison.Ordinal);
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
