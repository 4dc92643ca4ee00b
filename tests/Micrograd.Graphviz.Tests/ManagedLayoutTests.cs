using CsCheck;
using Micrograd.Graphviz.Layered;

namespace Micrograd.Graphviz.Tests;

public sealed class ManagedLayoutTests
{
    [Theory]
    [MemberData(nameof(SyntaxTests.Texts), MemberType = typeof(SyntaxTests))]
    public void No_two_nodes_overlap(string text)
    {
        var boxes = Geometry.NodeBoxes(DotPicture.Render(text, DotLayout.Managed)).ToList();
        foreach ((string a, (double left, double top, double right, double bottom)) in boxes)
        {
            foreach ((string b, (double otherLeft, double otherTop, double otherRight, double otherBottom)) in boxes.Where(box => box.Key != a))
            {
                Assert.False(left < otherRight && otherLeft < right && top < otherBottom && otherTop < bottom, $"{a} and {b} overlap");
            }
        }
    }

    [Theory]
    [InlineData("TB", 0, 1)]
    [InlineData("BT", 0, -1)]
    [InlineData("LR", 1, 0)]
    [InlineData("RL", -1, 0)]
    public void Edges_lead_where_rankdir_says(string direction, int x, int y)
    {
        DotPicture picture = DotPicture.Render($"digraph {{ rankdir={direction}; a -> b -> c; a -> c }}", DotLayout.Managed);
        (double left, double top, double right, double bottom) = Geometry.NodeBoxes(picture)["a"];
        (double otherLeft, double otherTop, double otherRight, double otherBottom) = Geometry.NodeBoxes(picture)["b"];
        (double dx, double dy) = (otherLeft + otherRight - left - right, otherTop + otherBottom - top - bottom);
        Assert.Equal(x, Math.Abs(dx) > Math.Abs(dy) ? Math.Sign(dx) : 0);
        Assert.Equal(y, Math.Abs(dy) > Math.Abs(dx) ? Math.Sign(dy) : 0);
    }

