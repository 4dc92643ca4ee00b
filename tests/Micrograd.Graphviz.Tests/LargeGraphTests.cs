using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Micrograd.Graphviz.Arrangement;
using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Program;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Tests;

/// <summary>Graphs that nobody can read must not keep anybody waiting. The work is counted, so that these tests don't depend on the machine.</summary>
public sealed class LargeGraphTests
{
    private const string Note = "Laid out coarsely: the graph is too large for more.";

    /// <summary>Nodes and edges of graphs that took minutes.</summary>
    private static readonly Dictionary<string, (int Nodes, IEnumerable<(string From, string To)> Edges)> Graphs = new()
    {
        ["complete graph of 60"] = (60, from i in Enumerable.Range(0, 60) from j in Enumerable.Range(i + 1, 59 - i) select ($"{i}", $"{j}")),
        ["complete digraph of 50"] = (50, from i in Enumerable.Range(0, 50) from j in Enumerable.Range(0, 50) where i != j select ($"{i}", $"{j}")),
        ["5,000 edges at random"] = (1000, Random(1000, 5000)),
        ["5,000 edges among a hundred nodes"] = (100, Random(100, 5000)),
        ["200 nodes to each of 40"] = (240, from i in Enumerable.Range(0, 200) from j in Enumerable.Range(0, 40) select ($"a{i}", $"b{j}")),
        ["all to the last"] = (1501, Enumerable.Range(0, 1500).SelectMany(i => ((string, string)[])[($"{i}", $"{i + 1}"), ($"{i}", "1500")])),
        ["star of 5,000"] = (5001, Enumerable.Range(0, 5000).Select(i => ("middle", $"{i}"))),
    };

    public static TheoryData<string> Names => [.. Graphs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_graph_too_large_for_its_layout_is_laid_out_coarser_and_says_so(string name)
    {
        (int nodes, IEnumerable<(string From, string To)> edges) = Graphs[name];
        DotPicture picture = DotPicture.Render(Text(edges), DotLayout.Managed);
        string[] structure = Pictures.Structure(picture);
        Assert.Equal(nodes, structure.Count(line => line.StartsWith("node ", StringComparison.Ordinal)));
        Assert.Equal(edges.Count(), structure.Count(line => line.StartsWith("edge ", StringComparison.Ordinal)));
        Assert.Equal(Note, Pictures.Texts(picture)[0]);
        Assert.EndsWith(Note, (string)XElement.Parse(picture.Svg).Attribute("aria-label")!, StringComparison.Ordinal);

        List<(string Name, (double Left, double Top, double Right, double Bottom) Box)> boxes =
            [.. Geometry.NodeBoxes(picture).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value.Top).ThenBy(pair => pair.Value.Left)];
        foreach ((var before, var after) in boxes.Zip(boxes.Skip(1)))
        {
            Assert.True(before.Box.Right <= after.Box.Left || before.Box.Bottom <= after.Box.Top, $"{before} and {after} overlap");
        }
    }

