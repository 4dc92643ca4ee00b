using Micrograd.Benchmarks.Contenders;

using TorchSharp;

using static TorchSharp.torch;

namespace Micrograd.Benchmarks.Torch;

/// <summary>PyTorch used as micrograd is: a tensor without dimensions for each number.</summary>
internal sealed class TorchScalars : IContender
{
    public double Moons(Moons moons, double[] start, int steps)
    {
        Tensor[] parameters = Array.ConvertAll(start, Leaf);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor? total = null, squares = null;
            for (int row = 0; row < moons.Labels.Length; row++)
            {
                Tensor hinge = (1 + -moons.Labels[row] * Network(parameters, moons.Inputs[row], [16, 16, 1], v => v.relu(), v => v)).relu();
                total = total is null ? hinge : total + hinge;
            }

            foreach (Tensor p in parameters)
                squares = squares is null ? p * p : squares + p * p;
            last = Train(total! * (1.0 / moons.Labels.Length) + 1e-4 * squares!, parameters, Contenders.Moons.LearningRate(step));
        }

        return last;
    }

    public double FourRows(double[] start, int steps)
    {
        Tensor[] parameters = Array.ConvertAll(start, Leaf);
        var (xs, ys) = DataSet.FourExamples;
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor? total = null;
            for (int row = 0; row < ys.Length; row++)
            {
                Tensor error = (Network(parameters, xs[row], [4, 4, 1], v => v.tanh(), v => v.tanh()) - ys[row]).square();
                total = total is null ? error : total + error;
            }

            last = Train(total!, parameters, 0.05);
        }

        return last;
    }

    public double Chain(int count)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor start = Leaf(1), x = start;
        for (int i = 0; i < count; i++)
            x = x * 1.0000001 + 0.0000001;
        x.backward();
        return start.grad!.item<double>();
    }

    private static Tensor Leaf(double data) => tensor(data, float64, requires_grad: true);

    private static Tensor Network(Tensor[] parameters, double[] row, int[] outputs, Func<Tensor, Tensor> hidden, Func<Tensor, Tensor> last)
    {
        Tensor[] values = Array.ConvertAll(row, x => tensor(x, float64));
        int next = 0;
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            var sums = new Tensor[outputs[layer]];
            for (int j = 0; j < sums.Length; j++)
            {
                Tensor sum = parameters[next + values.Length];
                for (int i = 0; i < values.Length; i++)
                    sum += parameters[next + i] * values[i];
                next += values.Length + 1;
                sums[j] = layer == outputs.Length - 1 ? last(sum) : hidden(sum);
            }

            values = sums;
        }

        return values[0];
    }

    private static double Train(Tensor loss, Tensor[] parameters, double learningRate)
    {
        foreach (Tensor p in parameters)
            p.grad?.zero_();
        loss.backward();
        using (no_grad())
        {
            foreach (Tensor p in parameters)
                p.sub_(learningRate * p.grad!);
        }

        return loss.item<double>();
    }
}
