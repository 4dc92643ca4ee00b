using System.Collections;
using System.Globalization;

namespace Micrograd.Interactive;

/// <summary>Checks the answer to an exercise: prints <c>OK</c>, or what came and what was expected, or that there is no answer yet. Never throws on a wrong answer.</summary>
/// <example><code>
/// Check.That("the slope at 3", slope, 14, tolerance: 1e-6);   // OK  the slope at 3: 14
/// </code></example>
public static class Check
{
    private const double Rounding = 1e-9;

    /// <summary>Checks a number.</summary>
    /// <param name="what">What it is, such as <c>the gradient of a</c>.</param>
    /// <param name="actual">The learner's number; null or NaN when there is none yet.</param>
    /// <param name="expected">The right one.</param>
    /// <param name="tolerance">How far it may be off: absolute for numbers up to 1, relative for larger ones.</param>
    /// <returns>Whether it is right.</returns>
    public static bool That(string what, double? actual, double expected, double tolerance = Rounding) =>
        actual is null || (double.IsNaN(actual.Value) && !double.IsNaN(expected))
            ? Missing(what, Text(actual))
            : Report(what, IsNear(actual.Value, expected, tolerance), Text(actual), Text(expected));

    /// <summary>Checks several numbers at once.</summary>
    /// <inheritdoc cref="That(string, double?, double, double)"/>
    public static bool That(string what, IEnumerable<double>? actual, IEnumerable<double> expected, double tolerance = Rounding)
    {
        double[] right = [.. expected];
        double[]? given = actual is null ? null : [.. actual];
        return given is null || (given.Length > 0 && given.All(double.IsNaN))
            ? Missing(what, Text(given))
            : Report(what, given.Length == right.Length && given.Zip(right).All(pair => IsNear(pair.First, pair.Second, tolerance)), Text(given), Text(right));
    }

    /// <summary>Checks anything else: texts, truth values, lists.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="actual">The learner's answer; null when there is none yet.</param>
    /// <param name="expected">The right one.</param>
    /// <returns>Whether it is right.</returns>
    public static bool That(string what, object? actual, object? expected) =>
        actual is null && expected is not null
            ? Missing(what, Text(actual))
            : Report(what, AreEqual(actual, expected), Text(actual), Text(expected));

    // Who hasn't tried yet isn't told the answer.
    private static bool Missing(string what, string actual)
    {
        Console.WriteLine($"Missing  {what}: still {actual}");
        return false;
    }

    private static bool Report(string what, bool isRight, string actual, string expected)
    {
        Console.WriteLine(isRight ? $"OK  {what}: {actual}" : $"Not yet  {what}: {actual}, expected {expected}");
        return isRight;
    }

    private static bool IsNear(double actual, double expected, double tolerance) =>
        actual.Equals(expected) || (double.IsFinite(expected) && Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)));

    private static bool AreEqual(object? actual, object? expected) =>
        actual is IEnumerable and not string && expected is IEnumerable and not string
            ? ((IEnumerable)actual).Cast<object?>().SequenceEqual(((IEnumerable)expected).Cast<object?>())
            : Equals(actual, expected);

    private static string Text(object? value) => value switch
    {
        null => "null",
        IEnumerable list and not string => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
