namespace Micrograd.Lab.Sites;

/// <summary>A file that is made when it is asked for.</summary>
/// <param name="Make">Makes it.</param>
internal sealed record MadeFile(Func<Task<byte[]>> Make) : ISiteFile
{
    /// <summary>A file that is made at once.</summary>
    public static MadeFile Of(Func<byte[]> make) => new(() => Task.FromResult(make()));

    public Task<byte[]> ReadAsync() => Make();
}
