using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Micrograd.Replaying;

/// <summary>
/// A layer, several rows and several sums at a time: each of its three loops keeps a block of sums in the processor's own registers, so
/// that a number which is read once is used several times. No input may stand there twice: its gradient would be kept in two registers.
/// </summary>
/// <inheritdoc cref="Dense(Operation, int[], bool, int[], Value[])"/>
internal sealed class BlockedDense(Operation activation, int[] inputs, bool inputsLearn, int[] outputs, Value[] parameters)
    : Dense(activation, inputs, inputsLearn, outputs, parameters)
{
    private const int Block = 4, Lanes = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(Registers registers)
    {
        int rows = registers.Rows, last = Outputs.Length - 1;
        ref double data = ref registers.Data;
        ref double weights = ref MemoryMarshal.GetArrayDataReference(Weights);
        for (int j = 0; j <= last; j += Block)
        {
            // What is left of a block at the end computes the last neuron again, and writes the same.
            int ja = j, jb = Math.Min(j + 1, last), jc = Math.Min(j + 2, last), jd = Math.Min(j + 3, last);
            ref double wa = ref Unsafe.Add(ref weights, ja * Stride), wb = ref Unsafe.Add(ref weights, jb * Stride);
            ref double wc = ref Unsafe.Add(ref weights, jc * Stride), wd = ref Unsafe.Add(ref weights, jd * Stride);
            for (int r = 0; r < rows; r += Lanes)
            {
                int bias = Inputs.Length;
                var a = Vector512.Create(Unsafe.Add(ref wa, bias));
                var b = Vector512.Create(Unsafe.Add(ref wb, bias));
                var c = Vector512.Create(Unsafe.Add(ref wc, bias));
                var d = Vector512.Create(Unsafe.Add(ref wd, bias));
                for (int i = 0; i < Inputs.Length; i++)
                {
                    Vector512<double> x = Vector512.LoadUnsafe(ref data, (nuint)(Inputs[i] * rows + r));
                    a += Unsafe.Add(ref wa, i) * x;
                    b += Unsafe.Add(ref wb, i) * x;
                    c += Unsafe.Add(ref wc, i) * x;
                    d += Unsafe.Add(ref wd, i) * x;
                }

                Activate(a).StoreUnsafe(ref data, (nuint)(Outputs[ja] * rows + r));
                Activate(b).StoreUnsafe(ref data, (nuint)(Outputs[jb] * rows + r));
                Activate(c).StoreUnsafe(ref data, (nuint)(Outputs[jc] * rows + r));
                Activate(d).StoreUnsafe(ref data, (nuint)(Outputs[jd] * rows + r));
            }
        }

        if (Activation == Operation.Tanh)
        {
            foreach (int output in Outputs)
            {
                Span<double> sums = registers.DataOf(output);
                for (int r = 0; r < sums.Length; r++)
                    sums[r] = r < registers.Used ? Math.Tanh(sums[r]) : 0;
            }
        }
    }

    public override void Backward(Registers registers)
    {
        BackThroughActivation(registers);
        ToWeights(registers);
        ToInputs(registers);
    }

    private Vector512<double> Activate(Vector512<double> sum) => Activation == Operation.Relu
        ? Vector512.ConditionalSelect(Vector512.LessThan(sum, Vector512<double>.Zero), Vector512<double>.Zero, sum)
        : sum;

    /// <summary>From here on, the outputs' gradients are the sums'.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackThroughActivation(Registers registers)
    {
        if (Activation == Operation.Add)
            return;

        foreach (int output in Outputs)
        {
            Span<Vector512<double>> grads = MemoryMarshal.Cast<double, Vector512<double>>(registers.GradOf(output));
            ReadOnlySpan<Vector512<double>> data = MemoryMarshal.Cast<double, Vector512<double>>(registers.DataOf(output));
            if (Activation == Operation.Tanh)
            {
                for (int r = 0; r < grads.Length; r++)
                    grads[r] *= Vector512<double>.One - data[r] * data[r];      // Value.TanhSlope, eight at a time
            }
            else
            {
                for (int r = 0; r < grads.Length; r++)
                    grads[r] = Vector512.ConditionalSelect(Vector512.GreaterThan(data[r], Vector512<double>.Zero), grads[r], Vector512<double>.Zero);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ToWeights(Registers registers)
    {
        int rows = registers.Rows, lastOutput = Outputs.Length - 1, last = Inputs.Length - 1;
        ref double data = ref registers.Data;
        ref double grad = ref registers.Grad;
        for (int j = 0; j <= lastOutput; j += 2)
        {
            int k = Math.Min(j + 1, lastOutput);
            Span<double> grads = Grads.AsSpan(j * Stride, Stride), grads2 = Grads.AsSpan(k * Stride, Stride);
            ref double output = ref Unsafe.Add(ref grad, Outputs[j] * rows), output2 = ref Unsafe.Add(ref grad, Outputs[k] * rows);
            for (int i = 0; i <= last; i += Block)
            {
                int ia = i, ib = Math.Min(i + 1, last), ic = Math.Min(i + 2, last), id = Math.Min(i + 3, last);
                ref double xa = ref Unsafe.Add(ref data, Inputs[ia] * rows), xb = ref Unsafe.Add(ref data, Inputs[ib] * rows);
                ref double xc = ref Unsafe.Add(ref data, Inputs[ic] * rows), xd = ref Unsafe.Add(ref data, Inputs[id] * rows);
                Vector512<double> a = default, b = default, c = default, d = default, a2 = default, b2 = default, c2 = default, d2 = default;
                for (nuint r = 0; r < (nuint)rows; r += Lanes)
                {
                    Vector512<double> g = Vector512.LoadUnsafe(ref output, r), g2 = Vector512.LoadUnsafe(ref output2, r);
                    Vector512<double> x = Vector512.LoadUnsafe(ref xa, r);
                    a = Vector512.MultiplyAddEstimate(g, x, a);
                    a2 = Vector512.MultiplyAddEstimate(g2, x, a2);
                    x = Vector512.LoadUnsafe(ref xb, r);
                    b = Vector512.MultiplyAddEstimate(g, x, b);
                    b2 = Vector512.MultiplyAddEstimate(g2, x, b2);
                    x = Vector512.LoadUnsafe(ref xc, r);
                    c = Vector512.MultiplyAddEstimate(g, x, c);
                    c2 = Vector512.MultiplyAddEstimate(g2, x, c2);
                    x = Vector512.LoadUnsafe(ref xd, r);
                    d = Vector512.MultiplyAddEstimate(g, x, d);
                    d2 = Vector512.MultiplyAddEstimate(g2, x, d2);
                }

                (grads[ia], grads[ib], grads[ic], grads[id]) = (grads[ia] + Sum(a), grads[ib] + Sum(b), grads[ic] + Sum(c), grads[id] + Sum(d));
                if (k > j)
                    (grads2[ia], grads2[ib], grads2[ic], grads2[id]) = (grads2[ia] + Sum(a2), grads2[ib] + Sum(b2), grads2[ic] + Sum(c2), grads2[id] + Sum(d2));
            }

            grads[^1] += SumOf(ref output, rows);
            if (k > j)
                grads2[^1] += SumOf(ref output2, rows);
        }
    }

    private static double SumOf(ref double numbers, int count)
    {
        Vector512<double> sum = default;
        for (nuint r = 0; r < (nuint)count; r += Lanes)
            sum += Vector512.LoadUnsafe(ref numbers, r);
        return Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ToInputs(Registers registers)
    {
        if (!InputsLearn)
            return;

        int rows = registers.Rows, last = Inputs.Length - 1;
        ref double grad = ref registers.Grad;
        ref double weights = ref MemoryMarshal.GetArrayDataReference(Weights);
        for (int i = 0; i <= last; i += Block)
        {
            int ia = i, ib = Math.Min(i + 1, last), ic = Math.Min(i + 2, last), id = Math.Min(i + 3, last);
            ref double xa = ref Unsafe.Add(ref grad, Inputs[ia] * rows), xb = ref Unsafe.Add(ref grad, Inputs[ib] * rows);
            ref double xc = ref Unsafe.Add(ref grad, Inputs[ic] * rows), xd = ref Unsafe.Add(ref grad, Inputs[id] * rows);
            for (nuint r = 0; r < (nuint)rows; r += (nuint)Lanes)
            {
                Vector512<double> a = default, b = default, c = default, d = default;
                if (!IsOnlyReader)
                {
                    (a, b) = (Vector512.LoadUnsafe(ref xa, r), Vector512.LoadUnsafe(ref xb, r));
                    (c, d) = (Vector512.LoadUnsafe(ref xc, r), Vector512.LoadUnsafe(ref xd, r));
                }

                ref double w = ref weights;
                for (int j = 0; j < Outputs.Length; j++)
                {
                    Vector512<double> g = Vector512.LoadUnsafe(ref grad, (nuint)(Outputs[j] * rows) + r);
                    a = Vector512.MultiplyAddEstimate(g, Vector512.Create(Unsafe.Add(ref w, ia)), a);
                    b = Vector512.MultiplyAddEstimate(g, Vector512.Create(Unsafe.Add(ref w, ib)), b);
                    c = Vector512.MultiplyAddEstimate(g, Vector512.Create(Unsafe.Add(ref w, ic)), c);
                    d = Vector512.MultiplyAddEstimate(g, Vector512.Create(Unsafe.Add(ref w, id)), d);
                    w = ref Unsafe.Add(ref w, Stride);
                }

                a.StoreUnsafe(ref xa, r);
                b.StoreUnsafe(ref xb, r);
                c.StoreUnsafe(ref xc, r);
                d.StoreUnsafe(ref xd, r);
            }
        }
    }

    private static double Sum(Vector512<double> v)
    {
        Vector256<double> four = v.GetLower() + v.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
