using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Micrograd.Pictures;

/// <summary>Elements of SVG, and what stands in their attributes.</summary>
public static class Svg
{
    /// <summary>The name of SVG's own namespace.</summary>
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>An element.</summary>
    /// <param name="name">Its name, such as <c>rect</c>.</param>
    /// <param name="attributes">Its attributes, in their order. Those that are null are left out; numbers of type double are rounded.</param>
    public static XElement Element(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var element = new XElement(Namespace + name);
        foreach ((string attribute, object? value) in attributes)
        {
            if (value is null) continue;
            element.Add(new XAttribute(attribute, value is double number ? Number(number) : Legal(Convert.ToString(value, CultureInfo.InvariantCulture)!)));
        }

        return element;
    }

    /// <summary>A number of pixels. A tenth of one is finer than the eye; more digits only make notebooks larger.</summary>
    public static string Number(double value)
    {
        string text = Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Places as a polygon's <c>points</c> have them, and paths between their letters: <c>1,2 3,4</c>.</summary>
    public static string Points(params IEnumerable<(double X, double Y)> places) => string.Join(' ', places.Select(place => $"{Number(place.X)},{Number(place.Y)}"));

    /// <summary>
    /// A text without the characters that XML, and so a picture, can't hold: each becomes a mark that shows it. A single one would make the whole picture
    /// unreadable.
    /// </summary>
    public static string Legal(string text) =>
        text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
}
