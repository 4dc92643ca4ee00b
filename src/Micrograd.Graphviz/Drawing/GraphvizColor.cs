using System.Globalization;
using System.Text.RegularExpressions;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>Turns Graphviz's notations of a colour into SVG's.</summary>
/// <remarks>https://graphviz.org/docs/attr-types/color/. SVG knows X11's names, but not their numbered shades.</remarks>
internal static partial class GraphvizColor
{
    /// <summary>The colour; the other one where none is given.</summary>
    public static string ToSvg(string color, string otherwise)
    {
        // Of a list for a gradient or for parallel lines, the first.
        string first = color.Split(':', ';')[0].Trim();
        if (first.Length == 0) return otherwise;
        if (first[0] == '#') return first;
        if (first is "transparent") return "none";
        if (Hsv().Match(first) is { Success: true } hsv) return FromHsv(Part(hsv, 1), Part(hsv, 2), Part(hsv, 3));
        if (Gray().Match(first) is { Success: true } gray)
        {
            double level = Math.Round(255 * Math.Min(100, double.Parse(gray.Groups[1].Value, CultureInfo.InvariantCulture)) / 100);
            return new Rgba(level, level, level, 1).ToString();
        }

        string name = first[(first.LastIndexOf('/') + 1)..];
        return name.Length > 1 && char.IsAsciiLetter(name[0]) ? name.TrimEnd('1', '2', '3', '4') : otherwise;
    }

    private static double Part(Match match, int group) => Math.Clamp(double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture), 0, 1);

    private static string FromHsv(double hue, double saturation, double value)
    {
        double Channel(double n)
        {
            double k = (n + (hue * 6)) % 6;
            return 255 * (value - (value * saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1)));
        }

        return new Rgba(Channel(5), Channel(3), Channel(1), 1).ToString();
    }

    [GeneratedRegex(@"^(\d*\.?\d+)[\s,]+(\d*\.?\d+)[\s,]+(\d*\.?\d+)$")]
    private static partial Regex Hsv();

    [GeneratedRegex("^gr[ae]y([0-9]{1,3})$", RegexOptions.IgnoreCase)]
    private static partial Regex Gray();
}
