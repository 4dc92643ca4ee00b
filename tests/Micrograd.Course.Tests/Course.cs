namespace Micrograd.Course.Tests;

/// <summary>The notebooks, where they stand in this clone.</summary>
internal static class Course
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the notebooks.</summary>
    public static string Folder { get; } = Path.Combine(Root, "notebooks");

    /// <summary>Their file names, in the order of the chapters.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>Every notebook, as test data.</summary>
    public static TheoryData<string> Chapters => [.. Files];

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Micrograd.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Micrograd.sln.");
    }
}
