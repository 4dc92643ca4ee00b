using System.Collections.Immutable;

using Micrograd.Sessions.Directives;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>C# that would run in a cell, in its order: the cell's own, and that of the files that it loads.</summary>
/// <param name="Pieces">The pieces of it.</param>
/// <param name="References">What its directives refer to and the session doesn't yet.</param>
/// <param name="Files">The files that it loads.</param>
/// <param name="Problems">Directives that can't be followed.</param>
/// <param name="IsUnknown">True when something will be brought that can't be read before the cell runs: a package.</param>
/// <param name="Language">The version of C# that follows.</param>
internal sealed record UnrunCode(
    ImmutableArray<UnrunPiece> Pieces,
    ImmutableArray<MetadataReference> References,
    ImmutableArray<ReadFile> Files,
    ImmutableArray<CellProblem> Problems,
    bool IsUnknown,
    LanguageVersion Language);

/// <summary>A piece of a cell's C#, or of a file's that it loads.</summary>
/// <param name="Own">The part of the cell; null for a file's.</param>
/// <param name="Code">The C#.</param>
/// <param name="File">The full path of the file; null for the cell's own.</param>
/// <param name="Language">The version of C# that it is written in.</param>
internal sealed record UnrunPiece(CSharpPart? Own, string Code, string? File, LanguageVersion Language);

/// <summary>A file as it was read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Version">What tells it from another that stands there later; null when there was none.</param>
internal readonly record struct ReadFile(string Path, string? Version);
