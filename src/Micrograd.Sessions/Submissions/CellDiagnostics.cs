using System.Collections.Frozen;

using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Submissions;

/// <summary>What of the compiler's findings a reader can do something about.</summary>
internal static class CellDiagnostics
{
    // A field that nothing assigns or reads: a later cell may.
    private static readonly FrozenSet<string> SaidTooEarly = FrozenSet.Create("CS0067", "CS0169", "CS0414", "CS0649");

    /// <summary>True for an error or a warning that is about a place in a cell.</summary>
    public static bool AreWorthSaying(Diagnostic diagnostic, SyntaxTree tree) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed
        && diagnostic.Location.SourceTree == tree && !SaidTooEarly.Contains(diagnostic.Id);
}
