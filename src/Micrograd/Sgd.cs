namespace Micrograd;

/// <summary>
/// Stochastic gradient descent: each step moves every parameter a little against its gradient. With momentum, a step keeps
/// part of the one before, as PyTorch has it: v ← momentum · v + gradient, p ← p - learningRate · v.
/// </summary>
/// <example>
/// <code>
/// var network = new Mlp(3, [4, 4, 1], seed: 42);
/// var (xs, ys) = DataSet.FourExamples;
/// var sgd = new Sgd(network.Parameters, learningRate: 0.05);
/// for (int epoch = 0; epoch &lt; 20; epoch++)
/// {
///     Value[] predictions = [.. xs.Select(x => network.Predict(x))];
///     Value loss = Loss.SumOfSquaredErrors(predictions, ys);
///     sgd.ZeroGrad();
///     loss.Backward();
///     sgd.Step();
/// }
/// </code>
/// </example>
public sealed class Sgd
{
    private readonly Value[] _parameters;
    private readonly Func<int, double> _schedule;
    private readonly double _momentum;
    private readonly double[] _velocity;

    /// <summary>Takes steps of a constant learning rate.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="learningRate">How far a gradient of 1 moves a parameter.</param>
    /// <param name="momentum">The part of the last step that is kept, from 0 (none) up to but not including 1.</param>
    /// <exception cref="ArgumentException">There are no parameters, or a number is out of its range.</exception>
    public Sgd(IReadOnlyList<Value> parameters, double learningRate, double momentum = 0)
        : this(parameters, _ => learningRate, momentum)
    {
        if (!(double.IsFinite(learningRate) && learningRate > 0))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "A learning rate is a positive number.");
    }

    /// <summary>Takes steps of a learning rate that changes as the training goes on.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="schedule">The learning rate of each step; the first is step 0. For example <c>k => 1.0 - 0.9 * k / 100</c>.</param>
    /// <param name="momentum">The part of the last step that is kept, from 0 (none) up to but not including 1.</param>
    /// <exception cref="ArgumentException">There are no parameters, or the momentum is out of its range.</exception>
    public Sgd(IReadOnlyList<Value> parameters, Func<int, double> schedule, double momentum = 0)
    {
        if (parameters.Count == 0)
            throw new ArgumentException("There is nothing to train: the list of parameters is empty.", nameof(parameters));
        if (!(momentum >= 0 && momentum < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum lies from 0 up to but not including 1.");

        _parameters = [.. parameters];
        _schedule = schedule;
        _momentum = momentum;
        _velocity = new double[parameters.Count];
    }

    /// <summary>How many steps have been taken.</summary>
    public int Steps { get; private set; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate => _schedule(Steps);

    /// <summary>Moves every parameter against its gradient.</summary>
    public void Step()
    {
        double learningRate = LearningRate;
        Span<double> velocity = _velocity.AsSpan(0, _parameters.Length);
        Value.CountChange();
        for (int i = 0; i < velocity.Length; i++)
        {
            Value parameter = _parameters[i];
            velocity[i] = _momentum * velocity[i] + parameter.Grad;
            parameter.Move(-learningRate * velocity[i]);
        }

        Value.CountChange();

        Steps++;
    }

    /// <summary>Sets the gradient of every parameter to zero, as is needed before each <see cref="Value.Backward"/>.</summary>
    public void ZeroGrad()
    {
        foreach (Value p in _parameters)
            p.Grad = 0;
    }
}
