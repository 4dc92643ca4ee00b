using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Notebooks;

/// <summary>A compiled piece of a cell.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Compilation">What Roslyn knows of it.</param>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Its portable PDB.</param>
/// <param name="EntryType">The type that holds its entry point; null when there is nothing to run.</param>
/// <param name="EntryMethod">The entry point: static, from the array of submission states to a task for the value.</param>
/// <param name="Trailing">The expression without a semicolon that it ends in, if it does: its value is shown.</param>
internal sealed record Submission(
    string Name, CSharpCompilation Compilation, MemoryStream Image, MemoryStream Symbols, string? EntryType, string? EntryMethod, ExpressionSyntax? Trailing)
{
    /// <summary>True when a value that it came to is to be shown. Nothing is, where it ends in the call of a <c>void</c> method.</summary>
    /// <param name="value">The value: null for such a call, too.</param>
    public bool Shows(object? value) => Trailing is not null && (value is not null || !IsVoid(Trailing));

    // Binds the expression once more, which takes as long as compiling it did.
    private bool IsVoid(ExpressionSyntax expression) =>
        Compilation.GetSemanticModel(expression.SyntaxTree).GetTypeInfo(expression).Type is { SpecialType: SpecialType.System_Void };
}
