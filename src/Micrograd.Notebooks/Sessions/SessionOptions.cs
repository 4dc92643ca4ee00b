namespace Micrograd.Notebooks;

/// <summary>Where a session's files and assemblies come from.</summary>
public sealed record SessionOptions
{
    /// <summary>The folder that relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from: the notebook's own.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;
}
