using System.Collections.Immutable;
using System.Text.Json;

using Micrograd.Sessions.Assemblies;

namespace Micrograd.Sessions.Packages;

/// <summary>The answer to an earlier restore of the same packages.</summary>
internal sealed class KeptAnswer(string path)
{
    /// <summary>The packages, or null when there is no answer, it is too old, or one of its files is gone.</summary>
    /// <param name="age">How old it may be; null for any age.</param>
    public ImmutableArray<RestoredPackage>? Read(TimeSpan? age)
    {
        if (!File.Exists(path) || (age is { } limit && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > limit)) return null;
        try
        {
            RestoredPackage[]? packages = JsonSerializer.Deserialize<RestoredPackage[]>(File.ReadAllBytes(path));
            return packages is not null && packages.All(package => package.Assemblies.Concat(package.NativeLibraries).All(File.Exists)) ? [.. packages] : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer. A second session may be doing the same: the file is replaced whole.</summary>
    public void Write(ImmutableArray<RestoredPackage> packages)
    {
        string fresh = $"{path}.{Guid.NewGuid():n}";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(packages.ToArray()));
        File.Move(fresh, path, overwrite: true);
    }
}
