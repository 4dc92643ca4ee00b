using System.Globalization;

namespace Micrograd.Tests;

/// <summary>What somebody who draws the graph sees.</summary>
public sealed class GraphTests
{
    [Fact]
    public void Operands_come_in_order_and_as_often_as_they_are_used()
    {
        Value a = 3, b = 4;

        Assert.Equal([a, a], (a + a).Children);
        Assert.Equal([b, a], (b - a).Children);
        Assert.Equal([a], a.Tanh().Children);
        Assert.Equal([a, b], a.Pow(b).Children);
    }

    [Fact]
    public void Every_operation_has_the_name_that_drawings_show()
    {
        Value a = 2;

        Assert.Equal(
            ["", "+", "-", "-", "*", "/", "**3", "**0.5", "**", "exp", "log", "tanh", "sigmoid", "relu"],
            new[] { a, a + 1, a - 1, -a, a * 2, a / 2, a.Pow(3), a.Pow(0.5), a.Pow(a), a.Exp(), a.Log(), a.Tanh(), a.Sigmoid(), a.Relu() }.Select(v => v.Op));
    }

    [Fact]
    public void There_is_a_local_derivative_for_each_operand()
    {
        Value a = 3, b = 4;

        Assert.Equal([1, 1], (a + b).LocalDerivatives);
        Assert.Equal([1, -1], (a - b).LocalDerivatives);
        Assert.Equal([4, 3], (a * b).LocalDerivatives);
        Assert.Equal([0.25, -3.0 / 16], (a / b).LocalDerivatives);
        Assert.Equal([6], a.Pow(2).LocalDerivatives);
        Assert.Equal([-1], (-a).LocalDerivatives);
        Assert.Empty(a.LocalDerivatives);
    }

    [Fact]
    public void A_constant_is_an_operand_like_any_other()
    {
        Value a = 3;

        AssertConstant(a + 2, 1, 2, [1, 1]);
        AssertConstant(2 + a, 0, 2, [1, 1]);
        AssertConstant(a - 2, 1, 2, [1, -1]);
        AssertConstant(2 - a, 0, 2, [1, -1]);
        AssertConstant(a * 2, 1, 2, [2, 3]);
        AssertConstant(2 * a, 0, 2, [3, 2]);
        AssertConstant(a / 2, 1, 2, [0.5, -0.75]);
        AssertConstant(2 / a, 0, 2, [1.0 / 3, -2.0 / 9]);
    }

    [Fact]
    public void A_constant_shows_its_gradient_whether_it_is_looked_at_before_or_after_Backward()
    {
        Value a = 3;
        Value before = a * 2 - 5, after = a * 2 - 5;
        Assert.Equal(2, before.Children[0].Children[1].Data);
        before.Backward();
        after.Backward();

        foreach (Value root in (Value[])[before, after])
        {
            Assert.Equal(-1, root.Children[1].Grad);
            Assert.Equal(3, root.Children[0].Children[1].Grad);
        }
    }

    [Fact]
    public void Looking_twice_shows_the_same_operands()
    {
        Value sum = new Value(3) + 2;
        Assert.Same(sum.Children[1], sum.Children[1]);

        Value neuron = new Neuron(2).Forward(1, 2);
        Assert.Same(neuron.Children[0].Children[1], neuron.Children[0].Children[1]);
    }

    [Fact]
    public void A_neuron_shows_the_single_products_and_sums_that_it_computes()
    {
        var neuron = new Neuron(2, Activation.Tanh, new SeededRandom(1));
        Value x0 = 0.5, x1 = -2;
        Value output = neuron.Forward(x0, x1);
        output.Backward();

        Value sum = Assert.Single(output.Children);
        Assert.Equal(("tanh", "+"), (output.Op, sum.Op));
        Value inner = sum.Children[0], last = sum.Children[1], first = inner.Children[1];
        Assert.Equal(("+", "*", "*"), (inner.Op, last.Op, first.Op));
        Assert.Equal([neuron.Bias, first], inner.Children);
        Assert.Equal([neuron.Weights[0], x0], first.Children);
        Assert.Equal([neuron.Weights[1], x1], last.Children);
        Assert.Equal([x1.Data, neuron.Weights[1].Data], last.LocalDerivatives);
        Assert.Equal(inner.Data + last.Data, sum.Data);
        Assert.All([sum, inner, first, last], v => Assert.Equal(1 - output.Data * output.Data, v.Grad));
    }

