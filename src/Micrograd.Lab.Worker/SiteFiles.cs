using System.Runtime.InteropServices.JavaScript;

using Micrograd.Sessions.Assemblies;

namespace Micrograd.Lab.Worker;

/// <summary>Files of the site, by the paths that they have in the repository: <c>/artifacts/course/Micrograd.dll</c>.</summary>
internal sealed partial class SiteFiles : IFileSource
{
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        int length = await Load(path).ConfigureAwait(true);
        if (length < 0) return null;
        byte[] content = new byte[length];
        Copy(path, content.AsSpan());
        return content;
    }

    // The length, or -1 when the site has no such file.
    [JSImport("loadFile", "lab")]
    private static partial Task<int> Load(string path);

    [JSImport("copyFile", "lab")]
    private static partial void Copy(string path, [JSMarshalAs<JSType.MemoryView>] Span<byte> content);
}
