using System.Globalization;
using System.Text.RegularExpressions;

namespace Micrograd.Interactive.Charts;

/// <summary>A colour with its opacity from 0 to 1.</summary>
internal readonly partial record struct Tint(double Red, double Green, double Blue, double Opacity)
{
    private static readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = 0x000000, ["white"] = 0xffffff, ["red"] = 0xff0000, ["green"] = 0x008000, ["blue"] = 0x0000ff, ["gray"] = 0x808080,
        ["grey"] = 0x808080, ["silver"] = 0xc0c0c0, ["yellow"] = 0xffff00, ["gold"] = 0xffd700, ["orange"] = 0xffa500, ["purple"] = 0x800080,
        ["cyan"] = 0x00ffff, ["magenta"] = 0xff00ff, ["lime"] = 0x00ff00, ["navy"] = 0x000080, ["teal"] = 0x008080, ["maroon"] = 0x800000,
        ["brown"] = 0xa52a2a, ["pink"] = 0xffc0cb, ["crimson"] = 0xdc143c, ["steelblue"] = 0x4682b4, ["lightgray"] = 0xd3d3d3, ["lightgrey"] = 0xd3d3d3,
        ["darkgray"] = 0xa9a9a9, ["darkgrey"] = 0xa9a9a9, ["lightblue"] = 0xadd8e6, ["darkblue"] = 0x00008b, ["darkred"] = 0x8b0000, ["darkgreen"] = 0x006400,
        ["darkorange"] = 0xff8c00, ["royalblue"] = 0x4169e1, ["firebrick"] = 0xb22222, ["tomato"] = 0xff6347, ["seagreen"] = 0x2e8b57, ["indigo"] = 0x4b0082,
    };

    public static Tint Parse(string css)
    {
        string text = css.Trim();
        if (text.StartsWith('#') && text.Length is 4 or 7 && int.TryParse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int hex))
        {
            return text.Length == 7 ? FromHex(hex) : FromHex(((hex & 0xf00) * 0x1100) | ((hex & 0xf0) * 0x110) | ((hex & 0xf) * 0x11));
        }

        if (Components().Match(text) is { Success: true } match)
        {
            double Part(int i) => double.Parse(match.Groups[i].Value, CultureInfo.InvariantCulture);
            return new Tint(Part(1), Part(2), Part(3), match.Groups[4].Success ? Part(4) : 1);
        }

        return _names.TryGetValue(text, out int named) ? FromHex(named) : text == "transparent" ? new Tint(0, 0, 0, 0) : FromHex(0x444444);
    }

    /// <summary>What SVG calls a colour. Names that this class doesn't know are left to the browser.</summary>
    public static string Css(string css) =>
        css.Length > 0 && (css[0] == '#' || Components().IsMatch(css) || css == "transparent") ? Parse(css).ToString() : css;

    public Tint MixWith(Tint other, double share) => new(
        Red + ((other.Red - Red) * share), Green + ((other.Green - Green) * share), Blue + ((other.Blue - Blue) * share), Opacity + ((other.Opacity - Opacity) * share));

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

    private static Tint FromHex(int rgb) => new((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, 1);

    [GeneratedRegex(@"^rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)$")]
    private static partial Regex Components();
}
