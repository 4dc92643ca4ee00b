using System.Globalization;
using System.Security.Cryptography;

namespace Micrograd;

/// <summary>
/// Random numbers whose sequence belongs to the seed alone: the same on every system and with every version of .NET.
/// </summary>
/// <remarks>
/// SplitMix64, by Sebastiano Vigna (2015), in the public domain; after Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014. Good for starting weights and noise, not for secrets.
/// </remarks>
/// <param name="seed">Any number; each has a sequence of its own.</param>
/// <example>
/// <code>
/// var random = new SeededRandom(42);
/// double weight = random.Uniform(-1, 1);
/// </code>
/// </example>
public sealed class SeededRandom(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>The generator of this seed, or, without one, of a seed that differs from call to call.</summary>
    internal static SeededRandom From(int? seed) => new(seed ?? RandomNumberGenerator.GetInt32(int.MaxValue));

    /// <summary>A number that is equally likely to lie anywhere from <paramref name="low"/> up to but not including <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">A bound is not finite, or <paramref name="high"/> is below <paramref name="low"/>.</exception>
    public double Uniform(double low, double high)
    {
        if (!double.IsFinite(low) || !(high >= low) || !double.IsFinite(high - low))
            throw new ArgumentException($"Uniform needs finite bounds with low <= high, but low is {Invariant(low)} and high is {Invariant(high)}.", nameof(high));

        double fraction = (NextBits() >> 11) * (1.0 / (1UL << 53));
        return low + (high - low) * fraction;
    }

    /// <summary>
    /// A number around 0 that spreads like a bell curve of standard deviation 1: twelve uniform numbers added up, less
    /// six. Sums are exact to the last digit everywhere, which the logarithm and cosine of the usual formula are not.
    /// </summary>
    public double Normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
            sum += Uniform(0, 1);
        return sum;
    }

    /// <summary>The next 64 bits of the sequence.</summary>
    internal ulong NextBits()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);
}
