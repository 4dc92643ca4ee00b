using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions.Submissions;

/// <summary>What a session has accepted so far. It never changes: an editor asks it while a cell is being compiled or runs.</summary>
/// <param name="Last">The last accepted submission; null when there is none.</param>
/// <param name="References">All that a cell can refer to.</param>
/// <param name="Language">The version of C# that cells are written in.</param>
internal sealed record SessionState(CSharpCompilation? Last, ImmutableArray<MetadataReference> References, LanguageVersion Language)
{
    // Binding the references takes longer than a question: done once, and shared by all that is asked in this state.
    private readonly Lazy<CSharpCompilation> _empty = new(() => ScriptChain.Bind(null, References, Last));

    private SessionState? _extended;

    /// <summary>This state with some more to refer to.</summary>
    public SessionState With(ImmutableArray<MetadataReference> more)
    {
        if (more.IsEmpty) return this;
        ImmutableArray<MetadataReference> all = [.. References, .. more];

        // The same for each letter that is typed below the directives.
        if (_extended is { } known && known.References.SequenceEqual(all)) return known;
        return _extended = new SessionState(Last, all, Language);
    }

    /// <summary>Binds C# after all that the session has accepted, or after another piece of the same cell.</summary>
    public EditedCode Edit(SyntaxTree tree, CSharpCompilation? previous = null) =>
        new(tree, previous is null && StaleOverloads.Of(tree, Last).IsEmpty
            ? _empty.Value.AddSyntaxTrees(tree)
            : ScriptChain.Bind(tree, References, previous ?? Last));
}
