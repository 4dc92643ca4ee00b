using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>Binds the C# of a cell.</summary>
internal static class CellBinder
{
    /// <summary>Each piece sees those before it.</summary>
    /// <param name="cell">Names the cell; null when it is none of the notebook's.</param>
    /// <param name="text">The cell.</param>
    /// <param name="state">What stands before it.</param>
    /// <param name="unrun">Its pieces.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static ImmutableArray<CellPiece> Bind(string? cell, CellText text, SessionState state, UnrunCode unrun, CancellationToken cancellationToken)
    {
        var pieces = ImmutableArray.CreateBuilder<CellPiece>(unrun.Pieces.Length);
        CSharpCompilation? previous = null;
        foreach (UnrunPiece piece in unrun.Pieces)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string code = piece.Own is null ? piece.Code : text.Masked(piece.Own);
            var origin = new CodeOrigin(piece.File is null ? cell : null, piece.File);
            EditedCode edited = state.Edit(ScriptChain.ParseToRead(code, origin.Path, piece.Language, cancellationToken), previous);
            pieces.Add(new CellPiece(piece.Own, edited));
            previous = edited.Compilation;
        }

        return pieces.MoveToImmutable();
    }
}
