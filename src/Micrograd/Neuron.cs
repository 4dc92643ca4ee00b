namespace Micrograd;

/// <summary>tanh(b + w₀x₀ + w₁x₁ + …), or with another activation.</summary>
public sealed class Neuron
{
    private readonly Activation _activation;
    private readonly Value[] _parameters;   // the bias comes last

    /// <summary>Makes a neuron whose weights and bias are uniform in [-1, 1].</summary>
    /// <param name="inputs">How many numbers it takes, at least 1.</param>
    /// <param name="activation">What it does with the weighted sum.</param>
    /// <param name="random">Where the weights come from; without it they differ from run to run.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputs"/> is below 1.</exception>
    public Neuron(int inputs, Activation activation = Activation.Tanh, SeededRandom? random = null)
    {
        if (inputs < 1)
            throw new ArgumentOutOfRangeException(nameof(inputs), $"A neuron needs at least 1 input, but {inputs} were asked for.");
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), $"There is no activation {activation}; there are {string.Join(", ", Enum.GetNames<Activation>())}.");

        random ??= SeededRandom.From(null);
        _activation = activation;
        _parameters = new Value[inputs + 1];
        for (int i = 0; i < _parameters.Length; i++)
            _parameters[i] = random.Uniform(-1, 1);
    }

    /// <summary>One weight for each input.</summary>
    public IReadOnlyList<Value> Weights => new ArraySegment<Value>(_parameters, 0, _parameters.Length - 1);

    /// <summary>What is added to the weighted inputs.</summary>
    public Value Bias => _parameters[^1];

    /// <summary>The weights, then the bias.</summary>
    public IReadOnlyList<Value> Parameters => _parameters.AsReadOnly();

    /// <summary>The neuron's output for one input each.</summary>
    /// <exception cref="ArgumentException">There are more or fewer inputs than weights.</exception>
    public Value Forward(params IReadOnlyList<Value> inputs) => Feed(new Operands((Value[])[.. inputs]));

    /// <inheritdoc cref="Forward(IReadOnlyList{Value})"/>
    public Value Forward(params IReadOnlyList<double> inputs) => Feed(new Operands(inputs));

    internal Value Feed(Operands inputs)
    {
        int weights = _parameters.Length - 1;
        if (inputs.Count != weights)
            throw new ArgumentException($"This neuron has {weights} weights, so it takes {weights} inputs, but {inputs.Count} were given.", nameof(inputs));

        return Value.SumOf(inputs, WeightsNow, _activation);
    }

    internal Operands WeightsNow => new(_parameters);
}
