using System.Globalization;
using System.Xml.Linq;

namespace Micrograd.Graphviz.Drawing;

/// <summary>The frame that both layouts share: an SVG of a natural size with an opaque card, readable on a page of any colour.</summary>
internal static class Card
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Families that every browser has one of, with the widths that the layouts reckon with.</summary>
    public const string Fonts = "Helvetica,Arial,sans-serif";

    public static SvgPicture Frame(double width, double height, string fill, string summary, params IEnumerable<object> content)
    {
        var root = new XElement(
            Svg + "svg",
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)),
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("font-family", Fonts),
            new XAttribute("font-size", "14"),
            new XAttribute("text-anchor", "middle"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", summary),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("rx", "6"), new XAttribute("fill", fill)),
            content);
        return new SvgPicture(root.ToString(SaveOptions.DisableFormatting), width, height);
    }

    /// <summary>A tenth of a pixel is finer than the eye; more digits only make notebooks larger.</summary>
    public static string Number(double value)
    {
        string text = Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
