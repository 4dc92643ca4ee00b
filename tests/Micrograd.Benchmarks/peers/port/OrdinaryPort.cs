using Micrograd.Benchmarks.Contenders;

namespace Micrograd.Benchmarks.Peers;

/// <summary>The workloads on <see cref="PortValue"/>.</summary>
internal sealed class OrdinaryPort : IContender
{
    private const int TwoGigabytes = 2_000_000_000;

    /// <inheritdoc/>
    public double Moons(Moons moons, double[] start, int steps)
    {
        PortValue[] parameters = Array.ConvertAll(start, p => new PortValue(p));
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            PortValue total = 0, squares = 0;
            for (int row = 0; row < moons.Labels.Length; row++)
                total += (1 + -moons.Labels[row] * Network(parameters, moons.Inputs[row], [16, 16, 1], v => v.Relu(), v => v)).Relu();
            foreach (PortValue p in parameters)
                squares += p * p;
            last = Train(total * (1.0 / moons.Labels.Length) + 1e-4 * squares, parameters, Contenders.Moons.LearningRate(step));
        }

        return last;
    }

    /// <inheritdoc/>
    public double FourRows(double[] start, int steps)
    {
        PortValue[] parameters = Array.ConvertAll(start, p => new PortValue(p));
        var (xs, ys) = DataSet.FourExamples;
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            PortValue total = 0;
            for (int row = 0; row < ys.Length; row++)
                total += (Network(parameters, xs[row], [4, 4, 1], v => v.Tanh(), v => v.Tanh()) + -ys[row]).Square();
            last = Train(total, parameters, 0.05);
        }

        return last;
    }

    /// <summary>The sort calls itself once for each value, so on a stack of the usual size the process would end here.</summary>
    public double Chain(int count)
    {
        double grad = 0;
        var thread = new Thread(
            () =>
            {
                PortValue start = 1;
                PortValue x = start;
                for (int i = 0; i < count; i++)
                    x = x * 1.0000001 + 0.0000001;
                x.Backward();
                grad = start.Grad;
            },
            TwoGigabytes);
        thread.Start();
        thread.Join();
        return grad;
    }

    private static double Train(PortValue loss, PortValue[] parameters, double learningRate)
    {
        foreach (PortValue p in parameters)
            p.Grad = 0;
        loss.Backward();
        foreach (PortValue p in parameters)
            p.Data -= learningRate * p.Grad;
        return loss.Data;
    }

    private static PortValue Network(PortValue[] parameters, double[] row, int[] outputs, Func<PortValue, PortValue> hidden, Func<PortValue, PortValue> last)
    {
        PortValue[] values = Array.ConvertAll(row, x => new PortValue(x));
        int next = 0;
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            var sums = new PortValue[outputs[layer]];
            for (int j = 0; j < sums.Length; j++)
            {
                PortValue sum = parameters[next + values.Length];
                for (int i = 0; i < values.Length; i++)
                    sum += parameters[next + i] * values[i];
                next += values.Length + 1;
                sums[j] = layer == outputs.Length - 1 ? last(sum) : hidden(sum);
            }

            values = sums;
        }

        return values[0];
    }
}
