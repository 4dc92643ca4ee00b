namespace Micrograd.Interactive;

/// <summary>In which way a number differs from the right one, said so that the right one isn't given away.</summary>
internal static class NumberMistake
{
    private const double Near = 0.01;

    /// <summary>The kind of the mistake, as a sentence; null when the number is right.</summary>
    /// <param name="actual">The learner's number.</param>
    /// <param name="expected">The right one.</param>
    /// <param name="tolerance">How far it may be off: absolute for numbers up to 1, relative for larger ones.</param>
    /// <param name="isWhole">Whether both are of a type for whole numbers, as counts are: nothing about signs or halves is said of them.</param>
    public static string? Of(double actual, double expected, double tolerance, bool isWhole = false)
    {
        bool Is(double other) => IsNear(actual, other, tolerance);

        if (actual.Equals(expected) || (double.IsFinite(expected) && Is(expected))) return null;
        if (double.IsNaN(actual)) return "Not a number, as 0 / 0 is.";
        if (!double.IsFinite(actual) || !double.IsFinite(expected)) return "That isn't it.";
        if (isWhole) return actual > expected ? "Too large." : "Too small.";
        if (Is(-expected)) return "The sign is wrong.";
        if (actual == 0) return "It isn't 0.";
        if (Is(2 * expected)) return "Too large by a factor of 2: is something counted twice?";
        if (Is(expected / 2)) return "Too small by a factor of 2: is a share missing?";
        if (IsNear(actual, expected, Near)) return "Near, but not near enough.";
        if (Math.Sign(actual) == -Math.Sign(expected)) return "The sign is wrong, and the size too.";
        return Math.Abs(actual) > Math.Abs(expected) ? "Too far from 0." : "Too near to 0.";
    }

    private static bool IsNear(double actual, double expected, double tolerance) => Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
}
