using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.LanguageServices;

/// <summary>Makes the list of completions for a place in a cell's C#.</summary>
internal static class Completer
{
    // The parser only sees where a name would stand when there is one.
    private const string Marker = "__";

    /// <summary>The word that a place is in or at the end of.</summary>
    public static (int Start, int End) WordAt(string code, int position)
    {
        int start = position;
        int end = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end])) end++;
        return (start, end);
    }

    /// <summary>The code with a name at the place, whatever stands there.</summary>
    public static string WithName(string code, int start, int end)
    {
        string name = start == end ? Marker : SyntaxFacts.GetKeywordKind(code[start..end]) == SyntaxKind.None ? code[start..end] : new string('_', end - start);
        return string.Concat(code.AsSpan(0, start), name, EndsStatement(code, start, end) ? ";" : "", code.AsSpan(end));
    }

    // After `a.` and a line end, a name begins the next statement; to the parser, the two lines are one declaration.
    private static bool EndsStatement(string code, int start, int end)
    {
        if (start == 0 || code[start - 1] != '.') return false;
        ReadOnlySpan<char> rest = code.AsSpan(end);
        ReadOnlySpan<char> next = rest.TrimStart();
        if (next.IsEmpty || !SyntaxFacts.IsIdentifierStartCharacter(next[0]) || rest[..^next.Length].IndexOfAny('\r', '\n') < 0) return false;
        int length = 1;
        while (length < next.Length && SyntaxFacts.IsIdentifierPartCharacter(next[length])) length++;
        string following = next[..length].ToString();
        return !Keywords.Query.Contains(following) && !Keywords.AfterExpressions.Contains(following) && !Keywords.AfterPatterns.Contains(following);
    }

    /// <summary>The completions.</summary>
    /// <param name="code">The code with a name at the place.</param>
    /// <param name="start">Where that name begins.</param>
    /// <param name="typed">What of it the reader has typed.</param>
    /// <param name="beyond">What could be named besides all that is in scope.</param>
    public static ImmutableArray<CompletionItem> Complete(EditedCode code, int start, string typed, Lazy<ImmutableArray<ISymbol>> beyond) =>
    [
        .. Candidates(code, start, typed.Length > 0, beyond)
            .Select(candidate => (Candidate: candidate, Quality: Quality(candidate.Text, typed)))
            .Where(match => match.Quality != NameMatch.None && (match.Candidate.Symbol is null || !SymbolFilter.IsHidden(match.Candidate.Symbol)))
            .GroupBy(match => match.Candidate.Text)
            .Select(group => (Matches: group.Select(match => match.Candidate).ToList(), group.First().Quality))
            .OrderBy(group => group.Quality)
            .ThenBy(group => group.Matches.Min(candidate => candidate.Nearness))
            .ThenBy(group => group.Matches[0].Text, StringComparer.OrdinalIgnoreCase)
            .ThenBy(group => group.Matches[0].Text, StringComparer.Ordinal)
            .Select(group => Item(group.Matches).Item),
    ];

    /// <summary>One of the completions, and what it stands for; null when it isn't one of them.</summary>
    /// <param name="code">The code with a name at the place.</param>
    /// <param name="start">Where that name begins.</param>
    /// <param name="typed">What of it the reader has typed.</param>
    /// <param name="beyond">What could be named besides all that is in scope.</param>
    /// <param name="text">The completion's text.</param>
    public static (CompletionItem Item, ISymbol? Symbol)? Find(EditedCode code, int start, string typed, Lazy<ImmutableArray<ISymbol>> beyond, string text)
    {
        List<Candidate> same = [.. Candidates(code, start, typed.Length > 0, beyond)
            .Where(candidate => candidate.Text == text && (candidate.Symbol is null || !SymbolFilter.IsHidden(candidate.Symbol)))];
        return same.Count == 0 ? null : Item(same);
    }

    // In a string, a comment or a number there is no name.
    private static List<Candidate> Candidates(EditedCode code, int start, bool isTyped, Lazy<ImmutableArray<ISymbol>> beyond)
    {
        SyntaxToken word = code.Root.FindToken(start, findInsideTrivia: true);
        if (word.SpanStart != start || !word.IsKind(SyntaxKind.IdentifierToken)) return [];
        if (word.Parent?.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>() is not null) return [];
        return new CandidateFinder(code, word, isTyped, beyond).Find();
    }

    // DayOfWeek.Friday is found by "Fri" too.
    private static int Quality(string text, string typed)
    {
        int whole = NameMatch.Quality(text, typed);
        int dot = text.LastIndexOf('.');
        if (dot < 0) return whole;
        int last = NameMatch.Quality(text[(dot + 1)..], typed);
        return whole == NameMatch.None ? last : last == NameMatch.None ? whole : Math.Min(whole, last);
    }

    private static (CompletionItem Item, ISymbol? Symbol) Item(List<Candidate> same)
    {
        Candidate best = same.MinBy(candidate => (candidate.Nearness, (candidate.Symbol as IMethodSymbol)?.Parameters.Length ?? 0));
        if (best.Symbol is not { } symbol) return (new CompletionItem(best.Text, CompletionKind.Keyword, ""), null);
        int others = symbol is IMethodSymbol or INamedTypeSymbol
            ? same.Select(candidate => candidate.Symbol).Distinct(SymbolEqualityComparer.Default).Count(other => other?.Kind == symbol.Kind) - 1
            : 0;
        string more = symbol is IMethodSymbol ? SymbolText.More(others) : others <= 0 ? "" : $" (+{others} of that name)";
        return (new CompletionItem(best.Text, SymbolText.Kind(symbol), SymbolText.Signature(symbol) + more), symbol);
    }
}
