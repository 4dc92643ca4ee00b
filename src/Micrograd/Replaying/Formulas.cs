namespace Micrograd.Replaying;

/// <summary>The engine's operations, one line each. What has only one operand leaves the other's derivative at 0.</summary>
internal static class Formulas
{
    public static Instruction Instruct(Operation operation, Operand left, Operand? right, double exponent, int output, int rows) => operation switch
    {
        Operation.Add => new Elementwise<Add>(left, right, exponent, output, rows),
        Operation.Subtract => new Elementwise<Subtract>(left, right, exponent, output, rows),
        Operation.Negate => new Elementwise<Negate>(left, right, exponent, output, rows),
        Operation.Multiply => new Elementwise<Multiply>(left, right, exponent, output, rows),
        Operation.Divide => new Elementwise<Divide>(left, right, exponent, output, rows),
        Operation.Power when right is null => new Elementwise<ConstantPower>(left, right, exponent, output, rows),
        Operation.Power => new Elementwise<Power>(left, right, exponent, output, rows),
        Operation.Exp => new Elementwise<Exp>(left, right, exponent, output, rows),
        Operation.Log => new Elementwise<Log>(left, right, exponent, output, rows),
        Operation.Tanh => new Elementwise<Tanh>(left, right, exponent, output, rows),
        Operation.Sigmoid => new Elementwise<Sigmoid>(left, right, exponent, output, rows),
        Operation.Relu => new Elementwise<Relu>(left, right, exponent, output, rows),
        _ => throw new InvalidOperationException($"There is no instruction for the operation {operation}."),
    };

    private struct Add : IFormula { public static (double, double, double) Of(double a, double b) => (a + b, 1, 1); }

    private struct Subtract : IFormula { public static (double, double, double) Of(double a, double b) => (a - b, 1, -1); }

    private struct Negate : IFormula { public static (double, double, double) Of(double a, double b) => (-a, -1, 0); }

    private struct Multiply : IFormula { public static (double, double, double) Of(double a, double b) => (a * b, b, a); }

    private struct Divide : IFormula { public static (double, double, double) Of(double a, double b) => (a / b, 1 / b, -(a / b) / b); }

    private struct Power : IFormula
    {
        public static (double, double, double) Of(double a, double b) => (Powers.Of(a, b), Powers.ByBase(a, b), Powers.ByExponent(a, b));
    }

    private struct ConstantPower : IFormula { public static (double, double, double) Of(double a, double b) => (Powers.Of(a, b), Powers.ByBase(a, b), 0); }

    private struct Exp : IFormula { public static (double, double, double) Of(double a, double b) { double e = Math.Exp(a); return (e, e, 0); } }

    private struct Log : IFormula { public static (double, double, double) Of(double a, double b) => (Math.Log(a), 1 / a, 0); }

    private struct Tanh : IFormula
    {
        public static (double, double, double) Of(double a, double b) { double t = Math.Tanh(a); return (t, Value.TanhSlope(t), 0); }
    }

    private struct Sigmoid : IFormula
    {
        public static (double, double, double) Of(double a, double b) { double s = 1 / (1 + Math.Exp(-a)); return (s, Value.SigmoidSlope(s), 0); }
    }

    private struct Relu : IFormula { public static (double, double, double) Of(double a, double b) => (Value.Relu(a), Value.ReluSlope(a), 0); }
}
