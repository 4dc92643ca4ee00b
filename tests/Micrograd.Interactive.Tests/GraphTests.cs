using System.Globalization;
using System.Xml.Linq;
using Micrograd.Graphviz;

namespace Micrograd.Interactive.Tests;

public sealed class GraphTests
{
    [Fact]
    public void An_expression_is_drawn_as_the_document_draws_it() => Snapshot.Match(Graph.Draw(Samples.L(), showGrad: false).ToString(), "L.dot");

    [Fact]
    public void Gradients_are_shown_when_the_class_has_them()
    {
        Value o = Samples.Neuron();
        o.Backward();
        Snapshot.Match(Graph.Draw(o).ToString(), "neuron.dot");
    }

    [Fact]
    public void Local_derivatives_stand_on_the_edges_into_an_operation() =>
        Snapshot.Match(Graph.Draw(Samples.L(), showGrad: false, localDerivatives: true).ToString(), "L-derivatives.dot");

    [Fact]
    public void A_value_used_twice_by_one_operation_has_two_edges()
    {
        var a = new Value(3, "a");
        string text = Graph.Draw(a + a).ToString();
        Assert.Equal(2, text.Split("v1 -> \"v2+\"").Length - 1);
    }

    [Fact]
    public void Highlighted_values_are_yellow_and_the_others_are_not()
    {
        Value a = new(1, "a"), b = new(2, "b");
        string[] filled = [.. Graph.Draw(a * b, highlight: [a]).ToString().Split('\n').Where(line => line.Contains("fillcolor=\"#fff2a8\"", StringComparison.Ordinal))];
        Assert.Contains("{ a |", Assert.Single(filled), StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_are_shown_as_colour()
    {
        Value L = Samples.L();
        L.Backward();
        string text = Graph.Draw(L, colorByGradient: true).ToString();
        Assert.Contains("strongest at 6", text, StringComparison.Ordinal);
        string Line(string label) => text.Split('\n').Single(line => line.Contains($"{{ {label} |", StringComparison.Ordinal));
        Assert.Contains("fillcolor=\"#7fb8f0\"", Line("a"), StringComparison.Ordinal); // 6, the largest
        Assert.Contains("fillcolor=\"#f8baa8\"", Line("b"), StringComparison.Ordinal); // -4
    }

    [Fact]
    public void Stacked_values_say_the_same_in_about_half_the_width()
    {
        Value o = Samples.Neuron();
        o.Backward();
        (Dot row, Dot stacked) = (Graph.Draw(o), Graph.Draw(o, stacked: true));
        Assert.Contains("[label=\"x1 | data 2.0000 | grad -1.5000\" shape=record]", stacked.ToString(), StringComparison.Ordinal);
        Assert.Equal(row.ToString().Replace("{ ", "", StringComparison.Ordinal).Replace(" }", "", StringComparison.Ordinal), stacked.ToString());
        foreach (DotLayout layout in Dots.IsInstalled ? new[] { DotLayout.Graphviz, DotLayout.Managed } : [DotLayout.Managed])
        {
            double Width(Dot dot) => double.Parse(XElement.Parse(dot.Render(layout).Svg).Attribute("width")!.Value, CultureInfo.InvariantCulture);
            Assert.InRange(Width(stacked) / Width(row), 0.4, 0.65);
        }
    }

    [Fact]
    public void The_colour_of_a_gradient_that_is_not_a_number_is_grey()
    {
        var a = new Value(1, "a") { Grad = double.NaN };
        Assert.Contains("fillcolor=\"#d0d0d0\"", Graph.Draw(a, colorByGradient: true).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e7, "1.0000e+7")]
    [InlineData(-2.5e300, "-2.5000e+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(0.00004, "0.0000")]
    [InlineData(9999999, "9999999.0000")]
    public void Numbers_have_four_decimals_and_stay_short(double data, string shown) =>
        Assert.Contains($"| data {shown} }}", Graph.Draw(new Value(data), showGrad: false).ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_network_of_the_course_draws_whole_in_both_layouts()
    {
        Value prediction = new Mlp(3, [4, 4, 1], seed: 42).Predict(2, 3, -1);
        Dot dot = Graph.Draw(prediction);
        Assert.DoesNotContain("limit", dot.ToString(), StringComparison.Ordinal);
        foreach (DotLayout layout in Dots.IsInstalled ? new[] { DotLayout.Graphviz, DotLayout.Managed } : [DotLayout.Managed])
        {
            XElement[] groups = [.. XElement.Parse(dot.Render(layout).Svg).Descendants().Where(element => (string?)element.Attribute("class") is "node" or "edge")];
            Assert.Equal(117 + 73, groups.Count(group => (string)group.Attribute("class")! == "node"));
            Assert.Equal(73 + (2 * 64) + 9, groups.Count(group => (string)group.Attribute("class")! == "edge"));
        }
    }

    [Fact]
    public void Of_a_graph_too_large_to_read_the_values_nearest_to_the_result_are_drawn_and_a_line_says_so()
    {
        Value sum = new(0);
        for (int i = 0; i < 1_000_000; i++) sum += 1;
        Dot dot = Graph.Draw(sum, limit: 10);
        string text = dot.ToString();
        Assert.Contains("There are more than 10 values; these are the nearest to the result. Graph.Draw(root, limit: …) draws more.", text, StringComparison.Ordinal);
        Assert.Equal(10, text.Split("shape=record").Length - 1);
        Assert.Contains("label=\"…\"", text, StringComparison.Ordinal);
        Assert.Contains("data 1000000.0000", text, StringComparison.Ordinal);
        Assert.NotEmpty(dot.Render().Svg);
    }

    [Fact]
    public void A_deep_graph_is_drawn_without_recursion()
    {
        Value sum = new(0);
        for (int i = 0; i < 20_000; i++) sum += sum;
        Assert.Equal(20_001, Graph.Draw(sum, limit: int.MaxValue).ToString().Split("shape=record").Length - 1);
    }

    [Fact]
    public void A_class_of_a_notebook_is_drawn_by_the_names_of_its_members()
    {
        var a = new Own.Value { Data = 2, Label = "a" };
        var b = new Own.Value { Data = -3, Label = "b" };
        var e = new Own.Value { Data = -6, Label = "e", Children = { a, b }, Op = "*" };
        Assert.Equal(
            """
            digraph {
              rankdir=LR
              graph [ranksep=0.3]
              v1 [label="{ a | data 2.0000 }" shape=record]
              v2 [label="{ b | data -3.0000 }" shape=record]
              v3 [label="{ e | data -6.0000 }" shape=record]
              "v3*" [label="*" shape=circle width=0.4 fixedsize=true]
              "v3*" -> v3
              v1 -> "v3*"
              v2 -> "v3*"
            }
            """,
            Graph.Draw(e).ToString());
    }

    [Fact]
    public void A_class_with_the_same_name_and_other_members_is_read_anew()
    {
        Graph.Draw(new Own.Value { Data = 2 });
        Assert.Contains("data 3.0000 | grad 0.5000", Graph.Draw(new OwnLater.Value(3, null) { Grad = 0.5 }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Children_may_be_any_collection_a_tuple_or_null()
    {
        var leaf = new OwnLater.Value(1, null);
        object[] collections = [new[] { leaf, leaf }, new List<OwnLater.Value> { leaf, leaf }, (leaf, leaf), new HashSet<OwnLater.Value> { leaf }];
        int[] edges = [.. collections.Select(children => Graph.Draw(new OwnLater.Value(2, children)).ToString().Split("v1 -> v2").Length - 1)];
        Assert.Equal([2, 2, 2, 1], edges);
    }

    [Fact]
    public void A_circle_made_by_mistake_is_drawn_as_one()
    {
        var a = new Own.Value { Data = 1, Op = "+" };
        a.Children.Add(a);
        Assert.Contains("v1 -> \"v1+\"", Graph.Draw(a).ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<object, string> Mistakes => new()
    {
        { new NoChildren(), "NoChildren has no public property or field 'Children' with the values that it was computed from, in their order; it has Data." },
        { new HiddenData(), "HiddenData has no public property or field 'Data' with the number: there is a 'Data', but it is not public." },
        { new MethodData(), "there is a 'Data', but it is a method." },
        { new TextData(), "TextData.Data holds a String; it must be a number." },
        { new Broken(), "Broken.Children can't be read: the sensor is off" },
        { new Struct(), "Struct, because it is a struct" },
        { 3.0, "was given a Double; a plain number doesn't remember that." },
        { new[] { new Value(1) }, "was given an array of Value; choose one of its values, such as values[0]." },
        { new OwnLater.Value(1, new OwnLater.Value?[] { null }), "Value.Children has 1 values, but the one at place 0 is null." },
        { new OwnLater.Value(1, 5), "Value.Children holds an Int32; it must hold the values that it was computed from, in an array or a list." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_shape_is_named(object root, string message)
    {
        var exception = Assert.Throws<ArgumentException>(() => Graph.Draw(root));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_asked_for_and_is_missing_is_named()
    {
        var leaf = new Own.Value { Data = 1 };
        var result = new Own.Value { Data = 1, Children = { leaf } };
        Assert.Contains("no public property or field 'Grad'", Assert.Throws<ArgumentException>(() => Graph.Draw(leaf, showGrad: true)).Message, StringComparison.Ordinal);
        Assert.Contains("no public property or field 'Grad'", Assert.Throws<ArgumentException>(() => Graph.Draw(leaf, colorByGradient: true)).Message, StringComparison.Ordinal);
        Assert.Contains("no public property or field 'LocalDerivatives'", Assert.Throws<ArgumentException>(() => Graph.Draw(result, localDerivatives: true)).Message, StringComparison.Ordinal);
        var incomplete = new OwnLater.Value(1, new[] { new OwnLater.Value(1, null) }) { LocalDerivatives = [1, 2] };
        Assert.Contains(
            "A Value has 1 Children but 2 LocalDerivatives",
            Assert.Throws<ArgumentException>(() => Graph.Draw(incomplete, localDerivatives: true)).Message,
            StringComparison.Ordinal);
    }

    private static class Own
    {
        public sealed class Value
        {
            public double Data;
            public string Label = "";
            public List<Value> Children = [];
            public string Op = "";
        }
    }

    private static class OwnLater
    {
        public sealed class Value(float data, object? children)
        {
            public float Data { get; } = data;

            public object? Children { get; } = children;

            public double Grad { get; set; }

            public double[] LocalDerivatives { get; set; } = [];
        }
    }

    private sealed class NoChildren
    {
        public double Data { get; set; }
    }

    private sealed class HiddenData
    {
        internal double Data { get; set; }

        public object[] Children { get; } = [];
    }

    private sealed class MethodData
    {
        public object[] Children { get; } = [];

        public double Data() => Children.Length;
    }

    private sealed class TextData
    {
        public string Data { get; } = "2.0";

        public object[] Children { get; } = [];
    }

    private sealed class Broken
    {
        public double Data { get; } = 1;

        public object[] Children => Data > 0 ? throw new InvalidOperationException("the sensor is off") : [];
    }

    private readonly struct Struct()
    {
        public double Data { get; } = 1;

        public object[] Children { get; } = [];
    }
}
