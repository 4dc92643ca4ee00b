using Micrograd.Benchmarks.Contenders;

using TorchSharp;

using static TorchSharp.torch;

namespace Micrograd.Benchmarks.Torch;

/// <summary>PyTorch as it is meant to be used: a layer is a matrix, and all rows go through it at once.</summary>
internal sealed class TorchBatched : IContender
{
    public double Moons(Moons moons, double[] start, int steps)
    {
        using Tensor x = Matrix(moons.Inputs), y = tensor(moons.Labels, float64);
        Tensor[] parameters = Layers(start, [2, 16, 16, 1]);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor loss = (1 - y * Network(parameters, x, v => v.relu(), v => v)).relu().sum() * (1.0 / moons.Labels.Length);
            foreach (Tensor p in parameters)
                loss += 1e-4 * p.square().sum();
            last = Train(loss, parameters, Contenders.Moons.LearningRate(step));
        }

        return last;
    }

    public double FourRows(double[] start, int steps)
    {
        var (xs, ys) = DataSet.FourExamples;
        using Tensor x = Matrix(xs), y = tensor(ys, float64);
        Tensor[] parameters = Layers(start, [3, 4, 4, 1]);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor loss = (Network(parameters, x, v => v.tanh(), v => v.tanh()) - y).square().sum();
            last = Train(loss, parameters, 0.05);
        }

        return last;
    }

    public double Chain(int count) => throw new NotSupportedException("a chain has nothing to do at once");

    /// <summary>Weights and bias of each layer in turn.</summary>
    private static Tensor[] Layers(double[] start, int[] sizes)
    {
        var layers = new List<Tensor>();
        int next = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            int inputs = sizes[layer - 1], outputs = sizes[layer];
            using Tensor both = tensor(start[next..(next + outputs * (inputs + 1))], float64).reshape(outputs, inputs + 1);
            layers.Add(both.narrow(1, 0, inputs).clone().requires_grad_());
            layers.Add(both.select(1, inputs).clone().requires_grad_());
            next += outputs * (inputs + 1);
        }

        return [.. layers];
    }

    private static Tensor Matrix(double[][] rows) => tensor(rows.SelectMany(row => row).ToArray(), float64).reshape(rows.Length, rows[0].Length);

    private static Tensor Network(Tensor[] parameters, Tensor x, Func<Tensor, Tensor> hidden, Func<Tensor, Tensor> last)
    {
        for (int layer = 0; layer < parameters.Length; layer += 2)
        {
            x = x.matmul(parameters[layer].t()) + parameters[layer + 1];
            x = layer + 2 == parameters.Length ? last(x) : hidden(x);
        }

        return x.squeeze(1);
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
