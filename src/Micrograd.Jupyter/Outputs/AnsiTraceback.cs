using System.Collections.Immutable;

namespace Micrograd.Jupyter;

/// <summary>An error's lines with the colours that front ends show: what went wrong in red, where in its own colour.</summary>
internal static class AnsiTraceback
{
    private const string Red = "\e[31m";
    private const string Blue = "\e[34m";
    private const string Plain = "\e[0m";

    public static ImmutableArray<string> Of(ImmutableArray<string> lines) => [.. lines.Select(Colored)];

    private static string Colored(string line)
    {
        if (!line.StartsWith(' ')) return $"{Red}{line}{Plain}";
        string text = line.TrimStart();
        string indent = line[..^text.Length];
        if (text.StartsWith('^')) return $"{indent}{Red}{text}{Plain}";

        // "at cell 3, line 2: the source": the place, then what stands there.
        int source = text.IndexOf(": ", StringComparison.Ordinal);
        return text.StartsWith("at ", StringComparison.Ordinal) && source > 0 ? $"{indent}{Blue}{text[..source]}{Plain}{text[source..]}" : line;
    }
}
