namespace Micrograd.Benchmarks.Contenders;

/// <summary>Somebody who can do the three workloads. Each starts from the given parameters and returns what it ends with.</summary>
internal interface IContender
{
    /// <summary>Two moons, MLP 2-16-16-1 with relu, mean max-margin loss + 1e-4 L2, full batch; the last step's loss.</summary>
    double Moons(Moons moons, double[] start, int steps);

    /// <summary>The course's MLP 3-4-4-1 with tanh on its four rows, sum of squared errors, learning rate 0.05; the last step's loss.</summary>
    double FourRows(double[] start, int steps);

    /// <summary>x ← x · 1.0000001 + 0.0000001 from 1 on, so many times, and backward; the gradient of the 1.</summary>
    double Chain(int count);
}
