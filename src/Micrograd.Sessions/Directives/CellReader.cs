using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Sessions.Directives;

/// <summary>Divides a cell into its C#, its directives and its parts in other languages.</summary>
internal static class CellReader
{
    /// <summary>The directive that goes back to C#.</summary>
    public const string CSharp = "#!csharp";

    /// <summary>The parts, in the order in which they run: an assembly is referred to before the C# around its <c>#r</c> is compiled.</summary>
    /// <param name="code">The whole cell.</param>
    /// <param name="table">The directives that there are.</param>
    /// <param name="language">The directive of a language, when it is text in that one which the cell begins with; null for C#.</param>
    public static ImmutableArray<CellPart> Read(string code, DirectiveTable table, string? language = null)
    {
        string[] lines = code.ReplaceLineEndings("\n").Split('\n');
        var parts = ImmutableArray.CreateBuilder<CellPart>();
        int next = language is null ? 0 : ReadText(lines, 0, language, parts, table);
        while (next < lines.Length) next = ReadCSharp(lines, next, parts, table);
        return parts.ToImmutable();
    }

    // Returns the line after those that were read.
    private static int ReadCSharp(string[] lines, int start, ImmutableArray<CellPart>.Builder parts, DirectiveTable table)
    {
        List<DirectivePart> directives = Directives(lines, start, table);
        int first = start;
        foreach (DirectivePart directive in directives.Where(directive => directive.Name.StartsWith("#!", StringComparison.Ordinal)))
        {
            int line = directive.Line - 1;
            AddCSharp(lines, first, line, directives, parts);
            first = line + 1;
            if (directive.Argument.Length == 0 && directive.Name == CSharp) continue;
            if (directive.Argument.Length > 0 || !table.IsLanguage(directive.Name))
            {
                parts.Add(directive);
                continue;
            }

            return ReadText(lines, first, directive.Name, parts, table);
        }

        AddCSharp(lines, first, lines.Length, directives, parts);
        return lines.Length;
    }

    private static int ReadText(string[] lines, int start, string language, ImmutableArray<CellPart>.Builder parts, DirectiveTable table)
    {
        int end = start;
        while (end < lines.Length && !IsSwitch(lines[end], table)) end++;
        parts.Add(new TextPart(start + 1, language, string.Join('\n', lines[start..end])));
        return end;
    }

    private static void AddCSharp(string[] lines, int start, int end, List<DirectivePart> directives, ImmutableArray<CellPart>.Builder parts)
    {
        string[] own = [.. lines[..end]];
        Array.Fill(own, "", 0, start);
        foreach (DirectivePart directive in directives.Where(directive => directive.Line > start && directive.Line <= end))
        {
            parts.Add(directive);
            own[directive.Line - 1] = "";
        }

        if (own.Any(line => !string.IsNullOrWhiteSpace(line))) parts.Add(new CSharpPart(start + 1, string.Join('\n', own)));
    }

    private static bool IsSwitch(string line, DirectiveTable table)
    {
        string name = DirectiveText.Name(line);
        return name == CSharp || table.IsLanguage(name);
    }

    // Roslyn knows which lines are directives and which are text in a string or a comment that only looks like one.
    private static List<DirectivePart> Directives(string[] lines, int start, DirectiveTable table)
    {
        if (!lines.Skip(start).Any(static line => line.AsSpan().TrimStart() is ['#', ..])) return [];
        string[] rest = [.. lines];
        Array.Fill(rest, "", 0, start);
        var text = SourceText.From(string.Join('\n', rest));
        SyntaxNode root = ScriptChain.Parse(text.ToString(), "", CellLanguageVersion.Released).GetRoot();
        return
        [
            .. root.DescendantTrivia(descendIntoTrivia: true)
                .Where(trivia => trivia.Kind() is SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia
                    or SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia or SyntaxKind.BadDirectiveTrivia)
                .Select(trivia => text.Lines.GetLineFromPosition(trivia.SpanStart))
                .DistinctBy(line => line.LineNumber)
                .OrderBy(line => line.LineNumber)
                .Select(line => DirectiveText.Read(line.ToString(), line.LineNumber + 1, table))
                .Where(directive => directive.Name is ['#', '!' or ':', ..] or "#r" or "#load" or "#i"),
        ];
    }
}
