using System.Collections.Immutable;

namespace Micrograd.Lab.Sites;

/// <summary>A site that was written before, as <see cref="SiteWriter"/> writes it.</summary>
internal static class Folder
{
    /// <summary>The site in a folder.</summary>
    public static Site ToSite(string folder)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);
        return new Site(files.ToImmutableSortedDictionary(
            path => Path.GetRelativePath(folder, path).Replace('\\', '/'),
            ISiteFile (path) => new DiskFile(path),
            StringComparer.Ordinal));
    }
}
