using System.Collections.Immutable;

using Micrograd.Sessions.Directives;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>C# that would run in a cell, in its order: the cell's own, and that of the files that it loads.</summary>
/// <param name="Pieces">Each is a part of the cell, or the text of a file's, and the version of C# that it is written in.</param>
/// <param name="References">What its directives refer to and the session doesn't yet.</param>
/// <param name="Problems">Directives that can't be followed.</param>
/// <param name="IsUnknown">True when something will be brought that can't be read before the cell runs: a package.</param>
/// <param name="Language">The version of C# that follows.</param>
internal sealed record UnrunCode(
    ImmutableArray<(CSharpPart? Own, string? Loaded, LanguageVersion Language)> Pieces, ImmutableArray<MetadataReference> References,
    ImmutableArray<CellProblem> Problems, bool IsUnknown, LanguageVersion Language);
