using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Notebooks;

/// <summary>A compiled piece of a cell.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Compilation">What Roslyn knows of it.</param>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Its portable PDB.</param>
/// <param name="EntryType">The type that holds its entry point; null when there is nothing to run.</param>
/// <param name="EntryMethod">The entry point: static, from the array of submission states to a task for the value.</param>
/// <param name="HasValue">True when it ends in an expression whose value is shown.</param>
internal sealed record Submission(
    string Name, CSharpCompilation Compilation, MemoryStream Image, MemoryStream Symbols, string? EntryType, string? EntryMethod, bool HasValue);