    [Fact]
    public void Laying_a_network_out_changes_no_number()
    {
        var network = new Mlp(3, [4, 4, 1], seed: 5);
        Value compact = network.Predict(2, 3, -1);
        compact.Backward();
        double[] expected = [.. network.Parameters.Select(p => p.Grad)];

        network.ZeroGrad();
        Value laidOut = network.Predict(2, 3, -1);
        HashSet<Value> graph = Trace(laidOut);
        laidOut.Backward();

        Assert.Equal(41 + 3 + 2 * (3 * 4 + 4 * 4 + 4) + 9, graph.Count);
        Assert.Equal(compact.Data, laidOut.Data);
        Assert.Equal(expected, network.Parameters.Select(p => p.Grad), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.All(graph, v => AssertMadeOfChildren(v));
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Linear)]
    public void Inner_values_of_a_network_have_the_same_gradients_whether_they_are_looked_at_before_or_after_Backward(Activation activation)
    {
        var network = new Mlp(2, [5, 6, 2], seed: 8, activation);
        Value before = Loss.SumOfSquaredErrors(network.Forward(0.5, -2), [1, -1]);
        Value[] looked = [.. Trace(before)];
        before.Backward();
        double[] parameters = [.. network.Parameters.Select(p => p.Grad)];

        network.ZeroGrad();
        Value after = Loss.SumOfSquaredErrors(network.Forward(0.5, -2), [1, -1]);
        after.Backward();
        Assert.Equal(parameters, network.Parameters.Select(p => p.Grad), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(looked.Select(v => v.Data), Trace(after).Select(v => v.Data));
        Assert.Equal(looked.Select(v => v.Grad), Trace(after).Select(v => v.Grad), (a, b) => Math.Abs(a - b) < 1e-14);

        network.ZeroGrad();
        after.Backward();
        Assert.Equal(parameters, network.Parameters.Select(p => p.Grad), (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void L2_shows_the_squares_that_it_adds_up()
    {
        Value a = 3, b = 4;
        Value sum = Loss.L2([a, b], 0.5).Children[1];

        Assert.Equal(25, sum.Data);
        Assert.Equal([a, a], sum.Children[0].Children);
        Assert.Equal([b, b], sum.Children[1].Children);
        Assert.Equal([a, a], Loss.L2([a], 0.5).Children[1].Children);
    }

    [Fact]
    public void A_label_can_be_given_changed_and_taken_away()
    {
        var a = new Value(1, "a");
        Assert.Equal(("a", ""), (a.Label, (a + 1).Label));

        a.Label = "α";
        Assert.Equal("α", a.Label);

        a.Label = "";
        Assert.Equal("", a.Label);
    }

    [Fact]
    public void Values_print_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("Value(data=6.881373587019543)", new Value(6.8813735870195432).ToString());
            Assert.Equal("**0.5", new Value(2).Pow(0.5).Op);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void AssertConstant(Value result, int place, double data, double[] localDerivatives)
    {
        Assert.Equal(2, result.Children.Count);
        Assert.Equal(data, result.Children[place].Data);
        Assert.Equal(localDerivatives, result.LocalDerivatives);
        AssertMadeOfChildren(result);
    }

    private static void AssertMadeOfChildren(Value v)
    {
        double[] data = [.. v.Children.Select(child => child.Data)];
        double? expected = v.Op switch
        {
            "+" => data[0] + data[1],
            "-" => data[0] - data[1],
            "*" => data[0] * data[1],
            "/" => data[0] / data[1],
            "tanh" => Math.Tanh(data[0]),
            _ => null,
        };
        Assert.Equal(expected ?? v.Data, v.Data);
    }

    private static HashSet<Value> Trace(Value root)
    {
        HashSet<Value> seen = [root];
        var open = new Stack<Value>(seen);
        while (open.TryPop(out Value? v))
        {
            foreach (Value child in v.Children.Where(seen.Add))
                open.Push(child);
        }

        return seen;
    }
}
