namespace Micrograd;

/// <summary>Powers and their local derivatives.</summary>
internal static class Powers
{
    /// <summary>A square is a product, which is quicker and the same to the last digit on every system.</summary>
    public static double Of(double baseNumber, double exponent) => exponent switch
    {
        1 => baseNumber,
        2 => baseNumber * baseNumber,
        _ => Math.Pow(baseNumber, exponent),
    };

    // The two cases that are not a formula's limit but a choice, and PyTorch's: x⁰ is flat, and so is 0 to a growing power.
    public static double ByBase(double baseNumber, double exponent) =>
        exponent == 0 ? 0 : exponent * Of(baseNumber, exponent - 1);

    public static double ByExponent(double baseNumber, double exponent) =>
        baseNumber == 0 && exponent >= 0 ? 0 : Of(baseNumber, exponent) * Math.Log(baseNumber);
}
