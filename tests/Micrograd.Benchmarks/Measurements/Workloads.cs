using BenchmarkDotNet.Attributes;
using Micrograd.Benchmarks.Contenders;
using Micrograd.Benchmarks.Peers;

namespace Micrograd.Benchmarks.Measurements;

/// <summary>W1 to W3 on the engine, with what they allocate.</summary>
[MemoryDiagnoser]
[InProcess]
public class Workloads
{
    private readonly DynamicEngine _dynamic = new();
    private readonly ReplayedEngine _replayed = new();
    private readonly Moons _moons = Moons.Read(DataFile("moons100.csv"));
    private readonly double[] _startOfMoons = ReadNumbers("w1.txt"), _startOfFourRows = ReadNumbers("w2.txt");

    /// <summary>W1, dynamic.</summary>
    [Benchmark]
    public double MoonsDynamic() => _dynamic.Moons(_moons, _startOfMoons, 100);

    /// <summary>W1, replayed.</summary>
    [Benchmark]
    public double MoonsReplayed() => _replayed.Moons(_moons, _startOfMoons, 100);

    /// <summary>W2, dynamic.</summary>
    [Benchmark]
    public double FourRowsDynamic() => _dynamic.FourRows(_startOfFourRows, 1000);

    /// <summary>W2, replayed.</summary>
    [Benchmark]
    public double FourRowsReplayed() => _replayed.FourRows(_startOfFourRows, 1000);

    /// <summary>The hyperbolic tangents of W2 and nothing else: what no implementation can do without.</summary>
    [Benchmark]
    public double FourRowsTanhOnly()
    {
        double sum = 0;
        for (int step = 0; step < 1000; step++)
        {
            for (int i = 0; i < 4 * 9; i++)
                sum += Math.Tanh(_startOfFourRows[i]);
        }

        return sum;
    }

    /// <summary>W3.</summary>
    [Benchmark]
    public double Chain() => _dynamic.Chain(1_000_000);

    private static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);

    private static double[] ReadNumbers(string name) =>
        [.. File.ReadLines(DataFile(name)).Select(line => double.Parse(line, System.Globalization.CultureInfo.InvariantCulture))];
}
