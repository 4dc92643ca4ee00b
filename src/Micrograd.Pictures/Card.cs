using System.Xml.Linq;

namespace Micrograd.Pictures;

/// <summary>The frame of all pictures: an SVG of a natural size with an opaque card, readable on a page of any colour.</summary>
/// <remarks>Texts that don't say otherwise have a size of 14 pixels, and their place is their middle.</remarks>
public static class Card
{
    /// <summary>The size of texts that don't say theirs.</summary>
    public const double FontSize = 14;

    /// <summary>Families that every browser has one of, with the widths that <see cref="TextWidth"/> reckons with.</summary>
    private const string Fonts = "Helvetica,Arial,sans-serif";

    /// <summary>Puts what was drawn on a card.</summary>
    /// <param name="width">The drawing's width in pixels.</param>
    /// <param name="height">The drawing's height in pixels.</param>
    /// <param name="fill">The card's colour.</param>
    /// <param name="summary">What the picture shows, in words.</param>
    /// <param name="content">What was drawn.</param>
    /// <param name="note">A line above the drawing that says what is to be known about it.</param>
    public static Picture Frame(double width, double height, string fill, string summary, IEnumerable<XElement> content, string? note = null)
    {
        if (note is null) return Draw(width, height, fill, summary, content);

        const double NoteSize = 12, NoteHeight = 20;
        double needed = Math.Max(width, TextWidth.Of(note, NoteSize) + 12);
        XElement line = Svg.Element("text", ("class", "note"), ("x", 6.0), ("y", 15.0), ("font-size", NoteSize), ("text-anchor", "start"), ("fill", "dimgray"));
        line.Add(note);
        XElement below = Svg.Element("g", ("transform", $"translate({Svg.Number((needed - width) / 2)} {Svg.Number(NoteHeight)})"));
        below.Add(content);
        return Draw(needed, height + NoteHeight, fill, summary + ". " + note, [line, below]);
    }

    private static Picture Draw(double width, double height, string fill, string summary, IEnumerable<XElement> content)
    {
        XElement root = Svg.Element(
            "svg",
            ("width", width),
            ("height", height),
            ("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height)}"),
            ("font-family", Fonts),
            ("font-size", FontSize),
            ("text-anchor", "middle"),
            ("role", "img"),
            ("aria-label", summary));
        root.Add(Svg.Element("rect", ("width", "100%"), ("height", "100%"), ("rx", 6.0), ("fill", fill)), content);
        return new Picture(root.ToString(SaveOptions.DisableFormatting), width, height, summary);
    }
}
