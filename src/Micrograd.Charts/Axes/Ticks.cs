using System.Globalization;

namespace Micrograd.Charts.Axes;

/// <summary>Round numbers for an axis.</summary>
internal static class Ticks
{
    /// <summary>Of a number of type double.</summary>
    private const int MostDigits = 17;

    /// <summary>The smallest of 1, 2, 5, 10, 20, … times a power of ten that is no smaller than a number.</summary>
    public static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double digit = step / power;
        return (digit <= 1.0001 ? 1 : digit <= 2.0001 ? 2 : digit <= 5.0001 ? 5 : 10) * power;
    }

    public static IEnumerable<(double Place, string Label)> Linear(double from, double to, int atMost)
    {
        // The range may be more than the largest number, and the step no finer than the numbers are there.
        double largest = Math.Max(Math.Abs(from), Math.Abs(to)), finest = Math.Max(Math.BitIncrement(largest) - largest, double.Epsilon * 1e10);
        if (!double.IsFinite(finest)) finest = largest - Math.BitDecrement(largest);
        double step = RoundStep(Math.Max((to / Math.Max(1, atMost)) - (from / Math.Max(1, atMost)), finest));

        // Where numbers are so far apart that ticks would fall between them, these would stand at unequal distances.
        while (step < 3 * finest && step % finest != 0) step = RoundStep(1.5 * step);
        long first = (long)Math.Ceiling((from / step) - 1e-9), last = (long)Math.Floor((to / step) + 1e-9);
        for (long i = first; i <= last && i - first < 1000; i++) yield return (i * step, Label(i * step, step));
    }

    /// <summary>
    /// Powers of ten; when there are few, twice and five times each, too. Where hardly any of them is in the range, round numbers as on a linear axis.
    /// </summary>
    /// <param name="from">A decimal logarithm.</param>
    /// <param name="to">A decimal logarithm.</param>
    /// <param name="atMost">How many there is room for.</param>
    public static IEnumerable<(double Place, string Label)> Logarithmic(double from, double to, int atMost)
    {
        List<(double Place, string Label)> ticks = [.. PowersOfTen(from, to, atMost)];
        return ticks.Count > 2 || to - from > 1 ? ticks : Linear(Math.Pow(10, from), Math.Min(Math.Pow(10, to), double.MaxValue), atMost)
            .Where(tick => tick.Place > 0).Select(tick => (Math.Log10(tick.Place), tick.Label));
    }

    private static IEnumerable<(double Place, string Label)> PowersOfTen(double from, double to, int atMost)
    {
        int every = (int)Math.Max(1, Math.Ceiling((to - from) / Math.Max(1, atMost)));
        int[] digits = to - from <= Math.Min(2.5, atMost / 3.0) ? [1, 2, 5] : [1];
        for (int exponent = (int)Math.Floor(from); exponent <= to; exponent++)
        {
            if (exponent % every != 0) continue;
            foreach (int digit in digits)
            {
                double place = exponent + Math.Log10(digit);
                if (place < from - 1e-9 || place > to + 1e-9) continue;
                double value = digit * Math.Pow(10, exponent);
                yield return (place, exponent is < -4 or > 5 ? Minus(string.Create(CultureInfo.InvariantCulture, $"{digit}e{exponent}")) : Label(value, value));
            }
        }
    }

    /// <summary>A number with as many decimals as its step has; large ones in thousands and millions, as plotly.js shows them.</summary>
    public static string Label(double value, double step)
    {
        if (Math.Abs(value) < step * 1e-6) return "0";
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9), finest = (int)Math.Floor(Math.Log10(step) + 1e-9);
        if (exponent < -5 || exponent > 14) return Minus(WithExponent(value, exponent - finest));
        (double unit, string suffix) = exponent switch { < 4 => (1, ""), < 6 => (1e3, "k"), < 9 => (1e6, "M"), < 12 => (1e9, "B"), _ => (1e12, "T") };
        int decimals = Math.Clamp((int)Math.Log10(unit) - finest, 0, MostDigits);
        return Minus((Exact(value) / (decimal)unit).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture) + suffix);
    }

    private static string WithExponent(double value, int decimals)
    {
        const int OfCustomFormats = 14;
        if (decimals <= OfCustomFormats) return value.ToString($"0.{new string('#', Math.Max(4, decimals))}e+0", CultureInfo.InvariantCulture);
        string[] parts = value.ToString($"E{Math.Min(decimals, MostDigits)}", CultureInfo.InvariantCulture).Split('E');
        return $"{parts[0].TrimEnd('0').TrimEnd('.')}e{parts[1][..1]}{parts[1][1..].TrimStart('0')}";
    }

    /// <summary>With all digits that a double has; a cast would keep fifteen.</summary>
    private static decimal Exact(double value) =>
        decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Minus(string number) => number.Replace('-', '\u2212');
}
