using System.Diagnostics.CodeAnalysis;

namespace Micrograd;

/// <content>
/// A neuron's b + w₀x₀ + w₁x₁ + … as a single node: one node for 2n operations is part of what makes training quick. To a reader of the graph it is still the
/// sums and products that it stands for.
/// </content>
public sealed partial class Value
{
    private static long _changes;

    /// <summary>Grows with every change of any value's data: what was read at the same count is still so.</summary>
    internal static long Changes => Volatile.Read(ref _changes);

    internal static void CountChange() => Interlocked.Increment(ref _changes);

    /// <summary>Changes the data without counting it: whoever moves many values counts once before the first and once after the last.</summary>
    internal void Move(double by) => _data += by;

    /// <summary>The activation of the sum of weights[i] * inputs[i], and of the weight that is one too many, if there is one: the bias.</summary>
    internal static Value SumOf(Operands inputs, Operands weights, Activation activation)
    {
        double output = activation.Of(weights.Weigh(inputs));
        return new(output, activation.Operation(), new WeightedSum(inputs, weights), activation.SlopeAt(output));
    }

    /// <summary>Whether this is a weighted sum that nobody has looked into.</summary>
    internal bool IsWeightedSum([NotNullWhen(true)] out Operands? inputs, [NotNullWhen(true)] out Operands? weights)
    {
        var sum = _left as WeightedSum;
        (inputs, weights) = (sum?.Inputs, sum?.Weights);
        return sum is not null;
    }

    /// <summary>Turns a weighted sum into the single sums and products that it stands for, in place, with their gradients.</summary>
    private void Expand()
    {
        if (!IsWeightedSum(out Operands? inputs, out Operands? weights))
            return;

        if (_operation != Operation.Add)
        {
            Value linear = SumOf(inputs, weights, Activation.Linear);
            linear.Grad = Grad * _byLeft;
            _left = linear;
            return;
        }

        bool hasBias = weights.Count > inputs.Count;
        Value sum = hasBias ? weights.Values[^1] : Product(0);
        double data = hasBias ? weights.Data[^1] : sum.Data;
        int first = hasBias ? 0 : 1, last = inputs.Count - 1;
        for (int i = first; i < last; i++)
        {
            Value product = Product(i);
            data += product.Data;
            sum = new(data, Operation.Add, sum, 1, product, 1) { Grad = Grad };
        }

        (_operation, _left, _byLeft, _right, _byRight) = last >= first
            ? (Operation.Add, sum, 1, Product(last), 1)
            : (Operation.Multiply, sum._left, sum._byLeft, sum._right, sum._byRight);

        Value Product(int i)
        {
            (double w, double x) = (weights.Data[i], inputs.Data[i]);
            return new(w * x, Operation.Multiply, weights.Values[i], x, inputs.Values[i], w) { Grad = Grad };
        }
    }
}
