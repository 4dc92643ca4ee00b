using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micrograd;

/// <summary>
/// Values that are used together: the inputs of a layer, its outputs, or the weights of a neuron. Their data stand side by
/// side as they were when they were used, and so do their gradients, which are handed on once for each value, not once
/// for each product.
/// </summary>
/// <remarks>
/// Numbers, and the outputs of a layer inside a network, become values only when somebody looks at them: a network of a
/// thousand neurons would else make a thousand nodes for every row.
/// </remarks>
internal sealed class Operands
{
    private readonly double[] _numbers;     // the data, then as many gradients
    private Value[]? _values;               // none until somebody looks at them
    private Operands? _inputs;              // of a layer's outputs that nobody has looked at: what they were computed from,
    private Operands[] _weights = [];       // the weights of each of its neurons,
    private readonly Activation _activation;
    private ushort _turn;                   // the last Backward() that came by, and
    private int _uses;                      // how many gradients these still wait for in it

    public Operands(Value[] values)
    {
        _values = values;
        _numbers = new double[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
            _numbers[i] = values[i].Data;
    }

    public Operands(IReadOnlyList<double> data)
    {
        _numbers = new double[2 * data.Count];
        if (data is double[] array)
        {
            array.CopyTo(_numbers);
        }
        else
        {
            for (int i = 0; i < data.Count; i++)
                _numbers[i] = data[i];
        }
    }

    /// <summary>The outputs of a layer.</summary>
    public Operands(Operands inputs, Operands[] weights, Activation activation)
    {
        (_inputs, _weights, _activation) = (inputs, weights, activation);
        _numbers = new double[2 * weights.Length];
        for (int j = 0; j < weights.Length; j++)
            _numbers[j] = activation.Of(weights[j].Weigh(inputs));
    }

    public int Count => _numbers.Length / 2;

    public ReadOnlySpan<double> Data => _numbers.AsSpan(0, Count);

    private Span<double> Grad => _numbers.AsSpan(Count);

    public Value[] Values
    {
        get
        {
            if (_values is null)
            {
                var values = new Value[Count];
                for (int i = 0; i < Count; i++)
                {
                    values[i] = _inputs is null ? Data[i] : Value.SumOf(_inputs, _weights[i], _activation);
                    values[i].Grad = Grad[i];
                }

                (_values, _inputs, _weights) = (values, null, []);
            }

            return _values;
        }
    }

    /// <summary>Whether these are the outputs of a layer that nobody has looked at.</summary>
    public bool IsLayer([NotNullWhen(true)] out Operands? inputs, out Operands[] weights, out Activation activation)
    {
        (inputs, weights, activation) = (_inputs, _weights, _activation);
        return inputs is not null;
    }

    /// <summary>
    /// These weights times the inputs, added up in order onto the weight that is one too many: the bias. Without such a one, the
    /// sum starts with the first product.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Weigh(Operands inputs)
    {
        ReadOnlySpan<double> x = inputs.Data, w = Data;
        bool hasBias = w.Length > x.Length;
        double sum = hasBias ? w[^1] : w[0] * x[0];
        for (int i = hasBias ? 0 : 1; i < x.Length; i++)
            sum += w[i] * x[i];
        return sum;
    }

    /// <summary>Counts a use in this turn of <see cref="Value.Backward"/>, and, the first time, what these use in their turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountUse(ushort turn, ref ValueStack waiting)
    {
        // From layer to layer in a loop: a recursion would be as deep as the network.
        for (Operands? these = this; these is not null && these.IsFirstUse(turn); these = these._inputs)
        {
            foreach (Operands weights in these._weights)
                weights.CountUse(turn, ref waiting);
            foreach (Value v in these._values ?? [])
                Value.CountUse(v, turn, ref waiting);
        }
    }

    private bool IsFirstUse(ushort turn)
    {
        bool isFirst = _uses == 0 || _turn != turn;
        if (isFirst)
        {
            (_turn, _uses) = (turn, 0);
            Grad.Clear();
        }

        _uses++;
        return isFirst;
    }

    /// <summary>Takes the gradient of one weighted sum, which shares it out between its inputs and its weights.</summary>
    public static void Receive(double gradient, Operands inputs, Operands weights, ref ValueStack waiting)
    {
        Share(gradient, inputs, weights);
        inputs.CountDown(ref waiting);
        weights.CountDown(ref waiting);
    }

    /// <summary>When all uses have given their share, hands the gradients on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountDown(ref ValueStack waiting)
    {
        Operands these = this;
        while (--these._uses == 0)
        {
            ReadOnlySpan<double> data = these.Data, grad = these.Grad;
            if (these._inputs is not { } inputs)
            {
                Value[] values = these._values ?? [];
                for (int i = 0; i < values.Length; i++)
                    Value.Receive(values[i], grad[i], ref waiting);
                return;
            }

            for (int j = data.Length - 1; j >= 0; j--)      // last first, as values are taken from a stack
            {
                Operands weights = these._weights[j];
                Share(grad[j] * these._activation.SlopeAt(data[j]), inputs, weights);
                weights.CountDown(ref waiting);
            }

            these = inputs;
        }
    }

    /// <summary>Each input's local derivative is its weight, and each weight's its input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Share(double gradient, Operands inputs, Operands weights)
    {
        int count = inputs.Count;               // of both, but for the bias: checked when the network was fed
        ref double x = ref MemoryMarshal.GetArrayDataReference(inputs._numbers), byX = ref Unsafe.Add(ref x, count);
        ref double w = ref MemoryMarshal.GetArrayDataReference(weights._numbers), byW = ref Unsafe.Add(ref w, weights.Count);
        int i = 0;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            (Vector.LoadUnsafe(ref byX, (nuint)i) + gradient * Vector.LoadUnsafe(ref w, (nuint)i)).StoreUnsafe(ref byX, (nuint)i);
            (Vector.LoadUnsafe(ref byW, (nuint)i) + gradient * Vector.LoadUnsafe(ref x, (nuint)i)).StoreUnsafe(ref byW, (nuint)i);
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref byX, i) += gradient * Unsafe.Add(ref w, i);
            Unsafe.Add(ref byW, i) += gradient * Unsafe.Add(ref x, i);
        }

        if (weights.Count > count)
            Unsafe.Add(ref byW, count) += gradient;     // the bias
    }
}
