using System.Globalization;
using System.Text.RegularExpressions;

namespace Micrograd.Pictures;

/// <summary>A colour.</summary>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
/// <param name="Opacity">From 0, which lets everything through, to 1.</param>
public readonly partial record struct Rgba(double Red, double Green, double Blue, double Opacity)
{
    /// <summary>The names that cells use most; a scale of colours has to reckon with them.</summary>
    private const string Names = """
        black:000000 white:ffffff red:ff0000 green:008000 blue:0000ff gray:808080 grey:808080 silver:c0c0c0 yellow:ffff00 gold:ffd700
        orange:ffa500 purple:800080 cyan:00ffff magenta:ff00ff lime:00ff00 navy:000080 teal:008080 maroon:800000 brown:a52a2a pink:ffc0cb
        crimson:dc143c steelblue:4682b4 lightgray:d3d3d3 lightgrey:d3d3d3 darkgray:a9a9a9 darkgrey:a9a9a9 lightblue:add8e6
        darkblue:00008b darkred:8b0000 darkgreen:006400 darkorange:ff8c00 royalblue:4169e1 firebrick:b22222 tomato:ff6347 seagreen:2e8b57
        indigo:4b0082
        """;

    private static readonly Dictionary<string, int> ByName = Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => name.Split(':'))
        .ToDictionary(name => name[0], name => int.Parse(name[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a colour as CSS writes it; a dark grey for what this class doesn't know.</summary>
    public static Rgba Parse(string css)
    {
        string text = css.Trim();
        if (text.StartsWith('#') && text.Length is 4 or 7 && int.TryParse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int hex))
        {
            return text.Length == 7 ? FromHex(hex) : FromHex(((hex & 0xf00) * 0x1100) | ((hex & 0xf0) * 0x110) | ((hex & 0xf) * 0x11));
        }

        if (Components().Match(text) is { Success: true } match)
        {
            double Part(int i) => double.Parse(match.Groups[i].Value, CultureInfo.InvariantCulture);
            return new Rgba(Part(1), Part(2), Part(3), match.Groups[4].Success ? Part(4) : 1);
        }

        return ByName.TryGetValue(text, out int named) ? FromHex(named) : text == "transparent" ? new Rgba(0, 0, 0, 0) : FromHex(0x444444);
    }

    /// <summary>What SVG calls a colour. Names that this class doesn't know are left to the browser.</summary>
    public static string Css(string css) =>
        css.Length > 0 && (css[0] == '#' || Components().IsMatch(css) || css == "transparent") ? Parse(css).ToString() : css;

    /// <summary>The colour between this one and another.</summary>
    /// <param name="other">The other.</param>
    /// <param name="share">How much of the other there is in it, from 0 to 1.</param>
    public Rgba MixWith(Rgba other, double share) => new(
        Red + ((other.Red - Red) * share),
        Green + ((other.Green - Green) * share),
        Blue + ((other.Blue - Blue) * share),
        Opacity + ((other.Opacity - Opacity) * share));

    /// <summary>The colour as SVG writes it: <c>#rrggbb</c>, or <c>none</c> where nothing is to be seen.</summary>
    public override string ToString()
    {
        (int red, int green, int blue) = ((int)Math.Round(Red), (int)Math.Round(Green), (int)Math.Round(Blue));
        return Opacity switch
        {
            >= 1 => string.Create(CultureInfo.InvariantCulture, $"#{red:x2}{green:x2}{blue:x2}"),
            0 => "none",
            _ => string.Create(CultureInfo.InvariantCulture, $"rgba({red},{green},{blue},{Opacity:0.##})"),
        };
    }

    private static Rgba FromHex(int rgb) => new((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 1);

    [GeneratedRegex(@"^rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)$")]
    private static partial Regex Components();
}
