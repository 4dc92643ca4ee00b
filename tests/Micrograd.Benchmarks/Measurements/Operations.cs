using BenchmarkDotNet.Attributes;

namespace Micrograd.Benchmarks.Measurements;

/// <summary>What a single operation takes, and how many bytes a node.</summary>
[MemoryDiagnoser]
[InProcess]
public class Operations
{
    private readonly Value _a = 2, _b = 3;
    private readonly Mlp _network = new(3, [4, 4, 1], seed: 1);
    private readonly double[] _row = [2, 3, -1];
    private readonly Value _small = Polynomial();
    private readonly Value _chain = Chain(10_000);

    /// <summary>a + b.</summary>
    [Benchmark]
    public Value Add() => _a + _b;

    /// <summary>a * b.</summary>
    [Benchmark]
    public Value Multiply() => _a * _b;

    /// <summary>a * 2.</summary>
    [Benchmark]
    public Value MultiplyByConstant() => _a * 2;

    /// <summary>tanh(a).</summary>
    [Benchmark]
    public Value Tanh() => _a.Tanh();

    /// <summary>The course's network on one row.</summary>
    [Benchmark]
    public Value Predict() => _network.Predict(_row);

    /// <summary>Backward through a graph of 10 values.</summary>
    [Benchmark]
    public void BackwardSmall() => _small.Backward();

    /// <summary>Backward through a chain of 10,000 values.</summary>
    [Benchmark]
    public void BackwardChain() => _chain.Backward();

    private static Value Polynomial()
    {
        Value x = 2, y = -3;
        Value d = x * y + y.Pow(3);
        return (d + d * 2 + (y + x).Relu()) * (x - y);
    }

    private static Value Chain(int length)
    {
        Value x = 1;
        for (int i = 0; i < length; i++)
            x *= 1.0000001;
        return x;
    }
}
