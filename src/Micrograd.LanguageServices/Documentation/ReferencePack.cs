using System.Collections.Concurrent;

namespace Micrograd.LanguageServices.Documentation;

/// <summary>The class library's documentation, which an SDK keeps beside the runtime: one file for each assembly that programs are compiled against.</summary>
internal sealed class ReferencePack
{
    private static readonly ConcurrentDictionary<string, ReferencePack?> Known = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<DocumentationFile>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths;

    private ReferencePack(string folder) =>
        _paths = Directory.EnumerateFiles(folder, "*.xml").ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the assemblies that have a file.</summary>
    public IReadOnlyCollection<string> Names => _paths.Keys;

    /// <summary>The pack beside the runtime that an assembly belongs to, or null: a machine may have a runtime and no SDK.</summary>
    public static ReferencePack? Beside(string assemblyPath)
    {
        if (OperatingSystem.IsBrowser() || Path.GetDirectoryName(assemblyPath) is not { Length: > 0 } folder) return null;
        return Known.GetOrAdd(folder, static runtime =>
        {
            // dotnet/shared/Microsoft.NETCore.App/10.0.1 and dotnet/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0
            string shared = Path.GetDirectoryName(runtime)!;
            string packs = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(shared) ?? "") ?? "", "packs", Path.GetFileName(shared) + ".Ref");
            if (!Directory.Exists(packs)) return null;
            string? newest = Directory.EnumerateDirectories(packs)
                .Select(version => Path.Combine(version, "ref", $"net{Environment.Version.Major}.0"))
                .Where(Directory.Exists)
                .OrderBy(path => path, StringComparer.Ordinal)
                .LastOrDefault();
            return newest is null ? null : new ReferencePack(newest);
        });
    }

    /// <summary>A member's element in an assembly's file, or null.</summary>
    public string? Find(string assembly, string id) =>
        _paths.TryGetValue(assembly, out string? path) ? _files.GetOrAdd(assembly, _ => new(() => new DocumentationFile(path))).Value.Find(id) : null;
}
