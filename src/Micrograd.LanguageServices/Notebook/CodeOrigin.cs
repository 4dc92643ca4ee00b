using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>Where C# stands. Its syntax tree bears it as a path.</summary>
/// <param name="Cell">The cell; null when it is in none.</param>
/// <param name="File">The full path of a file that a cell loads; null when it is in none.</param>
internal readonly record struct CodeOrigin(string? Cell, string? File)
{
    private const string CellPrefix = "cell:";
    private const string FilePrefix = "file:";

    /// <summary>The path of a syntax tree.</summary>
    public string Path => Cell is not null ? CellPrefix + Cell : File is not null ? FilePrefix + File : "";

    /// <summary>True for another notebook: its file is known, and not where in it a cell stands.</summary>
    public static bool IsNotebook(string file) => System.IO.Path.GetExtension(file).Equals(".ipynb", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a tree stands; in neither, for what ran and is in the notebook no more.</summary>
    public static CodeOrigin Of(SyntaxTree tree) =>
        tree.FilePath.StartsWith(CellPrefix, StringComparison.Ordinal) ? new(tree.FilePath[CellPrefix.Length..], null)
        : tree.FilePath.StartsWith(FilePrefix, StringComparison.Ordinal) ? new(null, tree.FilePath[FilePrefix.Length..])
        : default;
}
