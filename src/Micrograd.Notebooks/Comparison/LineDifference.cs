namespace Micrograd.Notebooks.Comparison;

/// <summary>Finds where two texts part, and shows the place.</summary>
internal static class LineDifference
{
    private const int MaxLines = 6;
    private const int MaxWidth = 160;

    /// <summary>An excerpt with the lines that differ, or null when none does.</summary>
    public static string? Find(string[] saved, string[] fresh, int tolerance)
    {
        int shorter = Math.Min(saved.Length, fresh.Length);
        int start = 0;
        while (start < shorter && NumericText.AreEqual(saved[start], fresh[start], tolerance)) start++;
        if (start == saved.Length && start == fresh.Length) return null;
        int end = 0;
        while (end < shorter - start && NumericText.AreEqual(saved[^(end + 1)], fresh[^(end + 1)], tolerance)) end++;

        string[] context = start > 0 && saved[start - 1].Length > 0 ? ["  " + Shorten(saved[start - 1], 0)] : [];
        int column = start < shorter ? FirstDifference(saved[start], fresh[start]) : 0;
        return string.Join('\n', [.. context, .. Marked("- ", saved[start..^end], column), .. Marked("+ ", fresh[start..^end], column)]);
    }

    public static string Added(string[] fresh) => string.Join('\n', Marked("+ ", Whole(fresh), 0));

    public static string Removed(string[] saved) => string.Join('\n', Marked("- ", Whole(saved), 0));

    // After the last line end there is an empty line, which says nothing where everything is shown.
    private static string[] Whole(string[] lines) => lines is [.. var all, ""] ? all : lines;

    private static IEnumerable<string> Marked(string mark, string[] lines, int column)
    {
        foreach (string line in lines.Take(MaxLines)) yield return mark + Shorten(line, column);
        if (lines.Length > MaxLines) yield return $"{mark}… {lines.Length - MaxLines} more lines";
    }

    /// <summary>Cuts a long line so that the given column can be seen.</summary>
    private static string Shorten(string line, int column)
    {
        line = line.TrimEnd('\r');
        if (line.Length <= MaxWidth) return line;
        int start = Math.Clamp(column - (MaxWidth / 2), 0, line.Length - MaxWidth);
        string cut = line.Substring(start, MaxWidth);
        return (start > 0 ? "…" : "") + cut + (start + MaxWidth < line.Length ? "…" : "");
    }

    private static int FirstDifference(string a, string b)
    {
        int column = 0;
        while (column < a.Length && column < b.Length && a[column] == b[column]) column++;
        return column;
    }
}
