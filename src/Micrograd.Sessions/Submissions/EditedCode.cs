using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions.Submissions;

/// <summary>C# of a cell that is being edited, bound. Nothing of it is run or emitted.</summary>
internal sealed class EditedCode(SyntaxTree tree, CSharpCompilation compilation)
{
    public SyntaxTree Tree { get; } = tree;

    public SyntaxNode Root { get; } = tree.GetRoot();

    public CSharpCompilation Compilation { get; } = compilation;

    public SemanticModel Model { get; } = compilation.GetSemanticModel(tree);
}
