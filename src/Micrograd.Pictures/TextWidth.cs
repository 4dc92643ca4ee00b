using System.Globalization;
using System.Text;

namespace Micrograd.Pictures;

/// <summary>How wide a text is in Helvetica, and so in Arial and Liberation Sans, which have the same widths.</summary>
public static class TextWidth
{
    /// <summary>The share of the font's size that a line takes, the room to the next one included: Graphviz's figure.</summary>
    public const double LineHeight = 15.0 / 14;

    /// <summary>In thousandths of the font's size, from the space to the tilde: Adobe's metrics of Helvetica.</summary>
    private static readonly short[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to slash
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
    ];

    /// <summary>A text's width in pixels.</summary>
    /// <param name="text">A line of text.</param>
    /// <param name="fontSize">The font's size in pixels.</param>
    public static double Of(string text, double fontSize) => text.EnumerateRunes().Sum(Thousandths) * fontSize / 1000;

    private static int Thousandths(Rune rune)
    {
        if (rune.Value is >= ' ' and <= '~') return Ascii[rune.Value - ' '];
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
            _ when IsWide(rune.Value) => 1000,
            _ => 600,
        };
    }

    /// <summary>The scripts of East Asia and emoji, long dashes and arrows, which are as wide as the font is high.</summary>
    private static bool IsWide(int code) => code is 0x2014 or 0x2026 or (>= 0x2190 and <= 0x21FF) or
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or
        (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
