namespace Micrograd.Benchmarks.Comparison;

/// <summary>A piece of work for all peers.</summary>
/// <param name="Title">What it is, for the table's heading.</param>
/// <param name="Request">What a peer is asked for, without the count at its end.</param>
/// <param name="Count">How many steps or operations.</param>
/// <param name="Expected">What a full run must end with, to a relative 1e-12; null to compare with the engine's.</param>
/// <param name="MostWarmUps">Fewer where a single run is long enough to warm up.</param>
internal sealed record Workload(string Title, string Request, int Count, double? Expected = null, int MostWarmUps = int.MaxValue)
{
    public static IReadOnlyList<Workload> Standard { get; } =
    [
        new("W1: two moons, 100 points, 100 steps", "W1 moons100.csv", 100, 0.022017466493214392),
        new("W2: the course's network, 1,000 steps", "W2", 1000, 0.000735156423131335),
        new("W3: a chain of 1,000,000 times two operations", "W3", 1_000_000),
    ];

    public static IReadOnlyList<Workload> Grown(string tenThousandPoints) =>
    [
        new("W1 grown: 1,000 points, 100 steps", "W1 moons1000.csv", 100, MostWarmUps: 2),
        new("W1 grown: 10,000 points, 10 steps", $"W1 {tenThousandPoints}", 10, MostWarmUps: 2),
        new("W3 grown: 10,000,000 times two operations", "W3", 10_000_000, MostWarmUps: 2),
    ];
}
