namespace Micrograd;

/// <content>
/// A neuron's b + w₀x₀ + w₁x₁ + … as a single node: a network is made of these, and one node for 2n operations is
/// what makes its training quick. To a reader of the graph it is still the sums and products that it stands for.
/// </content>
public sealed partial class Value
{
    /// <summary>
    /// The sum of inputs[i] * weights[i], added up in this order onto the weight that is one too many: the bias. Without
    /// such a one, the sum starts with the first product.
    /// </summary>
    internal static Value WeightedSum(Operands inputs, Operands weights)
    {
        double[] x = inputs.Data, w = weights.Data;
        bool hasBias = w.Length > x.Length;
        double sum = hasBias ? w[^1] : x[0] * w[0];
        for (int i = hasBias ? 0 : 1; i < x.Length; i++)
            sum += w[i] * x[i];
        return new(sum, Operation.WeightedSum, inputs, 0, weights);
    }

    private void CountUses(Operands inputs, ushort turn, Stack<Value> ready)
    {
        foreach (Value x in inputs.Values)
            x.CountUse(turn, ready);
        foreach (Value w in ((Operands)_right!).Values)
            w.CountUse(turn, ready);
    }

    private void HandOn(Operands inputs, Stack<Value> ready)
    {
        var weights = (Operands)_right!;
        for (int i = 0; i < inputs.Data.Length; i++)
        {
            weights.Values[i].Receive(Grad * inputs.Data[i], ready);
            inputs.Values[i].Receive(Grad * weights.Data[i], ready);
        }

        if (weights.Data.Length > inputs.Data.Length)
            weights.Values[^1].Receive(Grad, ready);
    }

    /// <summary>Turns a weighted sum into the single sums and products that it stands for, in place, with their gradients.</summary>
    private void Expand()
    {
        if (_left is not Operands inputs || _right is not Operands weights)
            return;

        bool hasBias = weights.Data.Length > inputs.Data.Length;
        Value sum = hasBias ? weights.Values[^1] : Product(0);
        double data = hasBias ? weights.Data[^1] : sum.Data;
        int first = hasBias ? 0 : 1, last = inputs.Data.Length - 1;
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
