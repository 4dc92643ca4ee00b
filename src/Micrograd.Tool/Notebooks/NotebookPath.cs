namespace Micrograd.Tool;

/// <summary>A notebook on the command line.</summary>
/// <param name="Path">Its path, as it was given or below the folder that was given.</param>
/// <param name="IsNamed">Whether it was given itself, not only its folder.</param>
internal sealed record NotebookPath(string Path, bool IsNamed)
{
    /// <summary>The path from the root. The current directory changes while notebooks run.</summary>
    public string FullPath { get; } = System.IO.Path.GetFullPath(Path);

    /// <summary>The notebook's folder, from the root.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(FullPath)!;
}
