using Micrograd.Sessions.Cells;

using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions.Submissions;

/// <summary>C# that the session has accepted, as its reader wrote it.</summary>
/// <param name="run">The run that it is of.</param>
/// <param name="code">The C#.</param>
/// <param name="file">The full path of the file that it stands in; null for a cell's own.</param>
/// <param name="language">The version of C# that it is written in.</param>
/// <param name="compilation">What the compiler knows of it.</param>
internal sealed class RanCode(RanCell run, string code, string? file, LanguageVersion language, CSharpCompilation compilation)
{
    /// <summary>The run that it is of. Several pieces of a cell share it, and what the cell has loaded.</summary>
    public RanCell Run { get; } = run;

    /// <summary>The C#. Its lines are those of the cell, or of the file that the cell has loaded.</summary>
    public string Code { get; } = code;

    /// <summary>The full path of the file that it stands in; null for a cell's own.</summary>
    public string? File { get; } = file;

    /// <summary>The version of C# that it is written in.</summary>
    public LanguageVersion Language { get; } = language;

    /// <summary>What the compiler knows of it.</summary>
    public CSharpCompilation Compilation { get; } = compilation;
}
