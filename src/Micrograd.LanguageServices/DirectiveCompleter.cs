using Micrograd.Sessions;
using Micrograd.Sessions.Directives;

namespace Micrograd.LanguageServices;

/// <summary>Completes the notebook's own directives.</summary>
internal static class DirectiveCompleter
{
    /// <summary>Completes the first word of a line that begins with <c>#</c>; null when the place isn't in such a word.</summary>
    public static CompletionList? Complete(CellText cell, int position, CSharpSession session)
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
                .. session.Directives.Where(directive => typed == "#" || NameMatch.Quality(directive.Name, typed) is NameMatch.Prefix)
                    .Select(directive => new CompletionItem(directive.Name, CompletionKind.Directive, Detail(directive))),
            ]);
    }

    private static string Detail(Directive directive) => directive.Usage == directive.Name ? directive.Help : $"{directive.Usage}: {directive.Help}";

    private static System.Buffers.SearchValues<char> Letters { get; } = System.Buffers.SearchValues.Create("!:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
