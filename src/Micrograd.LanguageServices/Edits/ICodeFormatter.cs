using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>Puts the white space of C# in order. A program that has such a thing hands it in: it is too large for a page.</summary>
public interface ICodeFormatter
{
    /// <summary>The changes that do it. Nothing but white space is changed.</summary>
    /// <param name="root">The C#, which has no errors in its syntax.</param>
    /// <param name="style">How to indent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ImmutableArray<TextChange> Format(SyntaxNode root, IndentStyle style, CancellationToken cancellationToken = default);
}

/// <summary>How to indent.</summary>
/// <param name="Size">How many columns an indentation has.</param>
/// <param name="UseTabs">True to indent with tabs.</param>
public sealed record IndentStyle(int Size = 4, bool UseTabs = false);
