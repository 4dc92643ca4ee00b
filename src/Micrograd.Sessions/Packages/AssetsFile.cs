using System.Collections.Immutable;
using System.Text.Json;

namespace Micrograd.Sessions.Packages;

/// <summary>What a restore writes down: <c>project.assets.json</c>.</summary>
internal sealed class AssetsFile
{
    private readonly JsonElement _root;

    private AssetsFile(JsonElement root) => _root = root;

    /// <summary>Reads it; null when the restore didn't come so far.</summary>
    public static AssetsFile? Read(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new AssetsFile(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Errors and warnings: NuGet's number, whether it is an error, the words, and the package that it is about.</summary>
    public IEnumerable<(string Code, bool IsError, string Message, string? Package)> Messages()
    {
        if (!_root.TryGetProperty("logs", out JsonElement logs)) yield break;
        foreach (JsonElement log in logs.EnumerateArray())
        {
            yield return (
                log.GetProperty("code").GetString()!,
                log.GetProperty("level").GetString() == "Error",
                log.GetProperty("message").GetString()!,
                log.TryGetProperty("libraryId", out JsonElement package) ? package.GetString() : null);
        }
    }

    /// <summary>The folders of this machine in which packages are kept.</summary>
    public ImmutableArray<string> Folders => [.. _root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];

    /// <summary>True when a source couldn't be reached.</summary>
    public bool MissesSource => Messages().Any(message => message is { IsError: true, Code: "NU1301" });

    /// <summary>The packages, with what of them this runtime and system use.</summary>
    public ImmutableArray<RestoredPackage> Packages()
    {
        ImmutableArray<string> folders = Folders;
        JsonElement libraries = _root.GetProperty("libraries");
        // One target for the framework alone, one for this system besides.
        JsonElement target = _root.GetProperty("targets").EnumerateObject().First(target => target.Name.Contains('/', StringComparison.Ordinal)).Value;
        var packages = ImmutableArray.CreateBuilder<RestoredPackage>();
        foreach (JsonProperty library in target.EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package") continue;
            string relative = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            string root = folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Directory.Exists)
                ?? throw new PackageRestoreException($"{library.Name} was restored, and its folder isn't there: {relative}");
            string[] identity = library.Name.Split('/');
            packages.Add(new RestoredPackage(identity[0], identity[1], Files(library.Value, "runtime", root), Files(library.Value, "native", root)));
        }

        return packages.ToImmutable();
    }

    // A package that has nothing for a kind of file says so by a file named `_._`.
    private static ImmutableArray<string> Files(JsonElement library, string kind, string root)
    {
        if (!library.TryGetProperty(kind, out JsonElement files)) return [];
        IEnumerable<string> names = files.EnumerateObject().Select(file => file.Name).Where(name => !name.EndsWith("/_._", StringComparison.Ordinal));
        return [.. names.Select(name => Path.GetFullPath(Path.Combine(root, name)))];
    }
}
