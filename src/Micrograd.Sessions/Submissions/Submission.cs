using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Sessions.Submissions;

/// <summary>A compiled piece of a cell.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Compilation">What Roslyn knows of it.</param>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Its portable PDB.</param>
/// <param name="EntryType">The type that holds its entry point; null when there is nothing to run.</param>
/// <param name="EntryMethod">The entry point: static, from the array of submission states to a task for the value.</param>
/// <param name="Root">Its C#.</param>
/// <param name="HasWarnings">True when the compiler has something to say that a reader can help.</param>
internal sealed record Submission(
    string Name, CSharpCompilation Compilation, MemoryStream Image, MemoryStream Symbols, string? EntryType, string? EntryMethod,
    CompilationUnitSyntax Root, bool HasWarnings)
{
    /// <summary>Where its places stand in what the reader has written; null where they are the same.</summary>
    public WrittenPlaces? Columns { get; init; }

    /// <summary>True when a value that it came to is to be shown: that of a last expression without a semicolon, or what was returned. Nothing is, where it
    /// ends in the call of a <c>void</c> method.</summary>
    /// <param name="value">The value: null for such a call, too, and where nothing was returned.</param>
    public bool Shows(object? value)
    {
        StatementSyntax? last = (Root.Members.LastOrDefault() as GlobalStatementSyntax)?.Statement;
        var trailing = (last as ExpressionStatementSyntax is { SemicolonToken.IsMissing: true } expression) ? expression.Expression : null;
        List<ReturnStatementSyntax> returns =
        [
            .. Root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or (StatementSyntax and not LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>(),
        ];
        if (value is not null) return trailing is not null || returns.Exists(each => each.Expression is not null);
        return returns.TrueForAll(each => each.Expression is not null) && (last is ReturnStatementSyntax || (trailing is not null && !IsVoid(trailing)));
    }

    // Binds the expression once more, which takes as long as compiling it did.
    private bool IsVoid(ExpressionSyntax expression) =>
        Compilation.GetSemanticModel(expression.SyntaxTree).GetTypeInfo(expression).Type is { SpecialType: SpecialType.System_Void };
}
