namespace Micrograd.LanguageServices;

/// <summary>How well a name suits what a reader has begun to type.</summary>
internal static class NameMatch
{
    /// <summary>The best: the name begins with the very letters.</summary>
    public const int Prefix = 0;

    /// <summary>It doesn't suit.</summary>
    public const int None = -1;

    private const int PrefixInAnyCase = 1;
    private const int Humps = 2;
    private const int Inside = 3;

    // Two letters are inside of half of all names.
    private const int LeastInside = 3;

    /// <summary>0 and up, the smaller the better; or <see cref="None"/>.</summary>
    public static int Quality(string name, ReadOnlySpan<char> typed)
    {
        if (typed.IsEmpty || name.AsSpan().StartsWith(typed, StringComparison.Ordinal)) return Prefix;
        if (name.AsSpan().StartsWith(typed, StringComparison.OrdinalIgnoreCase)) return PrefixInAnyCase;
        if (AreHumps(name, 0, typed)) return Humps;
        return typed.Length >= LeastInside && name.AsSpan().Contains(typed, StringComparison.OrdinalIgnoreCase) ? Inside : None;
    }

    // "WL" and "wrli" are WriteLine: each run of letters begins at a hump.
    private static bool AreHumps(string name, int from, ReadOnlySpan<char> typed)
    {
        if (typed.IsEmpty) return true;
        for (int i = from; i < name.Length; i++)
        {
            if (!IsHump(name, i) || !Same(name[i], typed[0])) continue;
            int run = 1;
            while (run < typed.Length && i + run < name.Length && Same(name[i + run], typed[run])) run++;
            for (; run > 0; run--)
            {
                if (AreHumps(name, i + run, typed[run..])) return true;
            }
        }

        return false;
    }

    private static bool IsHump(string name, int i) =>
        i == 0 || char.IsUpper(name[i]) || !char.IsLetterOrDigit(name[i - 1]) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]));

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
