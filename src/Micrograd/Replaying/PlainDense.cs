using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micrograd.Replaying;

/// <summary>
/// A layer, one sum after the other. Where code is interpreted (in a browser) nothing is kept in the processor's registers, and this is six times
/// quicker than blocks.
/// </summary>
/// <inheritdoc cref="Dense(Operation, int[], bool, int[], Value[])"/>
internal sealed class PlainDense(Operation activation, int[] inputs, bool inputsLearn, int[] outputs, Value[] parameters)
    : Dense(activation, inputs, inputsLearn, outputs, parameters)
{
    public override void Forward(Registers registers)
    {
        for (int j = 0; j < Outputs.Length; j++)
        {
            Span<double> output = registers.DataOf(Outputs[j])[..registers.Used];
            output.Fill(Weights[j * Stride + Inputs.Length]);
            for (int i = 0; i < Inputs.Length; i++)
                Add(Weights[j * Stride + i], registers.DataOf(Inputs[i]), output);
            if (Activation == Operation.Tanh)
            {
                foreach (ref double sum in output)
                    sum = Math.Tanh(sum);
            }
            else if (Activation == Operation.Relu)
            {
                foreach (ref double sum in output)
                    sum = Value.Relu(sum);
            }
        }
    }

    public override void Backward(Registers registers)
    {
        if (IsOnlyReader)
        {
            foreach (int input in Inputs)
                registers.GradOf(input).Clear();
        }

        for (int j = 0; j < Outputs.Length; j++)
        {
            Span<double> grads = registers.GradOf(Outputs[j])[..registers.Used];
            BackThroughActivation(registers.DataOf(Outputs[j]), grads);
            for (int i = 0; i < Inputs.Length; i++)
            {
                Grads[j * Stride + i] += Dot(grads, registers.DataOf(Inputs[i]));
                if (InputsLearn)
                    Add(Weights[j * Stride + i], grads, registers.GradOf(Inputs[i])[..registers.Used]);
            }

            foreach (double grad in grads)
                Grads[j * Stride + Inputs.Length] += grad;
        }
    }

    /// <summary>From here on, an output's gradient is its sum's.</summary>
    private void BackThroughActivation(ReadOnlySpan<double> data, Span<double> grads)
    {
        if (Activation == Operation.Tanh)
        {
            for (int r = 0; r < grads.Length; r++)
                grads[r] *= Value.TanhSlope(data[r]);
        }
        else if (Activation == Operation.Relu)
        {
            for (int r = 0; r < grads.Length; r++)
                grads[r] = data[r] > 0 ? grads[r] : 0;
        }
    }

    /// <summary>Adds the rows' numbers times a factor to a sum of as many rows as that has.</summary>
    private static void Add(double factor, ReadOnlySpan<double> numbers, Span<double> sum)
    {
        ref double from = ref MemoryMarshal.GetReference(numbers), to = ref MemoryMarshal.GetReference(sum);
        int r = 0;
        for (; r <= sum.Length - Vector<double>.Count; r += Vector<double>.Count)
            (Vector.LoadUnsafe(ref to, (nuint)r) + factor * Vector.LoadUnsafe(ref from, (nuint)r)).StoreUnsafe(ref to, (nuint)r);
        for (; r < sum.Length; r++)
            Unsafe.Add(ref to, r) += factor * Unsafe.Add(ref from, r);
    }

    private static double Dot(ReadOnlySpan<double> grads, ReadOnlySpan<double> data)
    {
        ref double a = ref MemoryMarshal.GetReference(grads), b = ref MemoryMarshal.GetReference(data);
        Vector<double> sums = default;
        int r = 0;
        for (; r <= grads.Length - Vector<double>.Count; r += Vector<double>.Count)
            sums += Vector.LoadUnsafe(ref a, (nuint)r) * Vector.LoadUnsafe(ref b, (nuint)r);
        double sum = Vector.Sum(sums);
        for (; r < grads.Length; r++)
            sum += Unsafe.Add(ref a, r) * Unsafe.Add(ref b, r);
        return sum;
    }
}
