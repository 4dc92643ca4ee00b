using System.Collections.Immutable;
using System.Text.RegularExpressions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Sessions.Submissions;

/// <summary>
/// What to write instead of C# that is right in a file and not in a cell. The compiler's words are about something else there, or of no help.
/// </summary>
internal static partial class CellAdvice
{
    private const string Extension = "In a cell an extension method stands by itself, without a class around it: static int Twice(this int x) => 2 * x;";

    /// <summary>The words for an error, in the place of the compiler's; null when those will do.</summary>
    public static string? For(Diagnostic error) => error.Id switch
    {
        "CS1106" or "CS1109" or "CS9283" => Extension,
        "CS7021" => "A cell declares no namespace. Write the types without one: later cells know them by their own names.",
        "CS1529" => "A using stands before all else in a cell. Put it at the top, or into a cell before this one.",
        "CS0825" or "CS1002" or "CS1519" when UsingVariable(error) is { } name =>
            $"A cell's variables stay for later cells, so that there is no end at which {name} could be disposed of. "
            + (IsAwaited(error) ? $"Write await using (var {name} = …) {{ … }}, or var {name} = …; and await {name}.DisposeAsync();" : $"Write using (var {name} = …) {{ … }}, or var {name} = …; and {name}.Dispose();")
            + " when you are done with it.",
        "CS7022" => "A cell runs from its first line to its last. Main is a method like any other, which runs when it is called.",
        "CS0102" when IsOfCell(error) => $"This cell declares {Named(error)} twice. Choose another name, or declare it anew in another cell.",
        "CS0111" when IsOfCell(error) => $"This cell declares {Named(error)} twice, with the same parameters. Choose another name, or declare it anew in another cell.",
        "CS8345" when IsOfCell(error) => $"A cell's variables stay for later cells, and a {Named(error)} can't. Use it in braces, {{ … }}, or in a method.",
        _ => null,
    };

    /// <summary>The errors that are worth saying: not those which only follow from one that there is advice for.</summary>
    public static ImmutableArray<Diagnostic> WithoutConsequences(ImmutableArray<Diagnostic> errors)
    {
        // What the compiler stumbled over is said without a place, and follows from an error that has one.
        if (errors.Any(error => error.Location.IsInSource)) errors = errors.RemoveAll(error => !error.Location.IsInSource);
        IEnumerable<Diagnostic> ofVariables = errors.Where(error => For(error) is not null && UsingVariable(error) is not null);
        Dictionary<int, Diagnostic> variables = ofVariables.GroupBy(Line).ToDictionary(line => line.Key, line => line.First());
        HashSet<string?> names = [.. variables.Values.Select(UsingVariable)];
        return errors.RemoveAll(error => variables.TryGetValue(Line(error), out Diagnostic? first)
            ? error != first
            : error.Id == "CS0103" && names.Contains(Named(error)));
    }

    // What a cell declares outside of its types belongs to a class that nobody has written.
    private static bool IsOfCell(Diagnostic error) =>
        error.Location is { SourceTree: { } tree, SourceSpan: var span }
        && tree.GetRoot().FindNode(span).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: CompilationUnitSyntax };

    private static string? Named(Diagnostic error) => error.Location.SourceTree?.GetText().ToString(error.Location.SourceSpan);

    private static int Line(Diagnostic error) => error.Location.GetLineSpan().StartLinePosition.Line;

    // Roslyn reads `using var x = …;` as a using of a namespace called var that lacks its semicolon, and an assignment. Further ones it skips.
    private static string? UsingVariable(Diagnostic error) => Using(error) is { Success: true } found ? found.Groups["name"].Value : null;

    private static bool IsAwaited(Diagnostic error) => Using(error) is { Success: true } found && found.Groups["await"].Success;

    private static Match? Using(Diagnostic error) =>
        error.Location is { SourceTree: { } tree, IsInSource: true } ? UsingDeclaration().Match(tree.GetText().Lines[Line(error)].ToString()) : null;

    [GeneratedRegex(@"(?<await>\bawait\s+)?\busing\s+(?!static\b)[^\s=;()][^=;()]*?\s+(?<name>\w+)\s*=")]
    private static partial Regex UsingDeclaration();
}
