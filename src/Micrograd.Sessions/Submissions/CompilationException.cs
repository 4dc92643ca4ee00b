using System.Collections.Immutable;

using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Submissions;

/// <summary>A cell doesn't compile.</summary>
internal sealed class CompilationException : Exception
{
    public CompilationException(IEnumerable<Diagnostic> diagnostics)
        : base("The cell doesn't compile.")
    {
        All = [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Errors = CellAdvice.WithoutConsequences([.. All.OrderBy(error => error.Location.SourceSpan.Start)]);
    }

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
    public ImmutableArray<Diagnostic> All { get; }

    /// <summary>The errors that are worth saying, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Errors { get; }
}
