namespace Micrograd.Course.Tests;

/// <summary>The notebooks, where they stand in this clone.</summary>
internal static class Course
{
    /// <summary>Their file names, in the order of the chapters.</summary>
    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Clone.Notebooks, "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>Every notebook, as test data.</summary>
    public static TheoryData<string> Chapters => [.. Files];
}
