using Micrograd.Benchmarks.Contenders;
using Micrograd.Replaying;

namespace Micrograd.Benchmarks.Peers;

/// <summary>The engine with the rows' loss recorded once and replayed; recording counts.</summary>
internal sealed class ReplayedEngine : IContender
{
    /// <inheritdoc/>
    public double Moons(Moons moons, double[] start, int steps)
    {
        var network = new Mlp(2, [16, 16, 1], seed: 1, Activation.Relu, Activation.Linear);
        DynamicEngine.Load(network, start);
        var replay = Replay.Record(moons.Inputs, moons.Labels, (x, y) => (1 + -y * network.Predict(x)).Relu());
        var sgd = new Sgd(network.Parameters, Contenders.Moons.LearningRate);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            Value penalty = Loss.L2(network.Parameters, 1e-4);
            sgd.ZeroGrad();
            penalty.Backward();
            last = replay.Backward(1.0 / moons.Labels.Length) + penalty.Data;
            sgd.Step();
        }

        return last;
    }

    /// <inheritdoc/>
    public double FourRows(double[] start, int steps)
    {
        var network = new Mlp(3, [4, 4, 1], seed: 1);
        DynamicEngine.Load(network, start);
        var (xs, ys) = DataSet.FourExamples;
        var replay = Replay.Record(xs, ys, (x, y) => (network.Predict(x) - y).Pow(2));
        var sgd = new Sgd(network.Parameters, 0.05);
        double last = 0;
        for (int step = 0; step < steps; step++)
        {
            sgd.ZeroGrad();
            last = replay.Backward();
            sgd.Step();
        }

        return last;
    }

    /// <inheritdoc/>
    public double Chain(int count) => throw new NotSupportedException("one chain has no rows to replay it for");
}
