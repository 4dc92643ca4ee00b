namespace Micrograd.Lab.Sites;

/// <summary>A file of the site.</summary>
internal interface ISiteFile
{
    /// <summary>Its bytes as they are now: a file of the clone may be edited while the server runs.</summary>
    Task<byte[]> ReadAsync();
}
