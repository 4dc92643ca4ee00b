namespace Micrograd.Sessions.Assemblies;

/// <summary>Where <c>#r</c>, <c>#load</c> and <c>#!import</c> find files. A host without a file system brings its own.</summary>
public interface IFileSource
{
    /// <summary>A file's content, or null when there is no such file.</summary>
    /// <param name="path">A full path, with the separators of this system.</param>
    /// <param name="cancellationToken">Ends a slow transfer.</param>
    ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default);
}

/// <summary>Files of the file system.</summary>
internal sealed class DiskFiles : IFileSource
{
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false) : null;
}
