using System.Collections.Immutable;

using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Submissions;

/// <summary>A cell doesn't compile.</summary>
internal sealed class CompilationException(IEnumerable<Diagnostic> diagnostics) : Exception("The cell doesn't compile.")
{
    /// <summary>The compiler itself has failed: it isn't known at which place.</summary>
    public static CompilationException Of(Exception failure) => new(
        [Diagnostic.Create(new DiagnosticDescriptor(
            "CS8078",
            "",
            failure is InsufficientExecutionStackException
                ? "An expression is nested too deeply for the compiler. Take parts of it out into variables."
                : $"The compiler itself fails on this cell ({failure.GetType().Name}: {failure.Message}). Leave out one part after the other to find what it can't take, and write that differently.",
            "Compiler",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true), Location.None)]);

    /// <summary>All errors.</summary>
    public ImmutableArray<Diagnostic> All { get; } = [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>The errors that are worth saying, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Errors { get; } =
        CellAdvice.WithoutConsequences([.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)]);
}
