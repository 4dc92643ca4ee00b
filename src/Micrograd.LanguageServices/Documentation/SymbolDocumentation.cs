namespace Micrograd.LanguageServices.Documentation;

/// <summary>What a library's author, or a cell's <c>///</c> comments, say about a symbol.</summary>
/// <param name="Text">As plain text.</param>
/// <param name="Markdown">The same as Markdown.</param>
public sealed record SymbolDocumentation(string Text, string Markdown)
{
    /// <summary>For a symbol that nobody has said anything about.</summary>
    public static SymbolDocumentation None { get; } = new("", "");
}
