namespace Micrograd.Graphviz.Tests;

public sealed class DotTests
{
    private const string Hostile = """{ a "quoted" | b } <c> \n back\slash & &lt; &#955; ünï 日本 🙂""";

    [Fact]
    public void An_expression_is_written_as_the_course_draws_it()
    {
        Dot dot = new Dot(rankDir: "LR")
            .Record("a", "a", "data 2.0000")
            .Record("b", "b", "data -3.0000")
            .Node("e*", "*")
            .Record("e", "e", "data -6.0000")
            .Edge("a", "e*")
            .Edge("b", "e*")
            .Edge("e*", "e");

        Pictures.MatchSnapshot(dot.ToString(), "expression.dot");
        Pictures.MatchSnapshot(dot.Render(DotLayout.Managed).Svg, "expression.svg");
    }

    [Theory]
    [InlineData(DotLayout.Graphviz)]
    [InlineData(DotLayout.Managed)]
    public void Any_label_appears_as_it_is_given(DotLayout layout)
    {
        if (layout == DotLayout.Graphviz) Needs.Graphviz.OrSkip();
        var dot = new Dot(rankDir: "LR");
        dot.Node("plain", Hostile);
        dot.Node("shaped", Hostile, shape: "record");
        dot.Record("fields", Hostile, "  two  spaces ", "", @"ends with \");
        dot.Edge("plain", "shaped", Hostile);

        string[] texts = Pictures.Texts(dot.Render(layout));
        Assert.Equal(4, texts.Count(text => text == Hostile));
        Assert.Contains("  two  spaces ", texts);
        Assert.Contains(@"ends with \", texts);
    }

    [Theory]
    [InlineData(DotLayout.Graphviz)]
    [InlineData(DotLayout.Managed)]
    public void Any_text_can_be_an_id(DotLayout layout)
    {
        if (layout == DotLayout.Graphviz) Needs.Graphviz.OrSkip();
        string[] ids = [Hostile, @"ends with \", @"ends with \\", "node", "Graph", "12", "-.5", "1a", "a:b", "", "two\nlines", "ü"];
        var dot = new Dot();
        foreach (string id in ids) dot.Node(id, "label");
        foreach (string id in ids) dot.Edge(id, "last");

        string[] structure = Pictures.Structure(dot.Render(layout));
        Assert.Equal(ids.Length + 1, structure.Count(line => line.StartsWith("node ", StringComparison.Ordinal)));
        Assert.Equal(ids.Length, structure.Count(line => line.StartsWith("edge ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(DotLayout.Graphviz)]
    [InlineData(DotLayout.Managed)]
    public void An_id_that_serves_as_label_appears_as_it_is_given(DotLayout layout)
    {
        if (layout == DotLayout.Graphviz) Needs.Graphviz.OrSkip();
        string[] ids = ["a&amp;b", "caf&eacute;", "&nosuch;", "&#65;", "&amp;amp;", @"\N\n", "#x", "<b>y</b>"];
        var dot = new Dot();
        foreach (string id in ids) dot.Edge(id, "last");
        Assert.Equal([.. ids.Append("last").Order(StringComparer.Ordinal)], Pictures.Texts(dot.Render(layout)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Line_breaks_make_lines_and_other_control_characters_are_marked()
    {
        DotPicture picture = new Dot().Node("a", "one\r\ntwo\nthree\u0001\ttail").Render(DotLayout.Managed);
        Assert.Equal(["one", "two", "three\uFFFD tail"], Pictures.Texts(picture));
    }

    [Fact]
    public void Objects_are_told_apart_by_identity_and_named_in_the_order_of_use()
    {
        Box first = new(1), second = new(1);
        Assert.Equal(first, second);
        var dot = new Dot();
        dot.Node(first, "first").Node(second, "second").Node((first, "+"), "+").Edge((first, "+"), first).Edge(second, (first, "+"));

        Pictures.MatchSnapshot(dot.ToString(), "objects.dot");
    }

    [Fact]
    public void An_objects_name_never_clashes_with_a_text()
    {
        string text = new Dot().Node(new Box(7)).Node("n1").ToString();
        Assert.Contains("n2 [label=\"Box { Content = 7 }\"]", text, StringComparison.Ordinal);
        Assert.Contains("\n  n1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_stand_for_themselves_in_the_invariant_culture()
    {
        string text = new Dot().Edge(1, 2.5).Edge("1", "2.5").ToString();
        Assert.Equal("digraph {\n  1 -> 2.5\n  1 -> 2.5\n}", text);
    }

    [Fact]
    public void Attributes_and_defaults_are_written_in_Graphviz_notation()
    {
        var dot = new Dot(rankDir: "BT", directed: false);
        dot.GraphAttributes(("label", @"two\nlines"), ("nodesep", 0.5));
        dot.NodeDefaults(("shape", "box"), ("style", "rounded,filled"), ("fixedsize", true));
        dot.EdgeDefaults(("color", "#ff0000"), ("comment", "ends with \\"));
        dot.Node("a", "A", shape: "circle", ("tooltip", "say \"hi\"")).Edge("a", "b", "x", ("penwidth", 1.5));

        Pictures.MatchSnapshot(dot.ToString(), "attributes.dot");
        if (Needs.Graphviz.IsHere) Assert.NotEmpty(dot.Render(DotLayout.Graphviz).Svg);
    }

    [Fact]
    public void An_unknown_direction_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => new Dot(rankDir: "left"));
        Assert.Contains("rankDir is \"left\"; it must be TB, LR, BT or RL.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_of_a_record_stand_side_by_side_in_every_direction()
    {
        foreach (string direction in (string[])["TB", "LR", "BT", "RL"])
        {
            var dot = new Dot(direction).Record("r", "left", "right");
            foreach (DotLayout layout in Needs.Graphviz.IsHere ? new[] { DotLayout.Graphviz, DotLayout.Managed } : [DotLayout.Managed])
            {
                (double left, double right) = (Geometry.TextPlace(dot.Render(layout), "left").X, Geometry.TextPlace(dot.Render(layout), "right").X);
                Assert.True(left + 20 < right, $"{direction} {layout}: left at {left}, right at {right}");
            }
        }
    }

    [Fact]
    public void Fields_of_a_stack_stand_one_below_the_other_in_every_direction()
    {
        foreach (string direction in (string[])["TB", "LR", "BT", "RL"])
        {
            var dot = new Dot(direction).Stack("s", ["above", "below"], ("style", "filled"));
            Assert.Contains("shape=record style=filled", dot.ToString(), StringComparison.Ordinal);
            foreach (DotLayout layout in Needs.Graphviz.IsHere ? new[] { DotLayout.Graphviz, DotLayout.Managed } : [DotLayout.Managed])
            {
                (double above, double below) = (Geometry.TextPlace(dot.Render(layout), "above").Y, Geometry.TextPlace(dot.Render(layout), "below").Y);
                Assert.True(above + 10 < below, $"{direction} {layout}: above at {above}, below at {below}");
            }
        }
    }

    private sealed record Box(int Content);
}
