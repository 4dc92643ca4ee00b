using System.Globalization;

namespace Micrograd.Interactive.Expressions;

/// <summary>Colours for gradients: blue above zero, red below, white at zero, the strongest for the largest.</summary>
/// <remarks>Light tints, on which black text stays readable; the pair is told apart by colour-blind readers, too.</remarks>
internal sealed class GradientColors
{
    private static readonly (int Red, int Green, int Blue) _above = (0x7f, 0xb8, 0xf0);
    private static readonly (int Red, int Green, int Blue) _below = (0xf5, 0x98, 0x7c);

    private readonly double _largest;

    private GradientColors(double largest) => _largest = largest;

    public string Legend => string.Create(CultureInfo.InvariantCulture, $"gradient: blue above 0, red below; strongest at {_largest:0.####}");

    public static GradientColors For(IEnumerable<Term> terms) =>
        new(terms.Select(term => Math.Abs(Gradient(term))).Where(double.IsFinite).DefaultIfEmpty(0).Max());

    public string Fill(Term term)
    {
        double gradient = Gradient(term);
        if (double.IsNaN(gradient)) return "#d0d0d0";
        double share = _largest == 0 ? (gradient == 0 ? 0 : 1) : Math.Min(1, Math.Abs(gradient) / _largest);
        (int red, int green, int blue) = gradient < 0 ? _below : _above;
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(red, share):x2}{Mix(green, share):x2}{Mix(blue, share):x2}");
    }

    private static double Gradient(Term term) => term.Shape.Grad(term.Value)
        ?? throw new ArgumentException($"Values can't be coloured by their gradient, because {term.Value.GetType().Name} has no public property or field 'Grad'.");

    private static int Mix(int channel, double share) => (int)Math.Round(255 + ((channel - 255) * share));
}
