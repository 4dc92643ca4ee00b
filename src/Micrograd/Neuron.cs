namespace Micrograd;

/// <summary>tanh(b + w₀x₀ + w₁x₁ + …), or with another activation.</summary>
public sealed class Neuron
{
    private readonly Activation _activation;
    private Operands _weights;      // the bias comes last

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
        var parameters = new Value[inputs + 1];
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] = random.Uniform(-1, 1);

        _activation = activation;
        _weights = new Operands(parameters);
    }

    /// <summary>One weight for each input.</summary>
    public IReadOnlyList<Value> Weights => new ArraySegment<Value>(_weights.Values, 0, _weights.Count - 1);

    /// <summary>What is added to the weighted inputs.</summary>
    public Value Bias => _weights.Values[^1];

    /// <summary>The weights, then the bias.</summary>
    public IReadOnlyList<Value> Parameters => _weights.Values.AsReadOnly();

    /// <summary>The neuron's output for one input each.</summary>
    /// <exception cref="ArgumentException">There are more or fewer inputs than weights.</exception>
    public Value Forward(params IReadOnlyList<Value> inputs) => Feed(new Operands((Value[])[.. inputs]));

    /// <inheritdoc cref="Forward(IReadOnlyList{Value})"/>
    public Value Forward(params IReadOnlyList<double> inputs) => Feed(new Operands(inputs));

    internal Value Feed(Operands inputs)
    {
        int weights = _weights.Count - 1;
        if (inputs.Count != weights)
            throw new ArgumentException($"This neuron has {weights} weights, so it takes {weights} inputs, but {inputs.Count} were given.", nameof(inputs));

        return Value.WeightedSum(inputs, WeightsNow(), _activation);
    }

    internal Operands WeightsNow() => _weights = _weights.Now();
}
