namespace Micrograd.Jupyter;

/// <summary>Positions in a cell: the protocol counts code points, .NET counts UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The place of a code point in UTF-16 units; the end of the text when there are fewer.</summary>
    public static int ToUtf16(string text, int codePoints)
    {
        int position = 0;
        for (int i = 0; i < codePoints && position < text.Length; i++) position += IsPair(text, position) ? 2 : 1;
        return position;
    }

    /// <summary>How many code points stand before a place.</summary>
    public static int FromUtf16(string text, int position)
    {
        int count = 0;
        for (int i = 0; i < position; count++) i += IsPair(text, i) ? 2 : 1;
        return count;
    }

    private static bool IsPair(string text, int position) => position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]);
}
