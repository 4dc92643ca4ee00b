using System.Numerics;
using System.Runtime.InteropServices;

namespace Micrograd;

/// <summary>
/// The inputs of a layer, or the weights of a neuron: values, and their data as it was when they were used. All weighted
/// sums that use them share this one object, collect their gradients in it, and it hands them on at the end: once for
/// each value, not once for each product.
/// </summary>
internal sealed class Operands
{
    private readonly double[] _numbers;     // the data, then as many gradients
    private Value[]? _values;               // none for numbers, until somebody looks at them
    private long _changes;
    private int _uses;
    private ushort _turn;

    public Operands(Value[] values)
    {
        _changes = Value.Changes;
        _values = values;
        _numbers = new double[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
            _numbers[i] = values[i].Data;
    }

    public Operands(IReadOnlyList<double> data)
    {
        _numbers = new double[2 * data.Count];
        if (data is double[] array)
            array.CopyTo(_numbers);
        else
        {
            for (int i = 0; i < data.Count; i++)
                _numbers[i] = data[i];
        }
    }

    public int Count => _numbers.Length / 2;

    public ReadOnlySpan<double> Data => _numbers.AsSpan(0, Count);

    public ReadOnlySpan<double> Grad => _numbers.AsSpan(Count);

    /// <summary>Whether these came as numbers, and nobody has looked at them as values since.</summary>
    public bool AreNumbers => _values is null;

    public Value[] Values
    {
        get
        {
            if (_values is null)
            {
                _values = new Value[Count];
                for (int i = 0; i < Count; i++)
                    _values[i] = new Value(Data[i]) { Grad = Grad[i] };
            }

            return _values;
        }
    }

    /// <summary>These operands as they are now: itself, or a new one if somebody has changed a value since.</summary>
    public Operands Now()
    {
        long changes = Value.Changes;
        if (changes == _changes)
            return this;

        for (int i = 0; i < Count; i++)
        {
            if (BitConverter.DoubleToInt64Bits(Values[i].Data) != BitConverter.DoubleToInt64Bits(Data[i]))
                return new Operands(Values);
        }

        _changes = changes;
        return this;
    }

    /// <summary>Counts a use in this turn of <see cref="Value.Backward"/>; true for the first.</summary>
    public bool CountUse(ushort turn)
    {
        bool first = _uses == 0 || _turn != turn;
        if (first)
        {
            (_turn, _uses) = (turn, 0);
            _numbers.AsSpan(Count).Clear();
        }

        _uses++;
        return first;
    }

    /// <summary>Adds the gradient of one weighted sum, whose local derivatives are the other operands; true when it was the last.</summary>
    public bool Receive(double gradient, Operands others)
    {
        int count = Math.Min(Count, others.Count);
        Span<double> grad = _numbers.AsSpan(Count, count);
        ReadOnlySpan<double> derivatives = others.Data[..count];
        Span<Vector<double>> grads = MemoryMarshal.Cast<double, Vector<double>>(grad);
        ReadOnlySpan<Vector<double>> derivativesAtOnce = MemoryMarshal.Cast<double, Vector<double>>(derivatives);
        for (int i = 0; i < grads.Length; i++)
            grads[i] += gradient * derivativesAtOnce[i];
        for (int i = grads.Length * Vector<double>.Count; i < count; i++)
            grad[i] += gradient * derivatives[i];
        if (Count > others.Count)
            _numbers[^1] += gradient;       // the bias
        return --_uses == 0;
    }
}
