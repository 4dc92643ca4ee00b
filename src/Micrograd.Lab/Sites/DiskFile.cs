namespace Micrograd.Lab.Sites;

/// <summary>A file of this machine.</summary>
/// <param name="Path">Where it lies.</param>
internal sealed record DiskFile(string Path) : ISiteFile
{
    public Task<byte[]> ReadAsync() => File.ReadAllBytesAsync(Path);
}
