namespace Micrograd.Tests.Shared;

/// <summary>
/// How wide texts are in a browser: what Chromium's <c>measureText</c> said of each character in Liberation Sans, the font that stands for Helvetica on Linux.
/// </summary>
/// <remarks>
/// A measure of pictures that owes nothing to the one that they were drawn with. Pairs such as "AV" stand closer than the sum of the two, never wider.
/// </remarks>
internal static class MeasuredText
{
    private static readonly int[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to slash
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
    ];

    private static readonly Dictionary<char, int> Others = "\u00A0°²·×éäöüß–—…−∂≈≤∞←→αεηλΣστ".Zip<char, int>(
    [
        278, 400, 333, 333, 584, 556, 556, 556, 556, 611, 556, 1000, 1000, 584, 494, 549, 549, 713, 1000, 1000,
        578, 446, 556, 500, 618, 617, 395,
    ]).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>A text's width in pixels.</summary>
    public static double Width(string text, double fontSize = 14) => text.Sum(Thousandths) * fontSize / 1000;

    private static int Thousandths(char c) => c is >= ' ' and <= '~' ? Ascii[c - ' ']
        : Others.TryGetValue(c, out int width) ? width
        : throw new ArgumentException($"Nobody has measured '{c}' (U+{(int)c:X4}) yet.");
}
