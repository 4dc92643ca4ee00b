using System.Globalization;
using System.Text.Json.Nodes;

namespace Micrograd.Course.Tests;

/// <summary>Rows S25 to S30: a neuron.</summary>
public sealed class Chapter05Tests
{
    [Fact]
    public async Task S25_a_neuron_is_drawn_and_written_as_a_formula()
    {
        Assert.Contains(@"o = \tanh\Big(\sum_i w_i x_i + b\Big)", Prose.Of("05", "idea"), StringComparison.Ordinal);
        string dot = (await Chapter.Run("05")).Dot("s25");
        Assert.All(["x₁", "x₂", "x₃", "w₁", "w₂", "w₃", "Σ wᵢxᵢ + b", "tanh"], part => Assert.Contains(part, dot, StringComparison.Ordinal));
    }

    [Fact]
    public async Task S26_tanh_and_sigmoid_stand_side_by_side()
    {
        Chapter chapter = await Chapter.Run("05");
        Figure chart = chapter.Chart("s26");
        double[] xs = [.. Enumerable.Range(0, 50).Select(i => (i - 25) / 5.0)];
        Assert.Equal("Tanh vs. Sigmoid", chart.Title);
        Assert.Equal(2, chart.Traces.Count);
        Assert.Equal(xs, chart.Numbers(0, "x"));
        Assert.Equal(xs, chart.Numbers(1, "x"));
        Assert.Equal(xs.Select(Math.Tanh), chart.Numbers(0, "y"));
        Assert.Equal(xs.Select(x => 1 / (1 + Math.Exp(-x))), chart.Numbers(1, "y"));
        Assert.Equal(["x", "x", "tanh(x)", "σ(x)"], chart.AxisTitles.OrderBy(axis => axis.Key, StringComparer.Ordinal).Select(axis => axis.Value));

        JsonNode layout = JsonNode.Parse(chapter.Shown("s26").Single()[Figure.MimeType]!)!["layout"]!;
        Assert.Equal(["Tanh", "Sigmoid"], layout["annotations"]!.AsArray().Select(note => note!["text"]!.GetValue<string>()));
        Assert.All(["xaxis", "yaxis", "xaxis2", "yaxis2"], axis => Assert.True(layout[axis]!["showgrid"]!.GetValue<bool>()));
    }

    [Fact]
    public void S27_the_ranges_are_told_once_and_with_a_caution()
    {
        string ranges = Prose.Of("05", "ranges");
        Assert.Contains("tanh lie between $-1$ and $1$", ranges, StringComparison.Ordinal);
        Assert.Contains("sigmoid between $0$ and $1$", ranges, StringComparison.Ordinal);
        Assert.Contains("Don't make a law of it", ranges, StringComparison.Ordinal);
        Assert.Equal(1, Prose.Count("05", "tanh lie between"));
    }

    [Fact]
    public async Task S28_a_neuron_of_plain_numbers() => Assert.Equal(["Neuron Output: -0.10955847021442953"], (await Chapter.Run("05")).Lines("s28"));

    [Fact]
    public async Task S29_a_neuron_of_values()
    {
        Chapter chapter = await Chapter.Run("05");
        string[] lines = chapter.Lines("s29");
        Assert.Equal("0.8813735870195432", lines[0]);
        Assert.Equal(0.7071067811865476, double.Parse(lines[1], CultureInfo.InvariantCulture), 1e-15);
        Assert.Equal(
            ["b 6.8814", "n 0.8814", "o 0.7071", "w1 -3.0000", "w2 1.0000", "x1 2.0000", "x1*w1 + x2*w2 -6.0000", "x1*w1 -6.0000", "x2 0.0000", "x2*w2 0.0000"],
            DrawnValues.Data(chapter.Dot("s29-draw")).Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task S30_the_way_back_through_the_neuron_by_hand()
    {
        Chapter chapter = await Chapter.Run("05");
        Assert.Equal(0.5, double.Parse(Assert.Single(chapter.Lines("s30-tanh")), CultureInfo.InvariantCulture), 1e-15);
        Assert.Equal(["b  0.5", "x1  -1.5", "w1  1.0", "x2  0.5", "w2  0.0"], chapter.Lines("s30"));
        DrawnValues.AreThoseOfTheNeuron(chapter.Dot("s30-draw"));
        Assert.Equal(
            ["o", "n", "x1*w1 + x2*w2", "b", "x1*w1", "x2*w2", "x1", "w1", "x2", "w2"],
            Comparison.AllAgree(chapter, "s30-tanh-check", "s30-sums-check", "s30-check").Select(comparison => comparison.Name));
    }
}
