using System.Globalization;
using System.Text.RegularExpressions;

using Micrograd.Notebooks;

namespace Micrograd.Course.Tests;

/// <summary>Rows S45 to S55: neuron, layer, MLP, training.</summary>
public sealed partial class Chapter09Tests
{
    [Fact]
    public async Task S45_a_neuron_starts_with_weights_and_bias_between_minus_1_and_1()
    {
        string[] lines = (await Chapter.Run("09")).Lines("s45-use");
        double[] parameters = [.. lines[..^1].Select(Number)];
        Assert.Equal(3, parameters.Length);
        Assert.All(parameters, p => Assert.InRange(p, -1, 1));
        Assert.Equal(Math.Tanh(parameters[2] + (parameters[0] * 2) + (parameters[1] * 3)), Number(lines[^1]), 15);
    }

    [Fact]
    public async Task S46_a_network_of_3_4_4_1_has_41_parameters()
    {
        Chapter chapter = await Chapter.Run("09");
        Assert.Equal(["41"], chapter.Lines("s46-count"));
        string dot = chapter.Dot("s46-draw");
        Assert.Equal(3 + 4 + 4 + 1, dot.Split("[label=").Length - 1);
        Assert.Equal((3 * 4) + (4 * 4) + (4 * 1), dot.Split("->").Length - 1);
    }

    [Fact]
    public async Task S47_a_forward_pass_gives_a_value_whose_whole_graph_is_drawn()
    {
        Chapter chapter = await Chapter.Run("09");
        Assert.Equal("Value(data=-0.27005216850965424)", Assert.Single(chapter.Lines("s47")));

        // 41 parameters, 3 inputs, 32 products, 32 sums and 9 tanh; each operation has a node beside the value that it made.
        string dot = chapter.Dot("s47-draw");
        Assert.Equal(41 + 3 + 32 + 32 + 9, dot.Split("shape=record").Length - 1);
        Assert.Equal(9, dot.Split("label=tanh").Length - 1);
        Assert.Contains("data -0.2701", dot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S48_four_predictions_stand_beside_their_targets()
    {
        string[] lines = (await Chapter.Run("09")).Lines("s48");
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("Value(data=", line, StringComparison.Ordinal));
        Assert.Equal(["wanted  1", "wanted -1", "wanted -1", "wanted  1"], lines.Select(line => line[^9..]));
    }

    [Fact]
    public async Task S49_the_loss_of_the_published_predictions()
    {
        Chapter chapter = await Chapter.Run("09");
        Assert.Equal(["5.40925258770064"], chapter.Lines("s49"));
        double[] predictions = [.. chapter.Lines("s48").Select(Number)];
        Assert.Equal(predictions.Zip([1.0, -1, -1, 1], (p, y) => Math.Pow(p - y, 2)).Sum(), double.Parse(chapter.Printed("s49-loss").Split()[1], CultureInfo.InvariantCulture), 14);
    }

    [Fact]
    public async Task S50_a_weight_moves_against_its_gradient_and_the_loss_falls()
    {
        Chapter chapter = await Chapter.Run("09");
        Assert.Equal(["-0.053457288254471075"], chapter.Lines("s50"));
        Assert.Matches("^data -?0\\.\\d+$", chapter.Lines("s50-backward")[0]);
        Assert.Matches("^grad -?\\d\\.\\d+$", chapter.Lines("s50-backward")[1]);
        Assert.EndsWith("difference below 0.000001: True", Assert.Single(chapter.Lines("s50-numeric")), StringComparison.Ordinal);
        double[] losses = [.. chapter.Lines("s50-step").Select(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture))];
        Assert.True(losses[1] < losses[0], $"{losses[1]} is not below {losses[0]}.");
    }

    [Fact]
    public async Task S51_the_loss_falls_with_a_small_step_and_rises_again_with_a_large_one()
    {
        double[] losses = (await Chapter.Run("09")).Chart("s51").Numbers(0, "y");
        int lowest = Array.IndexOf(losses, losses.Min());
        Assert.InRange(lowest, 1, losses.Length - 2);
        Assert.True(losses[1] < losses[0] && losses[^1] > losses[lowest]);
    }

    [Fact]
    public async Task S52_five_epochs_as_published_and_five_of_our_own()
    {
        Chapter chapter = await Chapter.Run("09");
        string[] losses = ["5.08713918322257", "4.335741644466197", "3.0356522171091176", "1.9684798493560975", "1.8666091864716037"];
        Assert.Equal(losses.Select(loss => $"{loss,-18}   published {loss}"), chapter.Lines("s52-published"));
        Assert.Equal(5, chapter.Lines("s52").Length);
        Assert.All(chapter.Lines("s52"), line => Assert.Matches(@"^loss \d\.\d{6}   predictions( +-?0\.\d{4}){4}$", line));
    }

    [Fact]
    public async Task S53_without_setting_gradients_to_zero_the_loss_falls_faster_and_then_explodes()
    {
        Figure chart = (await Chapter.Run("09")).Chart("s53");
        Assert.Equal(["gradients set to zero", "gradients accumulated"], chart.Traces.Select(trace => trace["name"]!.GetValue<string>()));
        double[] fresh = chart.Numbers(0, "y"), accumulated = chart.Numbers(1, "y");
        Assert.Equal((100, 100), (fresh.Length, accumulated.Length));
        Assert.True(accumulated[20] < fresh[20]);
        Assert.Equal(8, accumulated[^1], 3);
        Assert.True(fresh[^1] < 0.5);
    }

    [Fact]
    public async Task S54_all_four_predictions_come_within_a_tenth_while_the_progress_is_shown_in_place()
    {
        Chapter chapter = await Chapter.Run("09");
        Assert.EndsWith("4 of 4 within 0.1", Assert.Single(chapter.Shown("s54")).PlainText, StringComparison.Ordinal);
        double[] predictions = [.. chapter.Lines("s54").Select(line => double.Parse(line.Split("wanted")[0], CultureInfo.InvariantCulture))];
        Assert.All(predictions.Zip([1.0, -1, -1, 1]), pair => Assert.InRange(pair.First, pair.Second - 0.1, pair.Second + 0.1));
    }

    [Fact]
    public void S55_the_lecture_is_named()
    {
        NotebookDocument document = NotebookFile.Read(Path.Combine(Clone.Notebooks, "09-neuron-layer-mlp-training.ipynb"));
        Assert.Contains(document.Cells, cell => cell.Source.Contains("The spelled-out intro to neural networks and backpropagation: building micrograd", StringComparison.Ordinal) && cell.Source.Contains("VMj-3S1tku0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_notebooks_classes_and_the_engine_come_to_the_same_numbers()
    {
        string[] lines = (await Chapter.Run("09")).Lines("engine");
        Assert.Equal(5, lines.Length);
        Assert.All(lines[..4], line =>
        {
            Match pair = Pair().Match(line);
            Assert.Equal(pair.Groups["ours"].Value, pair.Groups["engine"].Value);
            Assert.NotEmpty(pair.Groups["ours"].Value);
        });
        Assert.Equal("All 41 parameters agree to 12 decimals: True", lines[4]);
    }

    private static double Number(string line) => double.Parse(Data().Match(line).Groups["data"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Value\(data=(?<data>[^)]+)\)")]
    private static partial Regex Data();

    [GeneratedRegex(@"ours +(?<ours>\S+) +engine +(?<engine>\S+)")]
    private static partial Regex Pair();
}
