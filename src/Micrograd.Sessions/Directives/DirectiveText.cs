namespace Micrograd.Sessions.Directives;

/// <summary>
/// Reads the line of a directive, alike for all of them: its name, then, after white space or a quotation mark, what it is about, in quotation marks or
/// without, and a comment from <c>//</c> on.
/// </summary>
internal static class DirectiveText
{
#pragma warning disable CA1308 // The names are listed in small letters.
    /// <summary>The name that a line begins with, in the case that it is listed in; all of the line up to white space or a quotation mark.</summary>
    public static string Name(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        int end = text.IndexOfAny(" \t\"");

        // "# r" is C#'s own way to write it, too.
        if (end == 1 && text[1] != '"')
        {
            ReadOnlySpan<char> rest = text[1..].TrimStart();
            int restEnd = rest.IndexOfAny(" \t\"");
            return string.Concat("#", restEnd < 0 ? rest : rest[..restEnd]).ToLowerInvariant();
        }

        return (end < 0 ? text : text[..end]).ToString().ToLowerInvariant();
    }
#pragma warning restore CA1308

    /// <summary>Reads a line that begins with a directive.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, counted from 1.</param>
    /// <param name="table">The directives that there are.</param>
    public static DirectivePart Read(string line, int number, DirectiveTable table)
    {
        string name = Name(line);
        string rest = line.TrimStart()[1..].TrimStart()[(name.Length - 1)..].Trim();
        if (rest.StartsWith('"')) return Quoted(name, rest, line, number, isAlone: table.Find(name) is { Argument: DirectiveArgument.None });
        string argument = Uncommented(rest);
        string? problem = argument switch
        {
            [] => null,
            ['\'' or '“' or '”' or '„' or '‘' or '’', ..] => $"What {name} is about stands in straight double quotation marks: {name} \"…\"",
            _ when table.Find(name) is { Argument: DirectiveArgument.None } => $"{name} stands alone on its line. {argument} belongs on another one.",
            _ => null,
        };
        return new DirectivePart(number, name, argument, line, problem);
    }

    private static DirectivePart Quoted(string name, string rest, string line, int number, bool isAlone)
    {
        int end = rest.IndexOf('"', 1);
        if (end < 0) return new DirectivePart(number, name, Uncommented(rest[1..]), line, $"The quotation mark after {name} isn't closed: {name} \"…\"");
        string after = Uncommented(rest[(end + 1)..]);
        string? problem = after switch
        {
            _ when isAlone => $"{name} stands alone on its line. {rest} belongs on another one.",
            [] => null,
            ";" => $"{name} ends without a semicolon.",
            _ => $"{name} is about one thing, in one pair of quotation marks. {after} belongs on another line.",
        };
        return new DirectivePart(number, name, rest[1..end].Trim(), line, problem);
    }

    // In an address // is no comment: one has white space before it, or nothing.
    private static string Uncommented(string text)
    {
        for (int i = text.IndexOf("//", StringComparison.Ordinal); i >= 0; i = text.IndexOf("//", i + 2, StringComparison.Ordinal))
        {
            if (i == 0 || char.IsWhiteSpace(text[i - 1])) return text[..i].Trim();
        }

        return text.Trim();
    }
}
