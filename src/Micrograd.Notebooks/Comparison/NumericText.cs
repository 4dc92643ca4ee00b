using System.Globalization;
using System.Text.RegularExpressions;

namespace Micrograd.Notebooks.Comparison;

/// <summary>Compares texts with numbers in them.</summary>
internal static partial class NumericText
{
    /// <summary>Whether the texts around the numbers are the same and the numbers are at most so many representable doubles apart.</summary>
    public static bool AreEqual(string a, string b, int tolerance)
    {
        if (a == b) return true;
        if (tolerance == 0 || Number().Replace(a, "#") != Number().Replace(b, "#")) return false;
        return Number().Matches(a).Zip(Number().Matches(b)).All(pair => AreNear(pair.First.Value, pair.Second.Value, tolerance));
    }

    /// <summary>The shortest text of a JSON number, so that 1.0 and 1 are the same.</summary>
    public static string Normal(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value.ToString("R", CultureInfo.InvariantCulture) : number;

    private static bool AreNear(string a, string b, int tolerance)
    {
        // Two whole numbers are counts; they may not differ at all.
        if (a == b) return true;
        if (long.TryParse(a, out _) && long.TryParse(b, out _)) return false;
        double x = double.Parse(a, CultureInfo.InvariantCulture);
        double y = double.Parse(b, CultureInfo.InvariantCulture);
        return double.IsFinite(x) && double.IsFinite(y) && Int128.Abs(Place(x) - Place(y)) <= tolerance;
    }

    /// <summary>Numbers the doubles in their order; both zeros are 0.</summary>
    private static Int128 Place(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : (Int128)long.MinValue - bits;
    }

    [GeneratedRegex(@"-?\b\d+(\.\d+)?([eE][+-]?\d+)?")]
    private static partial Regex Number();
}
