using System.Diagnostics.CodeAnalysis;

namespace Micrograd;

/// <content>
/// A neuron's b + w₀x₀ + w₁x₁ + … as a single node: a network is made of these, and one node for 2n operations is
/// what makes its training quick. To a reader of the graph it is still the sums and products that it stands for.
/// </content>
public sealed partial class Value
{
    private static long _changes;

    /// <summary>Grows with every change of any value's data: what was read at the same count is still so.</summary>
    internal static long Changes => Volatile.Read(ref _changes);

    internal static void CountChange() => Interlocked.Increment(ref _changes);

    /// <summary>Changes the data without counting it: whoever moves many values counts once before the first and once after the last.</summary>
    internal void Move(double by) => _data += by;

    /// <summary>
    /// The activation of the sum of weights[i] * inputs[i], added up in this order onto the weight that is one too many: the
    /// bias. Without such a one, the sum starts with the first product.
    /// </summary>
    internal static Value WeightedSum(Operands inputs, Operands weights, Activation activation)
    {
        ReadOnlySpan<double> x = inputs.Data, w = weights.Data;
        bool hasBias = w.Length > x.Length;
        double sum = hasBias ? w[^1] : w[0] * x[0];
        for (int i = hasBias ? 0 : 1; i < x.Length; i++)
            sum += w[i] * x[i];

        switch (activation)
        {
            case Activation.Tanh: double t = Math.Tanh(sum); return new(t, Operation.Tanh, inputs, 1 - t * t, weights, sum);
            case Activation.Relu: return new(sum < 0 ? 0 : sum, Operation.Relu, inputs, sum > 0 ? 1 : 0, weights, sum);
            default: return new(sum, Operation.Add, inputs, 1, weights, sum);
        }
    }

    /// <summary>Whether this is a weighted sum that nobody has looked into.</summary>
    internal bool IsWeightedSum([NotNullWhen(true)] out Operands? inputs, [NotNullWhen(true)] out Operands? weights)
    {
        (inputs, weights) = (_left as Operands, _right as Operands);
        return inputs is not null && weights is not null;
    }

    private void CountUses(Operands inputs, ushort turn, ref Waiting waiting)
    {
        CountUse(inputs, turn, ref waiting);
        CountUse((Operands)_right!, turn, ref waiting);
    }

    private static void CountUse(Operands operands, ushort turn, ref Waiting waiting)
    {
        if (operands.CountUse(turn) && !operands.AreNumbers)
        {
            foreach (Value v in operands.Values)
                v.CountUse(turn, ref waiting);
        }
    }

    private void HandOn(Operands inputs, ref Waiting waiting)
    {
        var weights = (Operands)_right!;
        double gradient = Grad * _byLeft;
        Receive(inputs, gradient, weights, ref waiting);
        Receive(weights, gradient, inputs, ref waiting);
    }

    private static void Receive(Operands operands, double gradient, Operands others, ref Waiting waiting)
    {
        if (operands.Receive(gradient, others) && !operands.AreNumbers)
        {
            Value[] values = operands.Values;
            ReadOnlySpan<double> grad = operands.Grad;
            for (int i = 0; i < values.Length; i++)
                values[i].Receive(grad[i], ref waiting);
        }
    }

    /// <summary>Turns a weighted sum into the single sums and products that it stands for, in place, with their gradients.</summary>
    private void Expand()
    {
        if (_left is not Operands inputs || _right is not Operands weights)
            return;

        if (_operation != Operation.Add)
        {
            _left = new Value(_byRight, Operation.Add, inputs, 1, weights, _byRight) { Grad = Grad * _byLeft };
            (_right, _byRight) = (null, 0);
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
