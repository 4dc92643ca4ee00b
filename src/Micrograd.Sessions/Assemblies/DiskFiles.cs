namespace Micrograd.Sessions.Assemblies;

/// <summary>Files of the file system.</summary>
internal sealed class DiskFiles : IFileSource
{
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false) : null;
}
