using Micrograd.LanguageServices;

namespace Micrograd.Hosting.Conversations;

/// <summary>What helps to answer questions about code, where a program has it. What is missing is asked for in vain.</summary>
/// <param name="Formatter">What formats C#.</param>
/// <param name="Decompiler">What makes C# of assemblies.</param>
public sealed record LanguageTools(ICodeFormatter? Formatter = null, IDecompiler? Decompiler = null);
