namespace Micrograd.Graphviz.Tests;

public sealed class SyntaxTests
{
    /// <summary>What people write by hand. Graphviz is asked, too, and must find the same nodes, edges and texts.</summary>
    public static TheoryData<string> Texts =>
    [
        "digraph {}",
        "graph G { a }",
        "strict digraph \"a name\" { a -> b; a -> b; b -> a }",
        "strict graph { a -- b; b -- a; a -- b }",
        "DiGraph { Node [shape=box]; A -> B }",
        "digraph { a -> b -> c -> a }",
        "digraph { a, b -> c, d; e, f [label=x] }",
        "digraph { {a b} -> c -> {d; e f} }",
        "digraph { subgraph s { a -> b } -> c; subgraph s { x } -> d }",
        "digraph { node [shape=box label=first]; a; node [label=second]; b; a -> c }",
        "digraph { edge [label=x]; a -> b; { edge [label=y]; b -> c } c -> d }",
        "digraph { { node [shape=box]; a } b [shape=circle] }",
        "digraph { a [label=one, shape=box; color=red] [style=filled]; a [label=two] }",
        "digraph { rankdir=LR; graph [label=\"the title\"]; a -> b }",
        "digraph { // a comment\n# a line for a preprocessor\n a /* a -> x */ -> b }",
        "digraph { \"quoted id\" -> \"say \\\"hi\\\"\"; \"a\" + \"b\" -> 12; -.5 -> 3. }",
        "digraph { \"joined \\\nline\" }",
        "digraph { größe -> 名前 }",
        "digraph { a [label=\"one\\ntwo\\lthree\\r\"] b [label=\"\\N is \\N\"] a -> b [label=\"\\T to \\H\"] }",
        "digraph { a [label=\"&lt;&amp;&eacute;&#955;\"] }",
        "digraph { a [label=<plain>]; b [label=<<b>bold</b>>]; <c> -> a }",
        "digraph { r [shape=record label=\"<l> left|{<t> top|bottom}|{{deep|er}|x}|\"]; r:l -> a; b -> r:t; c:n -> d:sw }",
        "digraph { r [shape=Mrecord label=\"{a\\|b|\\{c\\}|  f   g |d\\ \\ e}\"] }",
        "digraph { subgraph cluster_a { label=A; a; b; subgraph cluster_b { label=B; c } } a -> c -> d; d -> b }",
        "digraph { label=outer; subgraph cluster_a { a } }",
        "digraph { a -> a; a -> a [label=loop]; a -> b; a -> b; b -> a }",
        "graph { a -- a; a -- b; a -- b [label=x] }",
        "digraph { {rank=same; a b c} a -> b -> c; a -> c; d -> {a c}; b -> a }",
        "digraph { a -> b [style=invis]; b -> c [dir=none]; c -> d [dir=both arrowtail=dot arrowhead=vee]; x [style=invis]; p [shape=point]; t [shape=plaintext] }",
        "digraph { a -> b [headlabel=h taillabel=t xlabel=x] }",
        "digraph { a -> b [minlen=3]; a -> c [constraint=false]; c -> a [weight=5] }",
        "digraph { a [key=k]; a -> b [key=1]; a -> b [key=1 label=same]; a -> b [key=2] }",
        "digraph { a [shape=diamond]; b [shape=hexagon]; c [shape=doublecircle]; d [shape=triangle]; e [shape=square]; f [shape=nosuchshape]; g [shape=plain label=\"\"] }",
        "digraph { bgcolor=\"#eeeeee\"; a [style=filled fillcolor=\"red:blue\"]; b [style=filled color=\"0.5 0.5 0.9\"]; c [style=filled fillcolor=gray80 fontcolor=steelblue4] }",
        "digraph { subgraph cluster_1 { a -> b } subgraph cluster_2 { c -> d } b -> c; d -> a; e -> b; d -> e }",
        "digraph { a -> b; c -> d; e; subgraph cluster_empty { } }",
        "digraph { a # one\n { # two\n b; # three\n c [ # four\n label=x # \"\n ] } # five\n d#six\n -> e; \"f#g\" }",
        "digraph { layers=\"one:two\"; a -> b; a -> b; c [layer=two]; d [layer=one] }",
        "digraph { a [class=mine]; a -> b [class=\"one two\"]; subgraph cluster_x { class=own; c } }",
        "digraph { \"caf&eacute;\" -> \"a&amp;b\" -> \"&nosuch; &lt; &#955;\"; subgraph \"cluster_&copy;\" { c } a:\"&euro;\" -> b }",
        "digraph { \"x\u0001y\" -> b [label=\"e\u0002\"]; c [class=\"k\u0003\" label=\"&#1; &#x2; \uFFFE\"]; d [label=<h\u0004 i>] \"&#5;\" }",
        "digraph { subgraph CLUSTER_1 { a } subgraph s { cluster=true; label=S; b } subgraph t { cluster=no; label=T; c } subgraph u { cluster=1; d } }",
        "\uFEFFdigraph { a }\n\n",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Both_layouts_draw_the_same_nodes_edges_and_texts(string text)
    {
        string[] managed = Pictures.Structure(DotPicture.Render(text, DotLayout.Managed));
        Needs.Graphviz.OrSkip();
        Assert.Equal(Pictures.Structure(DotPicture.Render(text, DotLayout.Graphviz)), managed);
    }

    [Theory]
    [InlineData("", 1, 1, "A DOT text starts with 'digraph {' or 'graph {'")]
    [InlineData("a -> b", 1, 1, "A DOT text starts with 'digraph {' or 'graph {'")]
    [InlineData("digraph\n  a -> b }", 2, 5, "found '->'. '{' must follow")]
    [InlineData("digraph {\n  a -> b\n", 1, 9, "this '{' has no partner")]
    [InlineData("digraph { a } }", 1, 15, "stands after the graph's closing '}'")]
    [InlineData("digraph { a -- b }", 1, 13, "an edge of a digraph is written '->'")]
    [InlineData("graph {\n\ta -> b }", 2, 4, "an edge of a graph is written '--'")]
    [InlineData("digraph { a -> }", 1, 16, "found '}'. A node or a group in braces must follow '->'")]
    [InlineData("digraph { -> a }", 1, 11, "A node, an edge, a group or an attribute must stand here")]
    [InlineData("digraph { a [label \"x\"] }", 1, 20, "'=' must follow the attribute's name 'label'")]
    [InlineData("digraph { a [label=] }", 1, 20, "A value must follow '='")]
    [InlineData("digraph { a [label=x }", 1, 22, "the ']' of line 1")]
    [InlineData("digraph {\n a [label=\"x]\n}", 2, 11, "the text in quotes never ends")]
    [InlineData("digraph { a [label=<<b>x</b>] }", 1, 20, "the HTML-like label never ends")]
    [InlineData("digraph { /* a }", 1, 11, "the comment never ends")]
    [InlineData("digraph { a@b }", 1, 12, "'@' can't stand here")]
    [InlineData("digraph { 3d -> a }", 1, 11, "'3d' starts like a number")]
    [InlineData("digraph { node; a }", 1, 15, "To name a node \"node\", write it in quotes")]
    [InlineData("digraph { a [label=x] -> b }", 1, 23, "found '->'")]
    [InlineData("digraph { a: -> b }", 1, 14, "The name of a port must follow ':'")]
    [InlineData("digraph { rankdir= }", 1, 20, "A value must follow '='")]
    [InlineData("digraph { a, }", 1, 14, "A node must follow ','")]
    [InlineData("digraph { a \"b\" + c }", 1, 19, "A text in quotes must follow '+'")]
    public void A_mistake_is_reported_with_its_line_and_column(string text, int line, int column, string problem)
    {
        var exception = Assert.Throws<DotSyntaxException>(() => DotPicture.Render(text));
        Assert.Equal((line, column), (exception.Line, exception.Column));
        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
        Assert.StartsWith($"Line {line}, column {column}: ", exception.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<FormatException>(exception);
    }

    [Fact]
    public void Endless_nesting_is_an_error_and_not_the_end_of_the_process()
    {
        var exception = Assert.Throws<DotSyntaxException>(() => DotPicture.Render("digraph " + new string('{', 100_000)));
        Assert.Contains("inside each other", exception.Message, StringComparison.Ordinal);
        string fields = "digraph { a [shape=record label=\"" + new string('{', 50_000) + "\"] }";
        Assert.Single(Pictures.Structure(DotPicture.Render(fields, DotLayout.Managed)));
    }
}
