using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Notebooks;

/// <summary>What a session has accepted so far. It never changes: an editor asks it while a cell is being compiled or runs.</summary>
/// <param name="Last">The last accepted submission; null when there is none.</param>
/// <param name="References">All that a cell can refer to.</param>
internal sealed record SessionState(CSharpCompilation? Last, ImmutableArray<MetadataReference> References)
{
    // Binding the references takes longer than a question: done once, and shared by all that is asked in this state.
    private readonly Lazy<CSharpCompilation> _empty = new(() => ScriptChain.Bind(null, References, Last));

    /// <summary>Binds C# after all that the session has accepted, or after another piece of the same cell.</summary>
    public EditedCode Edit(SyntaxTree tree, CSharpCompilation? previous = null) =>
        new(tree, previous is null ? _empty.Value.AddSyntaxTrees(tree) : ScriptChain.Bind(tree, References, previous));
}
