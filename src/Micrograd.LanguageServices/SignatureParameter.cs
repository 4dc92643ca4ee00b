using Micrograd.LanguageServices.Documentation;

namespace Micrograd.LanguageServices;

/// <summary>A parameter of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Where it begins in the overload's text.</param>
/// <param name="End">Where it ends there.</param>
/// <param name="Documentation">What is said about it.</param>
public sealed record SignatureParameter(string Name, int Start, int End, SymbolDocumentation Documentation);
