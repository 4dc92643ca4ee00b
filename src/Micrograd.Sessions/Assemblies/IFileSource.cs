using System.Globalization;

namespace Micrograd.Sessions.Assemblies;

/// <summary>Where <c>#r</c>, <c>#load</c> and <c>#!import</c> find files. A host without a file system brings its own.</summary>
public interface IFileSource
{
    /// <summary>A file's content, or null when there is no such file.</summary>
    /// <param name="path">A full path, with the separators of this system.</param>
    /// <param name="cancellationToken">Ends a slow transfer.</param>
    ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>
    /// What tells a file from one that stood there before, at little cost; null when there is no such file, and always where nothing tells. What an editor
    /// knows of a script is read anew when it is another one.
    /// </summary>
    /// <param name="path">A full path, with the separators of this system.</param>
    string? Version(string path) => null;
}

/// <summary>Files of the file system.</summary>
internal sealed class DiskFiles : IFileSource
{
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false) : null;

    public string? Version(string path) =>
        new FileInfo(path) is { Exists: true } file ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks} {file.Length}") : null;
}
