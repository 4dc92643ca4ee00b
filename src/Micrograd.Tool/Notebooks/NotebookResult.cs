using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Tool;

/// <summary>How a notebook fared.</summary>
/// <param name="Notebook">Which one.</param>
internal sealed record NotebookResult(NotebookPath Notebook)
{
    public string Path => Notebook.Path;

    /// <summary>The document, when it could be read.</summary>
    public NotebookDocument? Document { get; init; }

    /// <summary>Its run, when it came to that.</summary>
    public NotebookRun? Run { get; init; }

    /// <summary>Where it shows something else than it has saved.</summary>
    public IReadOnlyList<OutputDifference> Differences { get; init; } = [];

    /// <summary>Why it could not be run.</summary>
    public string? Problem { get; init; }

    /// <summary>Why it was passed over.</summary>
    public string? Skipped { get; init; }

    public bool IsCancelled => Run is { IsCancelled: true };

    public bool Failed => Problem is not null || Run is { Succeeded: false } || Differences.Count > 0;
}
