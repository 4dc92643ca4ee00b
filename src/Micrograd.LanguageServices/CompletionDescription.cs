namespace Micrograd.LanguageServices;

/// <summary>What is said about a completion.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Declaration and documentation as plain text.</param>
/// <param name="Markdown">The same as Markdown.</param>
public sealed record CompletionDescription(CompletionKind Kind, string Text, string Markdown);
