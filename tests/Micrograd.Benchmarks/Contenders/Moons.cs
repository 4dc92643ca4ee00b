using System.Globalization;

namespace Micrograd.Benchmarks.Contenders;

/// <summary>The points of W1 and their labels, -1 or 1.</summary>
internal sealed record Moons(double[][] Inputs, double[] Labels)
{
    /// <summary>The learning rate of W1's step k.</summary>
    public static double LearningRate(int step) => 1.0 - 0.9 * step / 100;

    /// <summary>Reads lines of <c>x,y,label</c>.</summary>
    public static Moons Read(string path)
    {
        double[][] rows = [.. File.ReadLines(path).Select(line => Array.ConvertAll(line.Split(','), word => double.Parse(word, CultureInfo.InvariantCulture)))];
        return new Moons(Array.ConvertAll(rows, row => row[..2]), Array.ConvertAll(rows, row => row[2]));
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void Write(string path) =>
        File.WriteAllLines(path, Inputs.Zip(Labels, (x, y) => string.Create(CultureInfo.InvariantCulture, $"{x[0]:R},{x[1]:R},{y:R}")));
}
