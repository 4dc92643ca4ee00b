using System.Runtime.CompilerServices;

namespace Micrograd.Replaying;

/// <summary>An operation on one or two numbers of each row.</summary>
/// <typeparam name="TFormula">What is computed; a type, so that its line is compiled into the loop.</typeparam>
/// <param name="left">Its first operand.</param>
/// <param name="right">Its second operand, if it has one.</param>
/// <param name="exponent">The constant exponent of a power with one operand.</param>
/// <param name="output">The register of its result.</param>
/// <param name="rows">How many rows a tile has.</param>
internal sealed class Elementwise<TFormula>(Operand left, Operand? right, double exponent, int output, int rows) : Instruction
    where TFormula : struct, IFormula
{
    private readonly double[] _byLeft = new double[rows], _byRight = new double[rows];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(Registers registers)
    {
        ReadOnlySpan<double> a = registers.DataOf(left.Register), b = registers.DataOf((right ?? left).Register);
        Span<double> result = registers.DataOf(output), byLeft = _byLeft, byRight = _byRight;
        int used = registers.Used;
        if (right is null)
        {
            for (int r = 0; r < used; r++)
                (result[r], byLeft[r], _) = TFormula.Of(a[r], exponent);
        }
        else
        {
            for (int r = 0; r < used; r++)
                (result[r], byLeft[r], byRight[r]) = TFormula.Of(a[r], b[r]);
        }
    }

    public override void Backward(Registers registers)
    {
        ReadOnlySpan<double> gradients = registers.GradOf(output)[..registers.Used];
        if (left.Learns)
            HandOn(gradients, _byLeft, registers.GradOf(left.Register));
        if (right is { Learns: true })
            HandOn(gradients, _byRight, registers.GradOf(right.Value.Register));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HandOn(ReadOnlySpan<double> gradients, ReadOnlySpan<double> localDerivatives, Span<double> to)
    {
        for (int r = 0; r < gradients.Length; r++)
            to[r] += gradients[r] * localDerivatives[r];
    }
}
