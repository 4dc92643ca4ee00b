namespace Micrograd.LanguageServices;

/// <summary>Something that can stand at a place in a cell.</summary>
/// <param name="Text">What is inserted, and what a list shows.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">Its declaration on one line, such as <c>void Value.Backward()</c>; empty when there is nothing to say.</param>
public sealed record CompletionItem(string Text, CompletionKind Kind, string Detail);
