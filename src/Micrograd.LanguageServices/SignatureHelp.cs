using System.Collections.Immutable;

using Micrograd.LanguageServices.Documentation;

namespace Micrograd.LanguageServices;

/// <summary>The ways to make the call that a place in a cell is in.</summary>
/// <param name="Overloads">All of them, in the order of their declaration.</param>
/// <param name="ActiveOverload">Which one the arguments written so far suit, counted from 0.</param>
/// <param name="ActiveParameter">Which of its parameters the place is at, counted from 0; null when it has none there.</param>
public sealed record SignatureHelp(ImmutableArray<SignatureOverload> Overloads, int ActiveOverload, int? ActiveParameter);

/// <summary>One way to make a call.</summary>
/// <param name="Text">The declaration, as C# writes it.</param>
/// <param name="Documentation">What is said about it.</param>
/// <param name="Parameters">Its parameters, in their order.</param>
public sealed record SignatureOverload(string Text, SymbolDocumentation Documentation, ImmutableArray<SignatureParameter> Parameters);

/// <summary>A parameter of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Where it begins in the overload's text.</param>
/// <param name="End">Where it ends there.</param>
/// <param name="Documentation">What is said about it.</param>
public sealed record SignatureParameter(string Name, int Start, int End, SymbolDocumentation Documentation);
