using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>Something that may stand at a place, before it is compared with what was typed.</summary>
/// <param name="Text">What would be inserted.</param>
/// <param name="Nearness">How likely it is at such a place.</param>
/// <param name="Symbol">What it is; null for a word of the language.</param>
internal readonly record struct Candidate(string Text, Nearness Nearness, ISymbol? Symbol = null);
