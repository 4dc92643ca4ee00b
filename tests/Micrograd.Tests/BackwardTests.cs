using System.Runtime.CompilerServices;

namespace Micrograd.Tests;

public sealed class BackwardTests
{
    [Fact]
    public void A_second_call_adds_to_leaves_but_starts_inner_values_from_zero()
    {
        Value a = 2, b = -3;
        Value e = a * b;
        Value root = e * e;
        root.Backward();
        root.Backward();

        Assert.Equal(2 * (2 * e.Data * b.Data), a.Grad);
        Assert.Equal(2 * e.Data, e.Grad);
        Assert.Equal(1, root.Grad);
    }

    [Fact]
    public void Roots_that_share_a_part_of_the_graph_each_get_their_own_gradients_through_it()
    {
        Value a = 2;
        Value shared = a * a;
        (shared * 3).Backward();
        Assert.Equal(12, a.Grad);

        (shared * 5).Backward();
        Assert.Equal(12 + 20, a.Grad);
        Assert.Equal(5, shared.Grad);
    }

    [Fact]
    public void A_leaf_is_its_own_derivative()
    {
        Value a = 2;
        a.Backward();
        Assert.Equal(1, a.Grad);
    }

    [Fact]
    public void What_was_computed_before_a_value_changed_keeps_its_local_derivatives()
    {
        Value a = 2, b = 5;
        Value c = a * b;
        var neuron = new Neuron(1, Activation.Linear, new SeededRandom(3));
        double weight = neuron.Weights[0].Data;
        Value n = neuron.Forward(a);
        (a.Data, b.Data, neuron.Weights[0].Data) = (100, 100, 100);
        c.Backward();
        n.Backward();

        Assert.Equal((5 + weight, 2, 2), (a.Grad, b.Grad, neuron.Weights[0].Grad));
        Assert.Equal(100 * 100 + neuron.Bias.Data, neuron.Forward(a).Data);
    }

    [Fact]
    public void A_chain_of_a_million_values_goes_forward_and_back()
    {
        Value start = 1;
        Value x = start;
        for (int i = 0; i < 1_000_000; i++)
            x = x * 1.000001 + 0.5;
        x.Backward();

        Assert.Equal(Math.Pow(1.000001, 1_000_000), start.Grad, 1e-9);
    }

    [Fact]
    public void A_network_of_a_hundred_thousand_layers_goes_forward_and_back()
    {
        var network = new Mlp(1, [.. Enumerable.Repeat(1, 100_000)], seed: 1, Activation.Linear);
        for (int layer = 0; layer < network.Layers.Count; layer++)
            (network.Parameters[2 * layer].Data, network.Parameters[2 * layer + 1].Data) = (1, 1);
        Value output = network.Predict(2);
        output.Backward();

        Assert.Equal(100_002, output.Data);
        Assert.Equal((2, 1), (network.Parameters[0].Grad, network.Parameters[1].Grad));
    }

    [Fact]
    public void A_value_with_a_million_uses_gets_them_all()
    {
        Value a = 1;
        Value inner = a * 1;
        Value sum = inner;
        for (int i = 1; i < 1_000_000; i++)
            sum += inner;
        sum.Backward();

        Assert.Equal((1_000_000, 1_000_000), (a.Grad, inner.Grad));
    }

    [Fact]
    public void Time_is_linear_where_paths_are_exponentially_many()
    {
        Value a = 1;
        Value x = a;
        for (int i = 0; i < 1000; i++)
            x = 0.5 * (x + x);
        x.Backward();

        Assert.Equal(1, a.Grad);
    }

    [Fact]
    public void A_graph_still_gives_its_gradients_after_any_number_of_other_calls()
    {
        Value a = 3;
        Value kept = a * a;
        Value root = kept * kept;
        root.Backward();
        double expected = a.Grad;
        Value other = 1;
        Value elsewhere = other * other;
        for (int i = 0; i < ushort.MaxValue; i++)
            elsewhere.Backward();

        a.Grad = 0;
        root.Backward();
        Assert.Equal(expected, a.Grad);
    }

    [Fact]
    public void An_interrupted_call_does_no_harm_to_the_next()
    {
        Value a = 3;
        Value shared = a * a;
        Value root = shared * shared + shared;
        var neuron = new Neuron(1, Activation.Linear, new SeededRandom(1));
        Value output = neuron.Forward(root);
        UsesOf(shared) = 2;     // as a call that was stopped after its first pass leaves them
        UsesOf(root) = 1;
        output.Backward();

        Assert.Equal(neuron.Weights[0].Data * (2 * 9 + 1) * 6, a.Grad, 1e-12);
    }

    [Fact]
    public void Numbers_given_to_a_network_have_gradients_too()
    {
        var neuron = new Neuron(2, Activation.Tanh, new SeededRandom(1));
        Value[] inputs = [0.5, -2];
        Value ofValues = neuron.Forward(inputs), ofNumbers = neuron.Forward(0.5, -2);
        ofValues.Backward();
        ofNumbers.Backward();
        Value sum = ofNumbers.Children[0];

        Assert.Equal(inputs[0].Grad, sum.Children[0].Children[1].Children[1].Grad);
        Assert.Equal(inputs[1].Grad, sum.Children[1].Children[1].Grad);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_uses")]
    private static extern ref int UsesOf(Value value);
}
