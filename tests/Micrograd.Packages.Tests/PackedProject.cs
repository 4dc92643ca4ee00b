namespace Micrograd.Packages.Tests;

/// <summary>The projects that are packed: those that say nothing against it.</summary>
internal static class PackedProject
{
    public const string Tool = "Micrograd.Tool";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Clone.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => !File.ReadAllText(project).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those that others refer to.</summary>
    public static IEnumerable<string> Libraries => Names.Where(name => name != Tool);
}
