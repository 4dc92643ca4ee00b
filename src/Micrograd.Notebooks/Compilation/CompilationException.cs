using System.Collections.Immutable;

using Microsoft.CodeAnalysis;

namespace Micrograd.Notebooks;

/// <summary>A cell doesn't compile.</summary>
internal sealed class CompilationException(IEnumerable<Diagnostic> diagnostics) : Exception("The cell doesn't compile.")
{
    /// <summary>The errors, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Errors { get; } =
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
}