    [Fact]
    public void Edges_start_and_end_at_the_outlines_of_their_nodes()
    {
        DotPicture picture = DotPicture.Render("digraph { node [shape=box]; a -> b; a -> c; b -> d; c -> d; a -> d }", DotLayout.Managed);
        var boxes = Geometry.NodeBoxes(picture);
        foreach ((string from, string to) in ((string, string)[])[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")])
        {
            ((double X, double Y) first, (double X, double Y) last) = Geometry.EdgeEnds(picture, $"{from}->{to}");
            Assert.Equal(boxes[from].Bottom, first.Y, 0.2);
            Assert.InRange(first.X, boxes[from].Left, boxes[from].Right);
            Assert.InRange(boxes[to].Top - last.Y, 3, 10.2); // the arrow's length, less when it comes aslant
            Assert.InRange(last.X, boxes[to].Left - 10, boxes[to].Right + 10);
        }
    }

    [Fact]
    public void Parallel_edges_are_drawn_apart()
    {
        DotPicture picture = DotPicture.Render("digraph { a -> b; a -> b }", DotLayout.Managed);
        Assert.Equal(2, Pictures.Structure(picture).Count(line => line.StartsWith("edge a->b", StringComparison.Ordinal)));
        Assert.Equal(2, picture.Svg.Split("<path").Skip(1).Select(part => part[..part.IndexOf('>', StringComparison.Ordinal)]).Distinct().Count());
    }

    [Fact]
    public void Values_stand_right_before_the_operation_that_uses_them()
    {
        DotPicture picture = DotPicture.Render("digraph { rankdir=LR; a -> m; b -> m; m -> e; e -> p; c -> p; p -> d; d -> t; f -> t; t -> L }", DotLayout.Managed);
        var boxes = Geometry.NodeBoxes(picture);
        Assert.Equal(boxes["e"].Left, boxes["c"].Left, 0.2);
        Assert.Equal(boxes["d"].Left, boxes["f"].Left, 0.2);
        Assert.True(boxes["a"].Left < boxes["c"].Left && boxes["c"].Left < boxes["f"].Left);
    }

    [Fact]
    public void A_tree_is_drawn_without_crossings_in_the_order_of_writing()
    {
        DotPicture picture = DotPicture.Render("digraph { r -> {a b c}; a -> {a1 a2}; b -> b1; c -> {c1 c2 c3} }", DotLayout.Managed);
        var boxes = Geometry.NodeBoxes(picture);
        string[] leaves = ["a1", "a2", "b1", "c1", "c2", "c3"];
        Assert.Equal(leaves, leaves.OrderBy(leaf => boxes[leaf].Left));
    }

    [Fact]
    public void Clusters_enclose_their_nodes_and_no_others()
    {
        DotPicture picture = DotPicture.Render("digraph { node [shape=box]; subgraph cluster_x { x1 x2 } subgraph cluster_h { h1 h2 h3 } {x1 x2} -> {h1 h2 h3} -> o; x1 -> o }", DotLayout.Managed);
        var nodes = Geometry.NodeBoxes(picture);
        var clusters = System.Xml.Linq.XElement.Parse(picture.Svg).Descendants().Where(element => (string?)element.Attribute("class") == "cluster").ToList();
        foreach (var cluster in clusters)
        {
            var box = cluster.Elements().First(element => element.Name.LocalName == "rect");
            double Number(string name) => double.Parse(box.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
            foreach ((string node, (double left, double top, double right, double bottom)) in nodes)
            {
                bool inside = left > Number("x") && right < Number("x") + Number("width") && top > Number("y") && bottom < Number("y") + Number("height");
                bool outside = left > Number("x") + Number("width") || right < Number("x") || top > Number("y") + Number("height") || bottom < Number("y");
                Assert.True(cluster.Elements().First().Value == "cluster_" + node[0] ? inside : outside, $"{node} and {cluster.Elements().First().Value}");
            }
        }

        Assert.Equal(2, clusters.Count);
    }

    [Theory]
    [InlineData("digraph { {rank=same; a b c} a -> c; b -> c; c -> a [label=back]; a -> c [label=\"a longer label\"] }")]
    [InlineData("digraph { {rank=same; a b c d} a -> b -> c -> d; a -> d [label=over]; a -> d; d -> a [label=round] }")]
    [InlineData("digraph { a -> b [taillabel=\"a rather long tail label\" headlabel=\"a rather long head label\"]; a -> c [headlabel=1 taillabel=n] }")]
    [InlineData("digraph { a -> b [xlabel=\"quite a long outer label\"]; b -> a [label=x xlabel=\"another outer label\"] }")]
    [InlineData("digraph { {rank=same; a b} a -> b [label=between]; b -> c; a -> a [label=loop headlabel=\"the head of it\"] }")]
    public void Nothing_of_a_picture_is_cut_off_and_no_label_lies_on_a_node(string text)
    {
        foreach (string direction in (string[])["TB", "LR", "BT", "RL"])
        {
            DotPicture picture = DotPicture.Render(text.Replace("{ ", $"{{ rankdir={direction}; ", StringComparison.Ordinal), DotLayout.Managed);
            (double width, double height, double[][] places) = Geometry.Drawn(picture);
            Assert.All(places, place => Assert.True(place[0] >= 0 && place[0] <= width && place[1] >= 0 && place[1] <= height, $"{direction}: {place[0]},{place[1]} in {width},{height}"));
            foreach (string label in (string[])["back", "between"])
            {
                if (!picture.Text.Contains("=" + label, StringComparison.Ordinal)) continue;
                (double x, double y) = Geometry.TextPlace(picture, label);
                double half = MeasuredText.Width(label) / 2;
                Assert.DoesNotContain(
                    Geometry.NodeBoxes(picture).Values,
                    box => x + half > box.Left + 1 && x - half < box.Right - 1 && y > box.Top + 1 && y - 10 < box.Bottom - 1);
            }
        }
    }

    [Theory]
    [InlineData("digraph { a [width=\"1e10\" height=\"1e308\"]; a -> b }")]
    [InlineData("digraph { ranksep=\"1e300\"; nodesep=\"1e300\"; a -> {b c} }")]
    [InlineData("digraph { a [penwidth=\"1e300\"]; a -> b [penwidth=-3 arrowsize=\"1e300\"]; c [shape=point width=\"1e300\"]; d [shape=circle height=\"1e300\"] }")]
    public void Sizes_beyond_all_measure_are_drawn_as_large_as_a_picture_can_be(string text)
    {
        (double width, double height, double[][] places) = Geometry.Drawn(DotPicture.Render(text, DotLayout.Managed));
        Assert.InRange(width, 50, 100_000);
        Assert.InRange(height, 50, 100_000);
        Assert.All(places, place => Assert.InRange(place[0], 0, width));
    }

    [Fact]
    public void A_long_chain_does_not_exhaust_the_stack()
    {
        var dot = new Dot();
        for (int i = 0; i < 3000; i++) dot.Edge(i, i + 1);
        Assert.Equal(6001, Pictures.Structure(dot.Render(DotLayout.Managed)).Length);
    }

    [Fact]
    public void Network_simplex_finds_the_least_sum()
    {
        // 0 -> 1 -> 2 -> 3 and 0 -> 4 -> 3, where 4 is pulled harder by 3.
        Constraint[] constraints = [new(0, 1, 1, 1), new(1, 2, 1, 1), new(2, 3, 1, 1), new(0, 4, 1, 1), new(4, 3, 1, 5)];
        Assert.True(NetworkSimplex.Solve(5, constraints, new Effort(), share: 1, out int[] y));
        Assert.All(constraints, constraint => Assert.True(y[constraint.To] - y[constraint.From] >= constraint.MinLength));
        Assert.Equal(1 + 1 + 1 + 2 + 5, constraints.Sum(constraint => constraint.Weight * (y[constraint.To] - y[constraint.From])));
    }

    [Fact]
    public void Network_simplex_agrees_with_trying_everything_on_small_problems()
    {
        Gen<Constraint[]> problems = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 4], Gen.Int[-1, 2], Gen.Int[0, 3])
            .Select(parts => new Constraint(
                Math.Min(parts.Item1, parts.Item2 - 1),
                Math.Max(parts.Item1 + 1, parts.Item2),
                parts.Item3,
                parts.Item4))
            .Array[0, 7];
        problems.Sample(
            constraints =>
            {
                foreach (bool centered in (bool[])[false, true])
                {
                    Assert.True(NetworkSimplex.Solve(5, constraints, new Effort(), share: 1, out int[] y, centered));
                    Assert.All(constraints, constraint => Assert.True(y[constraint.To] - y[constraint.From] >= constraint.MinLength));
                    Assert.Equal(LeastSum(constraints), constraints.Sum(constraint => constraint.Weight * (y[constraint.To] - y[constraint.From])));
                }
            },
            iter: 200,
            threads: 1);
    }

    private static int LeastSum(Constraint[] constraints)
    {
        const int Range = 9;
        int least = int.MaxValue;
        for (int code = 0; code < Range * Range * Range * Range * Range; code++)
        {
            int[] y = [code % Range, code / Range % Range, code / 81 % Range, code / 729 % Range, code / 6561];
            if (constraints.Any(constraint => y[constraint.To] - y[constraint.From] < constraint.MinLength)) continue;
            least = Math.Min(least, constraints.Sum(constraint => constraint.Weight * (y[constraint.To] - y[constraint.From])));
        }

        return least;
    }
}
