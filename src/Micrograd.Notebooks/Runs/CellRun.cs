using System.Collections.Immutable;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Runs;

/// <summary>One code cell in a <see cref="NotebookRun"/>.</summary>
public sealed record CellRun
{
    internal CellRun(NotebookCell cell, int number, int total) => (Cell, Number, Total) = (cell, number, total);

    /// <summary>The cell.</summary>
    public NotebookCell Cell { get; }

    /// <summary>Its number in brackets when the notebook has run from top to bottom: prose, empty and skipped cells don't count.</summary>
    public int Number { get; }

    /// <summary>How many such cells the notebook has.</summary>
    public int Total { get; }

    /// <summary>How it fared.</summary>
    public CellOutcome Outcome { get; internal init; }

    /// <summary>What stands under it.</summary>
    public ImmutableArray<CellOutput> Outputs { get; internal init; } = [];

    /// <summary>Its error, expected or not.</summary>
    public ErrorOutput? Error { get; internal init; }

    /// <summary>What went wrong, in a line or a few; null when nothing did.</summary>
    public string? Problem { get; internal init; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Whether it went wrong. A cell that did not run did not.</summary>
    public bool IsFailure => Problem is not null;

    /// <summary>
    /// Whether it had nothing to show because something is missing on this machine that its tag, <see cref="CellTags.Optional"/>, allows to be missing.
    /// </summary>
    internal bool LeftOut => Outputs.IsEmpty && Cell.Tags.Contains(CellTags.Optional);
}
