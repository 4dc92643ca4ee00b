namespace Micrograd;

/// <summary>A multi-layer perceptron: layers one after the other, each fed with the outputs of the one before.</summary>
/// <example>
/// The network of the course, with 41 parameters:
/// <code>
/// var network = new Mlp(3, [4, 4, 1], seed: 42);
/// Value prediction = network.Predict(2, 3, -1);
/// </code>
/// </example>
public sealed class Mlp
{
    private readonly Layer[] _layers;
    private readonly Value[] _parameters;

    /// <summary>Makes a network whose weights and biases are uniform in [-1, 1].</summary>
    /// <param name="inputs">How many numbers it takes, at least 1.</param>
    /// <param name="outputs">How many neurons each layer has; the last is the network's output.</param>
    /// <param name="seed">The same seed gives the same network on every system; without one it differs from run to run.</param>
    /// <param name="activation">The activation of every layer, the last included unless it has its own.</param>
    /// <param name="outputActivation">The activation of the last layer.</param>
    /// <exception cref="ArgumentException">There are no layers, or a size is below 1.</exception>
    public Mlp(int inputs, int[] outputs, int? seed = null, Activation activation = Activation.Tanh, Activation? outputActivation = null)
    {
        if (inputs < 1)
            throw new ArgumentOutOfRangeException(nameof(inputs), $"A network needs at least 1 input, but {inputs} were asked for.");
        if (outputs.Length == 0)
            throw new ArgumentException("A network needs at least one layer, but the list of their sizes is empty. Give for example [4, 4, 1].", nameof(outputs));
        int small = Array.FindIndex(outputs, size => size < 1);
        if (small >= 0)
            throw new ArgumentException($"Each layer needs at least 1 neuron, but outputs[{small}] is {outputs[small]}.", nameof(outputs));

        var random = SeededRandom.From(seed);
        _layers = new Layer[outputs.Length];
        for (int i = 0; i < _layers.Length; i++)
        {
            bool isLast = i == _layers.Length - 1;
            _layers[i] = new Layer(i == 0 ? inputs : outputs[i - 1], outputs[i], isLast ? outputActivation ?? activation : activation, random);
        }

        _parameters = [.. _layers.SelectMany(layer => layer.Parameters)];
    }

    /// <summary>The layers, from the inputs on.</summary>
    public IReadOnlyList<Layer> Layers => _layers.AsReadOnly();

    /// <summary>All parameters: layer by layer, neuron by neuron, weights before the bias.</summary>
    public IReadOnlyList<Value> Parameters => _parameters.AsReadOnly();

    /// <summary>The outputs of the last layer.</summary>
    /// <exception cref="ArgumentException">There are more or fewer inputs than the network takes.</exception>
    public Value[] Forward(params IReadOnlyList<Value> inputs) => Feed(new Operands((Value[])[.. inputs]));

    /// <inheritdoc cref="Forward(IReadOnlyList{Value})"/>
    public Value[] Forward(params IReadOnlyList<double> inputs) => Feed(new Operands(inputs));

    /// <summary>The output of a network that has one.</summary>
    /// <exception cref="ArgumentException">There are more or fewer inputs than the network takes.</exception>
    /// <exception cref="InvalidOperationException">The network has more than one output: use <see cref="Forward(IReadOnlyList{double})"/>.</exception>
    public Value Predict(params IReadOnlyList<double> inputs) => OnlyOne(Forward(inputs));

    /// <inheritdoc cref="Predict(IReadOnlyList{double})"/>
    public Value Predict(params IReadOnlyList<Value> inputs) => OnlyOne(Forward(inputs));

    /// <summary>Sets the gradient of every parameter to zero, as is needed before each <see cref="Value.Backward"/> of a training.</summary>
    public void ZeroGrad()
    {
        foreach (Value p in _parameters)
            p.Grad = 0;
    }

    private static Value OnlyOne(Value[] outputs) => outputs.Length == 1
        ? outputs[0]
        : throw new InvalidOperationException($"Predict is for a network with one output, but this one has {outputs.Length}. Use Forward, which returns them all.");

    private Value[] Feed(Operands inputs)
    {
        for (int i = 0; i < _layers.Length - 1; i++)
            inputs = _layers[i].FeedOn(inputs);
        return _layers[^1].Feed(inputs);
    }
}
