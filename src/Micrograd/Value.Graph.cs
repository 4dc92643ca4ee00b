using System.Globalization;
using System.Runtime.CompilerServices;

namespace Micrograd;

/// <content>What a reader of the graph sees: labels, operations, operands. Nothing here is needed to train.</content>
public sealed partial class Value
{
    // Few values have a label; a field would make every one of them larger.
    private static readonly ConditionalWeakTable<Value, string> Labels = [];

    /// <summary>A name to print and draw; empty unless set.</summary>
    public string Label
    {
        get => Labels.TryGetValue(this, out string? label) ? label : "";
        set
        {
            if (string.IsNullOrEmpty(value))
                Labels.Remove(this);
            else
                Labels.AddOrUpdate(this, value);
        }
    }

    /// <summary>
    /// The operation that made this value, as a graph shows it: <c>+</c>, <c>-</c>, <c>*</c>, <c>/</c>, <c>**</c> (with
    /// a constant exponent <c>**3</c>), <c>exp</c>, <c>log</c>, <c>tanh</c>, <c>sigmoid</c> or <c>relu</c>; empty for a leaf.
    /// </summary>
    public string Op => _operation switch
    {
        Operation.None => "",
        Operation.Add => "+",
        Operation.Subtract or Operation.Negate => "-",
        Operation.Multiply => "*",
        Operation.Divide => "/",
        Operation.Power when _right is null => "**" + _byRight.ToString(CultureInfo.InvariantCulture),
        Operation.Power => "**",
        Operation.Exp => "exp",
        Operation.Log => "log",
        Operation.Tanh => "tanh",
        Operation.Sigmoid => "sigmoid",
        Operation.Relu => "relu",
        _ => throw new InvalidOperationException($"There is no name for the operation {_operation}."),
    };

    /// <summary>
    /// The operands, in order; <c>a + a</c> has two, a leaf none. A constant is an operand like any other. What the
    /// engine keeps in fewer nodes (a constant, the weighted sum of a neuron) is laid out here as the single values and
    /// operations that it stands for, with their gradients; from then on they are ordinary values of the graph.
    /// </summary>
    public IReadOnlyList<Value> Children
    {
        get
        {
            LayOut();
            return (_left, _right) switch
            {
                (Value a, Value b) => [a, b],
                (Value a, _) => [a],
                _ => [],
            };
        }
    }

    /// <summary>d this / d child for each of the <see cref="Children"/>, fixed when the operation was done.</summary>
    public IReadOnlyList<double> LocalDerivatives
    {
        get
        {
            LayOut();
            return (_left, _right) switch
            {
                (Value, Value) => [_byLeft, _byRight],
                (Value, _) => [_byLeft],
                _ => [],
            };
        }
    }

    internal Operation Operation => _operation;

    /// <summary>The constant exponent of <c>**3</c>.</summary>
    internal double Exponent => _byRight;

    /// <summary><c>Value(data=4)</c>, with <see cref="Data"/> in its shortest form that reads back as the same number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Value(data={Data})");

    private void LayOut()
    {
        Expand();
        if (_operation is not (Operation.Add or Operation.Subtract or Operation.Multiply) || (_left is not null && _right is not null))
            return;

        // A product keeps its constant as the other operand's local derivative; sums and differences, whose local
        // derivatives are 1 or -1, keep it in its own.
        bool first = _left is null;
        ref double byOther = ref first ? ref _byRight : ref _byLeft;
        ref double byConstant = ref first ? ref _byLeft : ref _byRight;
        var constant = new Value(_operation == Operation.Multiply ? byOther : byConstant);
        if (_operation != Operation.Multiply)
            byConstant = _operation == Operation.Subtract && !first ? -1 : 1;
        constant.Grad = Grad * byConstant;
        (first ? ref _left : ref _right) = constant;
    }
}
