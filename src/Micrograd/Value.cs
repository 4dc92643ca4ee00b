using System.Runtime.CompilerServices;

namespace Micrograd;

/// <summary>
/// A number that remembers how it was computed, so that <see cref="Backward"/> can say how much each number it came
/// from would move it.
/// </summary>
/// <remarks>
/// This file is the engine: every operation is one line, its value and its local derivatives, and <see cref="Backward"/>
/// multiplies them along each way through the graph and adds up the ways (the chain rule). Values compare by reference.
/// </remarks>
/// <example><code>
/// var a = new Value(2, "a");
/// var b = new Value(-3, "b");
/// Value c = a * b + 10;
/// c.Backward();
/// Console.WriteLine($"{c} {a.Grad} {b.Grad}");  // Value(data=4) -3 2
/// </code></example>
public sealed partial class Value
{
    private static int _turns;

    private double _data;
    private object? _left, _right;              // its operands: a Value each, null where it is a constant, or one FusedOperand for many
    private double _byLeft, _byRight;           // the local derivative by each operand; of a sum's constant, its number
    private Operation _operation;
    private ushort _turn;                       // the last Backward() that came by, and
    private int _uses;                          // how many shares of its gradient this value still waits for in it

    /// <summary>Makes a leaf of the graph: an input or a parameter.</summary>
    public Value(double data, string label = "")
    {
        _data = data;
        if (label.Length > 0) Label = label;
    }

    private Value(double data, Operation operation, object? left, double byLeft, object? right = null, double byRight = 0) =>
        (_data, _operation, _left, _byLeft, _right, _byRight) = (data, operation, left, byLeft, right, byRight);

    /// <summary>The number itself. What was computed from it before a change keeps the old one.</summary>
    public double Data
    {
        get => _data;
        set { _data = value; CountChange(); }    // fused weights then read again
    }

    /// <summary>d root / d this, for the root on which <see cref="Backward"/> was called; 0 before.</summary>
    public double Grad { get; set; }

    /// <summary>Turns a number into a leaf. There is no conversion back: it would silently drop the graph.</summary>
    public static implicit operator Value(double data) => new(data);

    /// <summary>Sum.</summary>
    public static Value operator +(Value a, Value b) => new(a.Data + b.Data, Operation.Add, a, 1, b, 1);
    /// <summary>Sum with a constant.</summary>
    public static Value operator +(Value a, double b) => new(a.Data + b, Operation.Add, a, 1, null, b);
    /// <summary>Sum with a constant.</summary>
    public static Value operator +(double a, Value b) => new(a + b.Data, Operation.Add, null, a, b, 1);
    /// <summary>Difference.</summary>
    public static Value operator -(Value a, Value b) => new(a.Data - b.Data, Operation.Subtract, a, 1, b, -1);
    /// <summary>Difference with a constant.</summary>
    public static Value operator -(Value a, double b) => new(a.Data - b, Operation.Subtract, a, 1, null, b);
    /// <summary>Difference with a constant.</summary>
    public static Value operator -(double a, Value b) => new(a - b.Data, Operation.Subtract, null, a, b, -1);
    /// <summary>Opposite.</summary>
    public static Value operator -(Value a) => new(-a.Data, Operation.Negate, a, -1);
    /// <summary>Product.</summary>
    public static Value operator *(Value a, Value b) => new(a.Data * b.Data, Operation.Multiply, a, b.Data, b, a.Data);
    /// <summary>Product with a constant.</summary>
    public static Value operator *(Value a, double b) => new(a.Data * b, Operation.Multiply, a, b, null, a.Data);
    /// <summary>Product with a constant.</summary>
    public static Value operator *(double a, Value b) => new(a * b.Data, Operation.Multiply, null, b.Data, b, a);
    /// <summary>Quotient; division by zero gives an infinity or NaN, as IEEE 754 has it.</summary>
    public static Value operator /(Value a, Value b) => new(a.Data / b.Data, Operation.Divide, a, 1 / b.Data, b, -(a.Data / b.Data) / b.Data);

