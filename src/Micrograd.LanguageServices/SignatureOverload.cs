using System.Collections.Immutable;

using Micrograd.LanguageServices.Documentation;

namespace Micrograd.LanguageServices;

/// <summary>One way to make a call.</summary>
/// <param name="Text">The declaration, as C# writes it.</param>
/// <param name="Documentation">What is said about it.</param>
/// <param name="Parameters">Its parameters, in their order.</param>
public sealed record SignatureOverload(string Text, SymbolDocumentation Documentation, ImmutableArray<SignatureParameter> Parameters);
