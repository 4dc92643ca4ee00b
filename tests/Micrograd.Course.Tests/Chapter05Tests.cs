using System.Globalization;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Course.Tests;

/// <summary>Rows S25 to S30: a neuron.</summary>
public sealed class Chapter05Tests
{
    [Fact]
    public async Task A_network_comes_before_the_neuron()
    {
        Chapter chapter = await Chapter.Run("05");
        string dot = chapter.Dot("network-draw");
        Assert.Equal((3 * 4) + (4 * 4) + 4, dot.Split("->").Length - 1);
        Assert.Single(dot.Split('\n'), line => line.Contains("fillcolor", StringComparison.Ordinal));
        string[] ids = [.. chapter.NotebookRun.Cells.Select(cell => cell.Cell.Id)];
        Assert.True(Array.IndexOf(ids, "network-draw") < Array.IndexOf(ids, "s25"));
        Assert.Contains("CS231n", Prose.Of("05", "idea"), StringComparison.Ordinal);
    }

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
        Assert.All(["yaxis", "yaxis2"], axis => Assert.Equal([-1.1, 1.1], layout[axis]!["range"]!.AsArray().Select(end => end!.GetValue<double>())));
    }

    [Fact]
    public void S27_the_ranges_are_told_once_and_with_a_caution()
    {
        string ranges = Prose.Of("05", "ranges");
        Assert.Contains("tanh lie between $-1$ and $1$", ranges, StringComparison.Ordinal);
        Assert.Contains("sigmoid between $0$ and $1$", ranges, StringComparison.Ordinal);
        Assert.Contains("Don't make a law of it", Prose.Of("05", "slopes-read"), StringComparison.Ordinal);
        Assert.Equal(1, Prose.Count("05", "tanh lie between"));
    }

    [Fact]
    public async Task S27_tanh_is_not_more_precise_but_steeper_near_zero_and_the_sigmoid_further_out()
    {
        Chapter chapter = await Chapter.Run("05");
        Assert.Equal(
            [
                "x = 0   slope of tanh 1.0000   slope of the sigmoid 0.2500",
                "x = 1   slope of tanh 0.4200   slope of the sigmoid 0.1966",
                "x = 2   slope of tanh 0.0707   slope of the sigmoid 0.1050",
                "x = 4   slope of tanh 0.0013   slope of the sigmoid 0.0177",
            ],
            chapter.Lines("slopes-numbers"));
        Figure slopes = chapter.Chart("slopes");
        Assert.Equal((1.0, 0.25), (slopes.Numbers(0, "y").Max(), slopes.Numbers(1, "y").Max()));
    }

    [Fact]
    public async Task S27_tanh_and_the_sigmoid_are_one_curve()
    {
        string[] lines = (await Chapter.Run("05")).Lines("one-curve");
        Assert.All(lines[..^1], line => Assert.Equal(line.Split("tanh(x)")[1].Split("2σ(2x) - 1")[0].Trim(), line.Split("2σ(2x) - 1")[1].Trim()));
        Assert.Equal("True", lines[^1]);
    }

    [Fact]
    public async Task The_answers_to_its_prompts_are_so()
    {
        Chapter plain = await Chapter.RunChanged("05", Change("s28", "double b = 0;", "double b = 2;"));
        Assert.Equal(0.96, Output(plain), 0.005);
        plain = await Chapter.RunChanged("05", Change("s28", "double b = 0;", "double b = -2;"));
        Assert.Equal(-0.97, Output(plain), 0.01);
        plain = await Chapter.RunChanged("05", Change("s28", "[0.5, -0.3]", "[2, 1]"));
        Assert.Equal(0, Output(plain));

        Chapter moved = await Chapter.RunChanged("05", Change("s29", "new Value(0.0)", "new Value(1.0)"));
        Assert.Equal("1.8814", DrawnValues.Data(moved.Dot("s30-draw"))["n"]);
        IReadOnlyDictionary<string, string> grads = DrawnValues.Grads(moved.Dot("s30-draw"));
        Assert.Equal(("0.0887", "0.0887"), (grads["w2"], grads["b"]));
        Assert.Equal(4, Comparison.AllAgree(moved, "s30-check").Count);

        Chapter saturated = await Chapter.RunChanged("05", document =>
        {
            Change("s29", "new Value(0.0)", "new Value(1.0)")(document);
            Change("s29", "6.8813735870195432", "16")(document);
            Change("s30-draw", "Graph.Draw(o, colorByGradient: true, stacked: true)", "Console.WriteLine(x1.Grad);")(document);
        });
        Assert.InRange(Math.Abs(double.Parse(saturated.Printed("s30-draw"), CultureInfo.InvariantCulture)), 1e-12, 1e-8);

        static double Output(Chapter chapter) => double.Parse(chapter.Printed("s28").Split(':')[1], CultureInfo.InvariantCulture);
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

    private static Action<NotebookDocument> Change(string id, string from, string to) => document =>
    {
        NotebookCell cell = document.Cells.Single(cell => cell.Id == id);
        Assert.Contains(from, cell.Source, StringComparison.Ordinal);
        cell.Source = cell.Source.Replace(from, to, StringComparison.Ordinal);
    };
}
