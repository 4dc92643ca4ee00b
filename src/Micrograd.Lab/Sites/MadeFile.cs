namespace Micrograd.Lab.Sites;

/// <summary>A file that is made when it is asked for.</summary>
/// <param name="Make">Makes it.</param>
internal sealed record MadeFile(Func<byte[]> Make) : ISiteFile
{
    public Task<byte[]> ReadAsync() => Task.FromResult(Make());
}
