using System.Globalization;

namespace Micrograd.Benchmarks.Comparison;

/// <summary>Numbers as the tables show them.</summary>
internal static class Times
{
    public static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Three digits that mean something.</summary>
    public static string Short(double number) => number.ToString(number >= 100 ? "N0" : number >= 10 ? "F1" : number >= 1 ? "F2" : "F3", CultureInfo.InvariantCulture);
}
