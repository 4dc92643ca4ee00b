using System.Globalization;

namespace Micrograd;

/// <summary>Rows to learn from, and what a network should say to each of them.</summary>
/// <example>
/// <code>
/// var (xs, ys) = DataSet.TwoMoons(points: 100, seed: 7);
/// </code>
/// </example>
public sealed class DataSet
{
    private DataSet(double[][] inputs, double[] targets) => (Inputs, Targets) = (inputs, targets);

    /// <summary>The rows, all of the same length.</summary>
    public double[][] Inputs { get; }

    /// <summary>One number for each row.</summary>
    public double[] Targets { get; }

    /// <summary>The course's first data set: four rows of three numbers, with the targets 1, -1, -1 and 1.</summary>
    public static DataSet FourExamples => new([[2, 3, -1], [3, -1, 0.5], [0.5, 1, 1], [1, 1, -1]], [1, -1, -1, 1]);

    /// <summary>
    /// Two half circles of radius 1 that reach into each other: the upper one around (0, 0) has the target -1, the lower
    /// one around (1, 0.5) the target 1. No straight line parts them. Rows of the two alternate.
    /// </summary>
    /// <param name="points">How many rows, at least 2.</param>
    /// <param name="noise">The standard deviation of what is added to each coordinate.</param>
    /// <param name="seed">The same seed gives the same points, digit for digit, on every system.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="points"/> is below 2, or <paramref name="noise"/> negative or not finite.</exception>
    public static DataSet TwoMoons(int points, double noise = 0.1, int seed = 1337)
    {
        if (points < 2)
            throw new ArgumentOutOfRangeException(nameof(points), $"Two moons need at least 2 points, but {points} were asked for.");
        if (!(double.IsFinite(noise) && noise >= 0))
            throw new ArgumentOutOfRangeException(nameof(noise), string.Create(CultureInfo.InvariantCulture, $"Noise is a standard deviation, 0 or more, but {noise} was given."));

        var random = new SeededRandom(seed);
        var inputs = new double[points][];
        var targets = new double[points];
        for (int i = 0; i < points; i++)
        {
            bool upper = i % 2 == 0;
            (double x, double y) = PointOnHalfCircle(random);
            (x, y) = upper ? (x, y) : (1 - x, 0.5 - y);
            inputs[i] = [x + noise * random.Normal(), y + noise * random.Normal()];
            targets[i] = upper ? -1 : 1;
        }

        return new DataSet(inputs, targets);
    }

    /// <summary>Takes the two lists apart: <c>var (xs, ys) = …</c>.</summary>
    public void Deconstruct(out double[][] inputs, out double[] targets) => (inputs, targets) = (Inputs, Targets);

    /// <summary>
    /// A point of the upper half circle, every angle equally likely: one of the half disc, moved out to the rim. Unlike
    /// sine and cosine, a square root has the same last digit on every system.
    /// </summary>
    private static (double X, double Y) PointOnHalfCircle(SeededRandom random)
    {
        while (true)
        {
            double x = random.Uniform(-1, 1), y = random.Uniform(0, 1);
            double radius = Math.Sqrt(x * x + y * y);
            if (radius is > 1e-3 and <= 1)
                return (x / radius, y / radius);
        }
    }
}
