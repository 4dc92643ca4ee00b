using System.Globalization;
using Micrograd.Pictures;

namespace Micrograd.Interactive.Expressions;

/// <summary>Colours for gradients: blue above zero, red below, white at zero, the strongest for the largest.</summary>
/// <remarks>Light tints, on which black text stays readable; the pair is told apart by colour-blind readers, too.</remarks>
internal sealed class GradientColors
{
    private static readonly Rgba Above = Rgba.Parse("#7fb8f0");
    private static readonly Rgba Below = Rgba.Parse("#f5987c");
    private static readonly Rgba Zero = Rgba.Parse("#ffffff");

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
        return Zero.MixWith(gradient < 0 ? Below : Above, share).ToString();
    }

    private static double Gradient(Term term) => term.Shape.Grad(term.Value)
        ?? throw new ArgumentException($"Values can't be coloured by their gradient, because {term.Value.GetType().Name} has no public property or field 'Grad'.");
}
