using System.Collections.Immutable;

namespace Micrograd.LanguageServices;

/// <summary>The ways to make the call that a place in a cell is in.</summary>
/// <param name="Overloads">All of them, in the order of their declaration.</param>
/// <param name="ActiveOverload">Which one the arguments written so far suit, counted from 0.</param>
/// <param name="ActiveParameter">Which of its parameters the place is at, counted from 0; null when it has none there.</param>
public sealed record SignatureHelp(ImmutableArray<SignatureOverload> Overloads, int ActiveOverload, int? ActiveParameter);
