using System.Diagnostics;
using System.Globalization;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Course.Tests;

/// <summary>
/// Rows S42 to S44: the same in PyTorch. What the cells with tensors show is held to its numbers as it is saved, everywhere;
/// that libtorch really shows it, wherever libtorch is.
/// </summary>
public sealed class Chapter08Tests
{
    private static readonly string[] Document = ["0.7071066904050358", "x2 0.5000001283844369", "w2 0", "x1 -1.5000003851533106", "w1 1.0000002567688737"];

    [Fact]
    public void S42_the_neuron_in_PyTorch() => Assert.Equal(Document, Saved("s42"));

    [Fact]
    public async Task S43_the_engine_gives_the_same_numbers_when_the_bias_is_rounded_to_a_float()
    {
        Chapter chapter = await Chapter.Run("08");
        Assert.Equal(["as double  6.881373587019543", "as float   6.881373405456543", .. Document], chapter.Lines("s43"));
        Assert.StartsWith("0.70710678118654", chapter.Lines("s43-double")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task S44_a_single_number_is_taken_out_and_many_are_quicker_together()
    {
        Assert.Equal(["0.7071066904050358"], Saved("s44-item"));
        Assert.Equal((await Chapter.Run("08")).Lines("s44-engine"), Saved("s44-tensor"));
        Assert.Matches("^tensors are [0-9]+ times as fast$", Saved("s44-time")[^1]);
    }

    [Fact]
    public async Task Every_operation_has_the_value_and_the_gradients_that_libtorch_has()
    {
        string[][] engine = [.. (await Chapter.Run("08")).Lines("table-engine").Skip(1).Select(Words)];
        string[][] libtorch = [.. Saved("table-torch").Skip(1).SkipLast(1).Select(Words)];
        Assert.Equal(18, engine.Length);
        Assert.Equal(engine.Select(row => string.Join(' ', row[..^3])), libtorch.Select(row => string.Join(' ', row[..^4])));
        foreach ((string[] ours, string[] theirs) in engine.Zip(libtorch))
        {
            foreach ((double x, double y) in ours[^3..].Zip(theirs[^4..^1], (x, y) => (Number(x), Number(y))))
                Assert.True(Math.Abs(BitConverter.DoubleToInt64Bits(x) - BitConverter.DoubleToInt64Bits(y)) <= 4, $"{string.Join(' ', ours)} against {string.Join(' ', theirs)}");
        }

        static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task At_its_corner_relu_has_the_slope_0_in_both()
    {
        Assert.Matches(@"^relu\(a-\.75\) +0 +0 +0$", (await Chapter.Run("08")).Lines("table-engine")[^1]);
        Assert.Matches(@"^relu\(a-\.75\) +0 +0 +0 +0$", Saved("table-torch")[^2]);
    }

    [Fact]
    public async Task A_second_derivative_comes_from_differences_of_gradients_and_from_libtorchs_graph()
    {
        string[] lines = (await Chapter.Run("08")).Lines("second"), libtorch = Saved("second-torch");
        double t = Math.Tanh(0.5);
        string first = (1 - (t * t)).ToString("0.000000", CultureInfo.InvariantCulture), second = (-2 * t * (1 - (t * t))).ToString("0.000000", CultureInfo.InvariantCulture);
        Assert.Equal([first, second, second], lines.Select(line => line.Split(' ')[^1]));
        Assert.Equal([first, second], libtorch.Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public async Task Without_libtorch_the_chapter_says_so_in_one_line_and_all_other_cells_run()
    {
        Chapter chapter = await Chapter.Run("08");
        string status = Assert.Single(chapter.Lines("setup"));
        bool isHere = status == "libtorch is here: all cells run.";
        if (!isHere) Assert.EndsWith(". The cells that need it show nothing, all others run.", status, StringComparison.Ordinal);
        foreach (CellRun run in chapter.NotebookRun.Cells.Where(run => !run.Cell.Tags.Contains("exercise")))
            Assert.Equal(isHere || !NeedsLibtorch(run.Cell), run.Outputs.Any());
    }

    [Fact]
    public async Task Libtorch_shows_what_is_saved()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        Needs.Libtorch.OrSkip();
        bool isNewEnough = (await Chapter.Run("08")).Lines("setup")[0].StartsWith("libtorch is here", StringComparison.Ordinal);
        Assert.SkipUnless(isNewEnough || File.Exists("/usr/bin/dpkg-deb"), "This system's C++ library is too old for libtorch, and only on Debian can the script fetch a newer one.");

        // A copy without outputs, run in a process of its own: on an older Debian with the C++ library of a newer one.
        NotebookDocument copy = Read();
        foreach (NotebookCell cell in copy.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.Source = cell.Source.Replace("#load \"", $"#load \"{Clone.Notebooks}/", StringComparison.Ordinal).Replace("#r \"..", $"#r \"{Clone.Root}", StringComparison.Ordinal);
            cell.SetOutputs([], null);
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("libtorch-");
        try
        {
            string path = Path.Combine(folder.FullName, "08.ipynb");
            NotebookFile.Write(path, copy);
            string tool = Path.Combine(AppContext.BaseDirectory.Replace("Micrograd.Course.Tests", "Micrograd.Tool", StringComparison.Ordinal), "micrograd.dll");
            string program = isNewEnough ? "dotnet" : Path.Combine(Clone.Root, "torch", "with-debian-13-libraries.sh");
            using var run = Process.Start(new ProcessStartInfo(program, [tool, "save", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = run.StandardOutput.ReadToEndAsync(stop), error = run.StandardError.ReadToEndAsync(stop);
            await run.WaitForExitAsync(stop);
            Assert.True(run.ExitCode == 0, await output + await error);

            NotebookDocument shown = NotebookFile.Read(path);
            foreach (NotebookCell cell in Read().Cells.Where(NeedsLibtorch))
            {
                CellOutput[] fresh = [.. shown.Cells.Single(other => other.Id == cell.Id).Outputs];
                Assert.NotEmpty(fresh);
                if (!cell.Tags.Contains(CellTags.Varies)) Assert.Equal(cell.Outputs, fresh);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool NeedsLibtorch(NotebookCell cell) => cell.Tags.Contains(CellTags.Optional);

    private static string[] Saved(string id) =>
        string.Concat(Read().Cells.Single(cell => cell.Id == id).Outputs.OfType<StreamOutput>().Select(output => output.Text)).TrimEnd('\n').Split('\n');

    private static NotebookDocument Read() => NotebookFile.Read(Path.Combine(Clone.Notebooks, "08-the-same-in-pytorch.ipynb"));
}
