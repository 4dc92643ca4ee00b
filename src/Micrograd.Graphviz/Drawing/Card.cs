using System.Globalization;
using System.Xml.Linq;
using Micrograd.Graphviz.Syntax;

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

    /// <summary>The same with a line above the picture that says what is to be known about it.</summary>
    public static SvgPicture FrameWithNote(double width, double height, string fill, string summary, string note, XElement content)
    {
        const double NoteSize = 12, NoteHeight = 20;
        double needed = Math.Max(width, TextWidth.Of(note, NoteSize) + 12);
        return Frame(
            needed,
            height + NoteHeight,
            fill,
            summary + ". " + note,
            new XElement(Svg + "text", new XAttribute("class", "note"), new XAttribute("x", "6"), new XAttribute("y", "15"), new XAttribute("font-size", Number(NoteSize)), new XAttribute("text-anchor", "start"), new XAttribute("fill", "dimgray"), note),
            new XElement(Svg + "g", new XAttribute("transform", $"translate({Number((needed - width) / 2)} {Number(NoteHeight)})"), content));
    }

    /// <summary>What a group of the picture is, and the classes that the DOT text gives it.</summary>
    public static XAttribute Class(string kind, Attributes attributes) => new("class", attributes.Text("class") is { Length: > 0 } own ? $"{kind} {own}" : kind);

    /// <summary>The name of what a group shows; as in Graphviz, a character reference in it stands for its character.</summary>
    public static XElement Title(string name) => new(Svg + "title", DotText.Decode(name));

    /// <summary>A tenth of a pixel is finer than the eye; more digits only make notebooks larger.</summary>
    public static string Number(double value)
    {
        string text = Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