    /// <summary>This to a constant power n, whose local derivative is n xⁿ⁻¹; NaN for a negative number to a fractional power.</summary>
    public Value Pow(double exponent) => new(Powers.Of(Data, exponent), Operation.Power, this, Powers.ByBase(Data, exponent), null, exponent);
    /// <summary>This to a power that is itself part of the graph; NaN for a negative number to a fractional power.</summary>
    public Value Pow(Value exponent) =>
        new(Powers.Of(Data, exponent.Data), Operation.Power, this, Powers.ByBase(Data, exponent.Data), exponent, Powers.ByExponent(Data, exponent.Data));
    /// <summary>e to this.</summary>
    public Value Exp() { double e = Math.Exp(Data); return new(e, Operation.Exp, this, e); }
    /// <summary>Natural logarithm; -∞ for 0, NaN below.</summary>
    public Value Log() => new(Math.Log(Data), Operation.Log, this, 1 / Data);
    /// <summary>Hyperbolic tangent, in [-1, 1] however large this is.</summary>
    public Value Tanh() { double t = Math.Tanh(Data); return new(t, Operation.Tanh, this, TanhSlope(t)); }
    internal static double TanhSlope(double t) => 1 - t * t;
    /// <summary>Logistic function 1 / (1 + e⁻ˣ), in [0, 1] however large this is.</summary>
    public Value Sigmoid() { double s = 1 / (1 + Math.Exp(-Data)); return new(s, Operation.Sigmoid, this, SigmoidSlope(s)); }
    internal static double SigmoidSlope(double s) => s * (1 - s);
    /// <summary>This where it is positive, else 0; the derivative at 0 is taken to be 0.</summary>
    public Value Relu() => new(Relu(Data), Operation.Relu, this, ReluSlope(Data));
    internal static double Relu(double x) => x < 0 ? 0 : x;
    internal static double ReluSlope(double x) => x > 0 ? 1 : 0;

    /// <summary>
    /// Fills in <see cref="Grad"/> of every value that this one was computed from. Values with operands start from
    /// zero; leaves add to what they have, so set theirs to zero between two steps (as <see cref="Mlp.ZeroGrad"/> does).
    /// </summary>
    /// <remarks>Takes time in proportion to the graph, at any depth. Two threads may not share values meanwhile.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]      // at once: a notebook calls it too seldom for the runtime to see the need
    public void Backward()
    {
        ushort turn = (ushort)Interlocked.Increment(ref _turns);
        var waiting = new ValueStack(this);
        while (waiting.Pop() is { } v)          // From here down: how often is each value used? (Of leaves, nobody asks.)
        {
            CountUse(v._left, turn, ref waiting);
            CountUse(v._right, turn, ref waiting);
        }

        Grad = IsLeaf ? Grad + 1 : 1;           // d this / d this
        var ready = new ValueStack(this);
        while (ready.Pop() is { } v)            // A gradient is handed on once it is complete: when each use has given its share.
        {
            Receive(v._left, v.Grad * v._byLeft, ref ready);
            Receive(v._right, v.Grad * v._byRight, ref ready);
        }
    }

    private bool IsLeaf => _operation == Operation.None;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CountUse(object? operand, ushort turn, ref ValueStack waiting)
    {
        if (operand is not Value v) { (operand as FusedOperand)?.CountUse(turn, ref waiting); return; }
        if (v.IsLeaf) return;
        bool isFirst = v._uses == 0 || v._turn != turn;     // the turn tells a count that an interrupted Backward() left behind
        if (isFirst) (v._turn, v._uses, v.Grad) = (turn, 0, 0);
        if (isFirst) waiting.Push(v);
        v._uses++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Receive(object? operand, double share, ref ValueStack ready)
    {
        if (operand is not Value v) { (operand as FusedOperand)?.Receive(share, ref ready); return; }
        v.Grad += share;
        if (!v.IsLeaf && --v._uses == 0) ready.Push(v);
    }
}
