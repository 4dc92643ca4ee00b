namespace Micrograd.LanguageServices;

/// <summary>Makes C# of assemblies. A program that has such a thing hands it in: it is too large for a page.</summary>
public interface IDecompiler
{
    /// <summary>Makes C# of a type.</summary>
    /// <param name="assembly">The assembly's file.</param>
    /// <param name="type">The full name of a type that is in no other, as metadata has it: <c>System.Collections.Generic.List`1</c>.</param>
    /// <param name="member">The metadata token of the type, of one that is nested in it, or of a member.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The place of the member's name in the C#; null when the assembly has no such type.</returns>
    CodePlace? Decompile(string assembly, string type, int member, CancellationToken cancellationToken = default);
}