    [Fact]
    public void A_coarse_picture_is_the_same_text_every_time()
    {
        string text = Text(Graphs["complete graph of 60"].Edges);
        Assert.Equal(DotPicture.Render(text, DotLayout.Managed).Svg, DotPicture.Render(text, DotLayout.Managed).Svg);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_layout_costs_hardly_more_than_the_limit(string name)
    {
        var effort = new Effort();
        GraphArrangement.Of(Read(Text(Graphs[name].Edges)), effort);
        Assert.True(effort.WasShort);
        Assert.InRange(effort.Spent, 0, Effort.Enough * 11 / 10);
    }

    [Fact]
    public void A_graph_that_people_read_needs_a_fraction_of_the_effort()
    {
        string[] layers =
        [
            .. from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, 16) select $"x{i} -> a{j};",
            .. from i in Enumerable.Range(0, 16) from j in Enumerable.Range(0, 16) select $"a{i} -> b{j};",
        ];
        var effort = new Effort();
        GraphArrangement.Of(Read($"digraph {{ rankdir=LR; {string.Concat(layers)} }}"), effort);
        Assert.False(effort.WasShort);
        Assert.InRange(effort.Spent, 1, Effort.Enough / 10);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_is_drawn_whole_and_well()
    {
        var effort = new Effort();
        GraphArrangement.Of(Read(Text(Enumerable.Range(0, 100_000).Select(i => ($"{i}", $"{i + 1}")))), effort);
        Assert.False(effort.WasShort);
    }

    [Fact]
    public void Of_a_graph_too_large_to_be_shown_the_first_nodes_are_drawn_and_the_picture_says_how_many()
    {
        string chain = string.Concat(Enumerable.Range(0, 15_000).Select(i => $"{i} -> {i + 1};"));
        DotPicture picture = DotPicture.Render($"digraph {{ subgraph cluster_all {{ {chain} }} subgraph cluster_last {{ 15000 }} {{ rank=same; 0; 14999 }} }}");
        Assert.Equal("Graph of 15001 nodes and 15000 edges", picture.Summary);
        Assert.Equal("The first 10,000 of 15,001 nodes, and 9,999 of 15,000 edges. The picture of all would be too large to be shown.", Pictures.Texts(picture)[0]);
        Assert.Equal([.. Enumerable.Range(0, 10_000).Select(i => $"{i}")], Geometry.NodeBoxes(picture).Keys);
        Assert.Equal(["cluster cluster_all: "], Pictures.Structure(picture).Where(line => line.StartsWith("cluster", StringComparison.Ordinal)));
        Assert.InRange(picture.Svg.Length, 1_000_000, 5_000_000);
    }

    [Fact]
    public void Clusters_and_fields_may_be_many_and_deep()
    {
        var clusters = new StringBuilder("digraph {");
        for (int i = 0; i < 150; i++) clusters.Append(CultureInfo.InvariantCulture, $"subgraph cluster_{i} {{ label=\"c{i}\"; n{i} -> n{i + 1}; n{i} -> n{i / 2};");
        string[] deep = Pictures.Structure(DotPicture.Render(clusters.Append('}', 151).ToString(), DotLayout.Managed));
        Assert.Equal(150, deep.Count(line => line.StartsWith("cluster ", StringComparison.Ordinal)));

        string fields = string.Join('|', Enumerable.Range(0, 700).Select(i => $"<p{i}> field {i}"));
        string edges = string.Concat(Enumerable.Range(0, 700).Select(i => $"r:p{i} -> x{i % 50};"));
        DotPicture record = DotPicture.Render($"digraph {{ r [shape=record label=\"{fields}\"]; {edges} }}", DotLayout.Managed);
        Assert.Equal(700, Pictures.Texts(record).Count(text => text.StartsWith("field ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_drawing_can_be_interrupted(string name)
    {
        string text = Text(Graphs[name].Edges);
        Thread.CurrentThread.Interrupt();
        Assert.Throws<ThreadInterruptedException>(() => DotPicture.Render(text, DotLayout.Managed));
    }

    [Fact]
    public void An_interrupt_ends_the_program_that_draws()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test's program is a shell script.");
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Exception? thrown = null;
        var drawing = new Thread(() => thrown = Record.Exception(() =>
            GraphvizProgram.Run("/bin/sh", ["-c", $"echo $$ > {file}.new; mv {file}.new {file}; exec sleep 600"], "digraph {}", TimeSpan.FromMinutes(5))));
        drawing.Start();
        SpinWait.SpinUntil(() => File.Exists(file));
        drawing.Interrupt();
        drawing.Join();
        Assert.IsType<ThreadInterruptedException>(thrown);
        string process = $"/proc/{File.ReadAllText(file).Trim()}";
        if (Directory.Exists("/proc/self")) Assert.True(SpinWait.SpinUntil(() => HasEnded(process), TimeSpan.FromMinutes(1)));
        File.Delete(file);
    }

    // Nobody may have asked yet how it ended: then it is still there, as a zombie.
    private static bool HasEnded(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static IEnumerable<(string, string)> Random(int nodes, int edges)
    {
        uint state = 1;
        for (int i = 0; i < edges; i++) yield return (Next(), Next());

        string Next()
        {
            state = (state * 1664525) + 1013904223;
            return $"{(state >> 8) % nodes}";
        }
    }

    private static Syntax.Graph Read(string text) => Parser.Parse(text, DotSyntaxException.Of);

    private static string Text(IEnumerable<(string From, string To)> edges)
    {
        var text = new StringBuilder("digraph {\n");
        foreach ((string from, string to) in edges) text.Append(CultureInfo.InvariantCulture, $"{from} -> {to}\n");
        return text.Append('}').ToString();
    }
}
