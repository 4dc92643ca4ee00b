using System.Collections.Immutable;

namespace Micrograd.Notebooks;

/// <summary>Completes the notebook's own directives.</summary>
internal static class DirectiveCompleter
{
    private static readonly ImmutableArray<(string Text, string Detail)> All =
    [
        ("#r", "#r \"path.dll\": refers to an assembly; #r \"nuget: Name, Version\" restores a package"),
        ("#i", "#i \"nuget:source\": where packages are looked for, besides the usual places"),
        ("#load", "#load \"script.csx\": runs a script"),
        ("#!import", "#!import notebook.ipynb: runs another notebook's cells"),
        ("#!time", "Shows how long the cell takes"),
        ("#!who", "Lists the variables"),
        ("#!whos", "Lists the variables with their types and values"),
        ("#!help", "What a cell can do, or what a name means"),
        ("#!csharp", "What follows is C#"),
        ("#!markdown", "What follows is Markdown"),
        ("#!html", "What follows is HTML"),
        ("#!javascript", "What follows is JavaScript"),
        ("#!dot", "What follows is a graph in DOT"),
        ("#!mermaid", "What follows is a diagram in Mermaid"),
        ("#:property", "#:property LangVersion=preview: C# that isn't released yet, from here on"),
    ];

    /// <summary>Completes the first word of a line that begins with <c>#</c>; null when the place isn't in such a word.</summary>
    public static CompletionList? Complete(CellText cell, int position)
    {
        int line = cell.LineStart(position);
        string text = cell.Code[line..position];
        string typed = text.TrimStart();
        if (!typed.StartsWith('#') || typed.AsSpan(1).ContainsAnyExcept(Letters)) return null;
        int end = position;
        while (end < cell.Code.Length && char.IsAsciiLetter(cell.Code[end])) end++;
        return new CompletionList(
            position - typed.Length,
            end,
            [
                .. All.Where(directive => NameMatch.Quality(directive.Text, typed) is NameMatch.Prefix || (typed == "#" && directive.Text[0] == '#'))
                    .Select(directive => new CompletionItem(directive.Text, CompletionKind.Directive, directive.Detail)),
            ]);
    }

    private static System.Buffers.SearchValues<char> Letters { get; } = System.Buffers.SearchValues.Create("!:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
