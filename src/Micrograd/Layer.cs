namespace Micrograd;

/// <summary>Neurons side by side, all with the same inputs.</summary>
public sealed class Layer
{
    private readonly int _inputs;
    private readonly Activation _activation;
    private readonly Neuron[] _neurons;

    // The weights of each neuron side by side, as a sum reads them. They are copied once after a change and not for every row, and a
    // change is seen by a count, since a look at each of them would take as long as the copy.
    private Operands[] _weights = [];
    private long _changes = -1;

    /// <summary>Makes a layer whose weights and biases are uniform in [-1, 1].</summary>
    /// <param name="inputs">How many numbers each neuron takes, at least 1.</param>
    /// <param name="outputs">How many neurons there are, at least 1.</param>
    /// <param name="activation">What each does with its weighted sum.</param>
    /// <param name="random">Where the weights come from; without it they differ from run to run.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputs"/> or <paramref name="outputs"/> is below 1.</exception>
    public Layer(int inputs, int outputs, Activation activation = Activation.Tanh, SeededRandom? random = null)
    {
        if (inputs < 1)
            throw new ArgumentOutOfRangeException(nameof(inputs), $"A layer needs at least 1 input, but {inputs} were asked for.");
        if (outputs < 1)
            throw new ArgumentOutOfRangeException(nameof(outputs), $"A layer needs at least 1 output, but {outputs} were asked for.");

        random ??= SeededRandom.From(null);
        (_inputs, _activation) = (inputs, activation);
        _neurons = new Neuron[outputs];
        for (int i = 0; i < outputs; i++)
            _neurons[i] = new Neuron(inputs, activation, random);
    }

    /// <summary>The neurons, one for each output.</summary>
    public IReadOnlyList<Neuron> Neurons => _neurons.AsReadOnly();

    /// <summary>The parameters of all neurons, neuron by neuron.</summary>
    public IReadOnlyList<Value> Parameters => [.. _neurons.SelectMany(neuron => neuron.Parameters)];

    /// <summary>The output of each neuron.</summary>
    /// <exception cref="ArgumentException">There are more or fewer inputs than the layer takes.</exception>
    public Value[] Forward(params IReadOnlyList<Value> inputs) => Feed(new Operands((Value[])[.. inputs]));

    /// <inheritdoc cref="Forward(IReadOnlyList{Value})"/>
    public Value[] Forward(params IReadOnlyList<double> inputs) => Feed(new Operands(inputs));

    internal Value[] Feed(Operands inputs)
    {
        CheckInputs(inputs);
        Operands[] weights = WeightsNow();
        var outputs = new Value[weights.Length];
        for (int j = 0; j < outputs.Length; j++)
            outputs[j] = Value.SumOf(inputs, weights[j], _activation);
        return outputs;
    }

    /// <summary>The outputs for another layer to use: numbers until somebody looks at them.</summary>
    internal Operands FeedOn(Operands inputs)
    {
        CheckInputs(inputs);
        return new Operands(inputs, WeightsNow(), _activation);
    }

    private Operands[] WeightsNow()
    {
        long changes = Value.Changes;
        if (changes != _changes)
            (_weights, _changes) = (Array.ConvertAll(_neurons, neuron => neuron.WeightsNow), changes);
        return _weights;
    }

    private void CheckInputs(Operands inputs)
    {
        if (inputs.Count != _inputs)
            throw new ArgumentException($"This layer takes {_inputs} inputs, but {inputs.Count} were given.", nameof(inputs));
    }
}
