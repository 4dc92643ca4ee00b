namespace Micrograd.Interactive;

/// <summary>In which way a number differs from the right one, said so that the right one isn't given away.</summary>
internal static class NumberMistake
{
    private const double Near = 0.01;

    /// <summary>The kind of the mistake, as a sentence; null when the number is right.</summary>
    /// <param name="actual">The learner's number.</param>
    /// <param name="expected">The right one.</param>
    /// <param name="tolerance">How far it may be off: absolute for numbers up to 1, relative for larger ones.</param>
    public static string? Of(double actual, double expected, double tolerance)
    {
        bool Is(double other) => IsNear(actual, other, tolerance);

        if (actual.Equals(expected) || (double.IsFinite(expected) && Is(expected))) return null;
        if (!double.IsFinite(actual) || !double.IsFinite(expected)) return "That isn't it.";
        if (Is(-expected)) return "The sign is wrong.";
        if (actual == 0) return "Nothing has arrived here.";
        if (Is(2 * expected)) return "Too large by a factor of 2: is something counted twice?";
        if (Is(expected / 2)) return "Too small by a factor of 2: is a share missing?";
        if (IsWhole(actual) && IsWhole(expected) && Math.Abs(actual - expected) == 1) return actual > expected ? "That is one too many." : "That is one too few.";
        if (IsNear(actual, expected, Near)) return "Near, but not near enough.";
        if (Math.Sign(actual) == -Math.Sign(expected)) return "The sign is wrong, and the size too.";
        return Math.Abs(actual) > Math.Abs(expected) ? "Too far from 0." : "Too near to 0.";
    }

    private static bool IsNear(double actual, double expected, double tolerance) => Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static bool IsWhole(double number) => number == Math.Floor(number);
}
