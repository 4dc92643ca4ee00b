using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Formatting;

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
        string shown = Assert.Single(chapter.Shown("s47-draw"))[MimeTypes.Html]!;
        Assert.StartsWith("<details><summary>", shown, StringComparison.Ordinal);
        string picture = Encoding.UTF8.GetString(Convert.FromBase64String(Picture().Match(shown).Groups["data"].Value));
        Assert.Equal(41 + 3 + 32 + 32 + 9 + 32 + 32 + 9, picture.Split("class=\"node\"").Length - 1);
        Assert.Equal(9, picture.Split(">tanh<").Length - 1);
        Assert.Contains(">data -0.2701<", picture, StringComparison.Ordinal);
        Assert.Equal(7 + 3 + 3 + 1, DrawnValues.Count(chapter.Dot("s47-neuron")));
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
        double loss = predictions.Zip([1.0, -1, -1, 1], (p, y) => Math.Pow(p - y, 2)).Sum();
        Assert.Equal(loss, double.Parse(chapter.Printed("s49-loss").Split()[1], CultureInfo.InvariantCulture), 14);
    }

    [Fact]
    public async Task S50_a_weight_moves_against_its_gradient_and_the_loss_falls()
    {
        Chapter chapter = await Chapter.Run("09");
        Assert.Equal(["-0.053457288254471075"], chapter.Lines("s50"));
        Assert.Matches("^data -?0\\.\\d+$", chapter.Lines("s50-backward")[0]);
        Assert.Matches("^grad -?\\d\\.\\d+$", chapter.Lines("s50-backward")[1]);
        Assert.Equal("first weight", Assert.Single(Comparison.AllAgree(chapter, "s50-numeric")).Name);
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

        // "Any rate from 0.11 on ends higher": step 22 of 0.005.
        Assert.True(losses[21] < losses[0]);
        Assert.All(losses[22..], loss => Assert.True(loss > losses[0]));
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
    public async Task S52_two_predictions_that_go_down_do_not_give_the_mistake_away()
    {
        int[] counts = [.. (await Chapter.Run("09")).Lines("similar").Select(line => int.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture))];
        Assert.InRange(counts[0], 20, 2000);
        Assert.True(counts[2] >= 0.9 * counts[0], $"Only in {counts[2]} of {counts[0]} starts do the right steps do the same.");
        Assert.InRange(counts[1], 0.9 * counts[0], counts[0]);
    }

    [Fact]
    public async Task S53_the_check_against_the_numeric_gradient_fails_from_the_second_epoch_on()
    {
        double[][] epochs = [.. (await Chapter.Run("09")).Lines("bug-check").Select(Numbers)];
        Assert.Equal([41, 0, 0, 0, 0], epochs.Select(epoch => epoch[3]));

        // What stands in Grad is the sum of all gradients so far, and ends with the wrong sign.
        for (int i = 0; i < epochs.Length; i++) Assert.Equal(epochs[..(i + 1)].Sum(epoch => epoch[2]), epochs[i][1], 5);
        Assert.Equal([1, 1, 1, -1, -1], epochs.Select(epoch => Math.Sign(epoch[1] * epoch[2])));
    }

    [Fact]
    public async Task S53_of_thirty_starts_most_end_lower_with_the_mistake()
    {
        string[] lines = (await Chapter.Run("09")).Lines("bug-seeds");
        Assert.Equal(["30", "28", "28", "23"], lines.Where(line => line.EndsWith("of 30", StringComparison.Ordinal)).Select(line => line.Split(' ')[^3]));
    }

    [Fact]
    public async Task S53_each_at_its_best_rate_the_mistake_wins_where_targets_are_the_ends_of_tanh_and_never_settles_elsewhere()
    {
        Chapter chapter = await Chapter.Run("09");
        double[] ends = Best("bug-rates"), inner = Best("bug-targets");
        Assert.Equal([0.00337, 0.00225, 0.00182], ends);
        Assert.Equal([0.01168, 0.00495, 0.16], inner);
        Assert.All(Rows("bug-targets"), row => Assert.True(row[5] > 0.1, "With the mistake, a median has come to rest."));

        // rate, then a median and a worst loss for each loop; the best rate is the one whose worst loss is the smallest.
        double[][] Rows(string cell) => [.. chapter.Lines(cell).Skip(3).Select(Row)];
        double[] Best(string cell) => [.. new[] { 2, 4, 6 }.Select(column => Rows(cell).Min(row => row[column]))];
    }

    [Fact]
    public async Task S53_with_targets_of_one_half_the_mistake_comes_to_rest_at_no_rate()
    {
        Chapter chapter = await Chapter.RunWith("09", "bug-targets", "0.8", "0.5");
        double[][] rows = [.. chapter.Lines("bug-targets").Skip(3).Select(Row)];
        Assert.All(rows, row => Assert.True(row[5] > 0.2, $"At the rate {row[0]} the median is {row[5]}."));
        Assert.True(rows.Min(row => row[4]) < rows.Min(row => row[2]), "The one that keeps half isn't the best.");
    }

    [Fact]
    public async Task S53_with_the_mistake_the_loss_depends_on_when_one_stops()
    {
        Chapter chapter = await Chapter.Run("09");
        Figure chart = chapter.Chart("bug-time");
        double[] zeroed = chart.Numbers(0, "y"), accumulated = chart.Numbers(1, "y");
        Assert.Equal(zeroed.OrderDescending(), zeroed);
        Assert.True(accumulated.Zip(accumulated.Skip(1)).Count(pair => pair.Second > pair.First) > 50);
        Assert.Equal([3000, 0, 1664], Numbers(chapter.Lines("bug-time")[0]));
    }

    [Fact]
    public async Task A_layer_is_a_matrix_product()
    {
        string[] lines = (await Chapter.Run("09")).Lines("matrix");
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.Equal(Numbers(line)[^1], Numbers(line)[^2]));
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

    private static double[] Numbers(string line) => [.. AnyNumber().Matches(line).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))];

    private static double[] Row(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static double Number(string line) => double.Parse(Data().Match(line).Groups["data"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Value\(data=(?<data>[^)]+)\)")]
    private static partial Regex Data();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex AnyNumber();

    [GeneratedRegex("base64,(?<data>[A-Za-z0-9+/=]+)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"ours +(?<ours>\S+) +engine +(?<engine>\S+)")]
    private static partial Regex Pair();
}
