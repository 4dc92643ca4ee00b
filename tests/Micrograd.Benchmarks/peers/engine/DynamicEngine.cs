using Micrograd.Benchmarks.Contenders;

namespace Micrograd.Benchmarks.Peers;

/// <summary>The engine as a reader uses it: a new graph for every row of every step.</summary>
internal sealed class DynamicEngine : IContender
{
    /// <inheritdoc/>
    public double Moons(Moons moons, double[] start, int steps)
    {
        var network = new Mlp(2, [16, 16, 1], seed: 1, Activation.Relu, Activation.Linear);
        Load(network, start);
        var sgd = new Sgd(network.Parameters, Contenders.Moons.LearningRate);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            Value[] scores = [.. moons.Inputs.Select(x => network.Predict(x))];
            Value loss = Loss.MaxMargin(scores, moons.Labels) + Loss.L2(network.Parameters, 1e-4);
            sgd.ZeroGrad();
            loss.Backward();
            sgd.Step();
            last = loss.Data;
        }

        return last;
    }

    /// <inheritdoc/>
    public double FourRows(double[] start, int steps)
    {
        var network = new Mlp(3, [4, 4, 1], seed: 1);
        Load(network, start);
        var (xs, ys) = DataSet.FourExamples;
        var sgd = new Sgd(network.Parameters, 0.05);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            Value[] predictions = [.. xs.Select(x => network.Predict(x))];
            Value loss = Loss.SumOfSquaredErrors(predictions, ys);
            sgd.ZeroGrad();
            loss.Backward();
            sgd.Step();
            last = loss.Data;
        }

        return last;
    }

    /// <inheritdoc/>
    public double Chain(int count)
    {
        Value start = 1;
        Value x = start;
        for (int i = 0; i < count; i++)
            x = x * 1.0000001 + 0.0000001;
        x.Backward();
        return start.Grad;
    }

    /// <summary>Gives a network the workload's parameters.</summary>
    internal static void Load(Mlp network, double[] start)
    {
        for (int i = 0; i < start.Length; i++)
            network.Parameters[i].Data = start[i];
    }
}
