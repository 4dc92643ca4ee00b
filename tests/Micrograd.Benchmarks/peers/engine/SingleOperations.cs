using Micrograd.Benchmarks.Contenders;

namespace Micrograd.Benchmarks.Peers;

/// <summary>The same engine without its n-ary node: a neuron is written as the single products and sums that it is made of.</summary>
internal sealed class SingleOperations : IContender
{
    /// <inheritdoc/>
    public double Moons(Moons moons, double[] start, int steps)
    {
        Value[] parameters = Array.ConvertAll(start, p => new Value(p));
        var sgd = new Sgd(parameters, Contenders.Moons.LearningRate);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            Value total = 0, squares = 0;
            for (int row = 0; row < moons.Labels.Length; row++)
                total += (1 + -moons.Labels[row] * Network(parameters, moons.Inputs[row], [16, 16, 1], v => v.Relu(), v => v)).Relu();
            foreach (Value p in parameters)
                squares += p * p;
            last = Train(total * (1.0 / moons.Labels.Length) + 1e-4 * squares, sgd);
        }

        return last;
    }

    /// <inheritdoc/>
    public double FourRows(double[] start, int steps)
    {
        Value[] parameters = Array.ConvertAll(start, p => new Value(p));
        var (xs, ys) = DataSet.FourExamples;
        var sgd = new Sgd(parameters, 0.05);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            Value total = 0;
            for (int row = 0; row < ys.Length; row++)
                total += (Network(parameters, xs[row], [4, 4, 1], v => v.Tanh(), v => v.Tanh()) - ys[row]).Pow(2);
            last = Train(total, sgd);
        }

        return last;
    }

    /// <inheritdoc/>
    public double Chain(int count) => throw new NotSupportedException("the chain has no neurons: it is the engine's own");

    private static double Train(Value loss, Sgd sgd)
    {
        sgd.ZeroGrad();
        loss.Backward();
        sgd.Step();
        return loss.Data;
    }

    private static Value Network(Value[] parameters, double[] row, int[] outputs, Func<Value, Value> hidden, Func<Value, Value> last)
    {
        Value[] values = Array.ConvertAll(row, x => new Value(x));
        int next = 0;
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            var sums = new Value[outputs[layer]];
            for (int j = 0; j < sums.Length; j++)
            {
                Value sum = parameters[next + values.Length];
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
