using System.Globalization;
using System.Text.RegularExpressions;

using Micrograd.Hosting.Directives;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Course.Tests;

/// <summary>Beyond the document: two moons.</summary>
public sealed partial class Chapter10Tests
{
    [Fact]
    public async Task The_network_of_2_16_16_1_learns_all_hundred_points()
    {
        Chapter chapter = await Chapter.Run("10");
        Assert.Equal(["337 parameters"], chapter.Lines("network"));
        Assert.Contains("step 100 ", Progress(chapter, "trained")[0], StringComparison.Ordinal);
        Assert.EndsWith("accuracy 100 %", Progress(chapter, "trained")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_display_is_updated_in_place_after_each_step()
    {
        NotebookDocument document = NotebookFile.Read(Path.Combine(Clone.Notebooks, "10-beyond-the-document.ipynb"));
        using var session = new CSharpSession(new SessionOptions { Folder = Clone.Notebooks, Directives = HostDirectives.All });
        var outputs = new List<CellOutput>();
        foreach (NotebookCell cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            outputs.Clear();
            Assert.Equal(CellStatus.Succeeded, await session.ExecuteAsync(cell.Source, outputs.Add, TestContext.Current.CancellationToken));
            if (cell.Id == "trained") break;
        }

        string id = Assert.Single(outputs.OfType<DisplayOutput>()).DisplayId!;
        string[] updates = [.. outputs.OfType<DisplayUpdate>().Select(update => update.DisplayId == id ? update.Data.PlainText : "")];
        Assert.Equal(Enumerable.Range(1, 100), updates.Select(text => int.Parse(Step().Match(text).Groups["step"].Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Loss_and_accuracy_are_drawn_for_every_step()
    {
        Chapter chapter = await Chapter.Run("10");
        double[] losses = chapter.Chart("curves").Numbers(0, "y"), accuracies = chapter.Chart("accuracy").Numbers(0, "y");
        Assert.Equal((100, 100), (losses.Length, accuracies.Length));
        Assert.True(losses[^1] < 0.02 && losses[0] > 0.5);
        Assert.Equal(100, accuracies[^1]);
        Assert.InRange(accuracies[0], 0, 95);
    }

    [Theory]
    [InlineData("boundary")]
    [InlineData("tanh-boundary")]
    public async Task The_decision_boundary_runs_between_the_moons(string cell)
    {
        Figure chart = (await Chapter.Run("10")).Chart(cell);
        double[] x1 = chart.Numbers(0, "x"), x2 = chart.Numbers(0, "y");
        double[][] scores = [.. chart.Traces[0]["z"]!.AsArray().Select(row => row!.AsArray().Select(score => score!.GetValue<double>()).ToArray())];
        Assert.Equal("heatmap", chart.Traces[0]["type"]!.GetValue<string>());
        Assert.Equal((x2.Length, x1.Length), (scores.Length, scores[0].Length));

        // In the middle of each moon the scores are clear: -1 in the upper one, 1 in the lower one.
        Assert.Equal(-1, At(0, 1));
        Assert.Equal(1, At(1, -0.5));
        Assert.Equal(2, chart.Traces.Skip(1).Sum(points => points["x"]!.AsArray().Count / 50));

        double At(double a, double b) => scores[Nearest(x2, b)][Nearest(x1, a)];
        static int Nearest(double[] places, double place) => Array.IndexOf(places, places.MinBy(p => Math.Abs(p - place)));
    }

    [Fact]
    public async Task Too_large_a_step_destroys_the_network()
    {
        Chapter chapter = await Chapter.Run("10");
        Assert.EndsWith("accuracy 50 %", Progress(chapter, "too-large")[0], StringComparison.Ordinal);
        Assert.Equal(["different scores among 100 points: 1", "layers whose parameters get no gradient from the points: 3 of 3"], chapter.Lines("dead"));
        Assert.True(chapter.Chart("too-large").Numbers(0, "y").Max() > 10_000);
    }

    [Fact]
    public async Task Too_small_a_step_takes_too_long() =>
        Assert.DoesNotContain("accuracy 100 %", Progress(await Chapter.Run("10"), "too-small")[0], StringComparison.Ordinal);

    [Fact]
    public async Task Eight_hidden_neurons_are_enough_and_four_are_not()
    {
        string[] sizes = Progress(await Chapter.Run("10"), "sizes");
        Assert.Equal(["Relu  1", "Relu  2", "Relu  4", "Relu  8", "Relu 16", "Relu 32"], sizes.Select(line => line.Split(',')[0]));
        Assert.Equal([false, false, false, true, true, true], sizes.Select(line => line.EndsWith("accuracy 100 %", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_tenth_of_the_rate_leaves_a_few_points_wrong_in_a_hundred_steps() =>
        Assert.Matches("accuracy 9[0-9] %$", Progress(await Chapter.RunWith("10", "trained", "learningRate = 1.0", "learningRate = 0.1"), "trained")[0]);

    [Fact]
    public async Task What_a_larger_network_adds_to_the_loss_is_penalty()
    {
        double[][] parts = [.. (await Chapter.Run("10")).Lines("sizes-parts").Select(Numbers)];
        Assert.Equal([7, 15, 37, 105, 337, 1185], parts.Select(part => part[0]));
        Assert.All(parts[3..], part => Assert.Equal(0, part[1], 3));
        Assert.Equal(parts.Select(part => part[2]).Order(), parts.Select(part => part[2]));
        double[] losses =
        [
            .. Progress(await Chapter.Run("10"), "sizes")
                .Select(line => double.Parse(Loss().Match(line).Groups["loss"].Value, CultureInfo.InvariantCulture)),
        ];
        Assert.All(parts.Zip(losses), pair => Assert.Equal(pair.Second, pair.First[1] + pair.First[2], 0.01));
    }

    [Fact]
    public async Task A_larger_network_depends_less_on_its_start()
    {
        double[] learned = [.. (await Chapter.Run("10")).Lines("sizes-starts").Select(line => Numbers(line)[1])];
        Assert.Equal(learned.Order(), learned);
        Assert.Equal(10, learned[^1]);
        Assert.InRange(learned[0], 0, 5);
    }

    [Fact]
    public async Task Tanh_fades_to_a_slope_of_0_yet_outlives_a_rate_that_kills_relu()
    {
        Chapter chapter = await Chapter.Run("10");
        Assert.EndsWith("slope 0.0e+00", chapter.Lines("fading")[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("slope 0.0e+00", chapter.Lines("fading")[^2], StringComparison.Ordinal);
        Assert.EndsWith("accuracy 100 %", Progress(chapter, "tanh-wild")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy 100 %", Progress(chapter, "tanh-wild")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tanh_learns_all_points_too_and_both_know_what_they_have_not_seen()
    {
        Chapter chapter = await Chapter.Run("10");
        Assert.EndsWith("accuracy 100 %", Progress(chapter, "tanh")[0], StringComparison.Ordinal);
        Assert.All(chapter.Lines("test"), line => Assert.InRange(double.Parse(line[6..10], CultureInfo.InvariantCulture), 95, 100));
    }

    [Fact]
    public async Task A_recording_replayed_trains_as_values_do()
    {
        string[] losses = [.. (await Chapter.Run("10")).Lines("replay").Select(line => line.Split(' ')[^1])];
        Assert.Equal(losses[1], losses[0]);
        Assert.InRange(double.Parse(losses[0], CultureInfo.InvariantCulture), 0.001, 0.02);
    }

    private static string[] Progress(Chapter chapter, string cell) =>
        [.. chapter.Shown(cell).Where(bundle => bundle[Figure.MimeType] is null).Select(bundle => bundle.PlainText)];

    private static double[] Numbers(string line) => [.. Number().Matches(line).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("[0-9]+(\\.[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex("loss (?<loss>[0-9.]+)")]
    private static partial Regex Loss();

    [GeneratedRegex("step (?<step>[0-9]+) ")]
    private static partial Regex Step();
}
