using System.Collections.Immutable;

using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

namespace Micrograd.LanguageServices;

/// <summary>A cell of the notebook, bound after those above it.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Pieces">Its C#, and that of the files that it loads.</param>
/// <param name="Files">The files that it loads.</param>
/// <param name="After">What stands after it.</param>
internal sealed record CellLink(WrittenCell Cell, ImmutableArray<CellPiece> Pieces, ImmutableArray<ReadFile> Files, LinkState After);

/// <summary>A piece of a cell's C#, bound.</summary>
/// <param name="Own">The part of the cell; null for a file's.</param>
/// <param name="Code">The C#. The offsets of the cell's own are those of the cell.</param>
internal sealed record CellPiece(CSharpPart? Own, EditedCode Code);

/// <summary>What stands before a cell of the notebook.</summary>
/// <param name="State">The C#, and what can be referred to.</param>
/// <param name="Files">The full paths of the files that were loaded.</param>
/// <param name="IsUnknown">True when something was brought that can't be read before it runs: a package.</param>
internal sealed record LinkState(SessionState State, ImmutableHashSet<string> Files, bool IsUnknown);
