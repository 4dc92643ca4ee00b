using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Comparison;

/// <summary>A place where what a cell shows now is not what was saved.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="CellNumber">Its number in brackets, <see cref="CellRun.Number"/>.</param>
/// <param name="Output">Which of its outputs, counted from 1.</param>
/// <param name="MimeType">Which form of the output, where it has several.</param>
/// <param name="Summary">What is different, in words.</param>
/// <param name="Excerpt">The lines that differ: saved ones after <c>- </c>, fresh ones after <c>+ </c>. May be empty.</param>
public sealed record OutputDifference(NotebookCell Cell, int CellNumber, int Output, string? MimeType, string Summary, string Excerpt);
