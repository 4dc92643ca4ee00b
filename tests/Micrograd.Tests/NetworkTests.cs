namespace Micrograd.Tests;

public sealed class NetworkTests
{
    [Fact]
    public void Parameters_come_layer_by_layer_and_neuron_by_neuron_the_bias_last()
    {
        var network = new Mlp(2, [2, 1], seed: 1);
        Neuron first = network.Layers[0].Neurons[0];

        Assert.Equal(9, network.Parameters.Count);
        Assert.Equal([first.Weights[0], first.Weights[1], first.Bias], network.Parameters.Take(3));
        Assert.Equal(network.Layers[1].Neurons[0].Bias, network.Parameters[^1]);
    }

    [Fact]
    public void A_seed_always_gives_the_same_network()
    {
        double[] weights = [.. new Mlp(2, [2, 1], seed: 7).Parameters.Select(p => p.Data)];

        Assert.Equal(weights, new Mlp(2, [2, 1], seed: 7).Parameters.Select(p => p.Data));
        Assert.NotEqual(weights, new Mlp(2, [2, 1], seed: 8).Parameters.Select(p => p.Data));
        Assert.NotEqual(new Mlp(2, [2, 1]).Parameters.Select(p => p.Data), new Mlp(2, [2, 1]).Parameters.Select(p => p.Data));
        Assert.All(weights, w => Assert.InRange(w, -1, 1));
    }

    [Fact]
    public void Inputs_may_be_numbers_or_values_and_give_the_same()
    {
        var network = new Mlp(3, [4, 2], seed: 1);
        Value[] inputs = [2, 3, -1];

        Assert.Equal(network.Forward(2, 3, -1).Select(v => v.Data), network.Forward(inputs).Select(v => v.Data));
        Assert.Equal(network.Forward([2.0, 3.0, -1.0]).Select(v => v.Data), network.Layers[1].Forward(network.Layers[0].Forward(inputs)).Select(v => v.Data));
    }

    [Fact]
    public void A_neuron_adds_its_weighted_inputs_to_its_bias()
    {
        var neuron = new Neuron(2, Activation.Linear, new SeededRandom(1));
        (neuron.Weights[0].Data, neuron.Weights[1].Data, neuron.Bias.Data) = (-3, 1, 6.5);

        Assert.Equal(0.5 + 4, neuron.Forward(2, 4).Data);
    }

    [Fact]
    public void Each_activation_does_what_its_name_says()
    {
        (Activation, double)[] cases = [(Activation.Tanh, Math.Tanh(-2)), (Activation.Relu, 0), (Activation.Linear, -2)];
        foreach ((Activation activation, double expected) in cases)
        {
            var neuron = new Neuron(1, activation, new SeededRandom(1));
            (neuron.Weights[0].Data, neuron.Bias.Data) = (-1, 0);
            Assert.Equal(expected, neuron.Forward(2).Data);
        }
    }

    [Fact]
    public void The_last_layer_may_have_an_activation_of_its_own()
    {
        var network = new Mlp(1, [3, 1], seed: 3, Activation.Relu, Activation.Linear);

        Assert.All(network.Layers[0].Forward(1), v => Assert.Equal("relu", v.Op));
        Assert.Equal("+", network.Predict(1).Op);
    }

    [Fact]
    public void ZeroGrad_forgets_the_gradients()
    {
        var network = new Mlp(1, [2, 1], seed: 3);
        network.Predict(1).Backward();
        Assert.Contains(network.Parameters, p => p.Grad != 0);

        network.ZeroGrad();
        Assert.All(network.Parameters, p => Assert.Equal(0, p.Grad));
    }

    [Fact]
    public void Wrong_sizes_are_refused_with_the_argument_and_what_is_needed()
    {
        AssertRefused("inputs", "at least 1 input, but 0", () => new Neuron(0));
        AssertRefused("inputs", "at least 1 input, but -1", () => new Layer(-1, 2));
        AssertRefused("outputs", "at least 1 output, but 0", () => new Layer(2, 0));
        AssertRefused("inputs", "at least 1 input, but 0", () => new Mlp(0, [1]));
        AssertRefused("outputs", "list of their sizes is empty", () => new Mlp(3, []));
        AssertRefused("outputs", "outputs[1] is 0", () => new Mlp(3, [4, 0, 1]));
        AssertRefused("activation", "There is no activation 9; there are Tanh, Relu, Linear", () => new Neuron(1, (Activation)9));
    }

    [Fact]
    public void Inputs_of_the_wrong_length_are_refused_with_both_lengths()
    {
        var network = new Mlp(3, [4, 1], seed: 1);

        AssertRefused("inputs", "takes 3 inputs, but 2 were given", () => network.Forward(1, 2));
        AssertRefused("inputs", "takes 3 inputs, but 4 were given", () => network.Predict(1, 2, 3, 4));
        AssertRefused("inputs", "takes 3 inputs, but 1 were given", () => network.Layers[0].Neurons[0].Forward(1));
    }

    [Fact]
    public void Predict_sends_a_network_of_several_outputs_to_Forward()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Mlp(1, [2], seed: 1).Predict(1));
        Assert.Contains("this one has 2. Use Forward", error.Message, StringComparison.Ordinal);
    }

    internal static void AssertRefused(string argument, string message, Func<object> act)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.Equal(argument, error.ParamName);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
