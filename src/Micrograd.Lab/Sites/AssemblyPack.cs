using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Micrograd.Lab.Sites;

/// <summary>
/// All assemblies of the worker as one file: two hundred single ones take a browser a second longer to fetch. <c>worker/assemblies.js</c> takes it apart.
/// </summary>
internal static class AssemblyPack
{
    /// <summary>Where it stands in the site.</summary>
    public const string Address = "_framework/assemblies.pack";

    /// <summary>True for a file of the runtime that belongs into the pack: an assembly, which lies in a wrapper of WebAssembly.</summary>
    public static bool Takes(string fileName) => fileName.EndsWith(".wasm", StringComparison.Ordinal) && fileName != "dotnet.native.wasm";

    /// <summary>
    /// The length of the whole and the length of a list (four bytes each, the lowest first), the list in JSON (<c>[["System.Linq.wasm", 123], …]</c>: each
    /// file's name and length), and the files one after the other.
    /// </summary>
    public static byte[] Make(IEnumerable<string> paths)
    {
        (string Name, byte[] Content)[] files = [.. paths.Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))];
        byte[] list = Encoding.UTF8.GetBytes(new JsonArray([.. files.Select(file => new JsonArray(file.Name, file.Content.Length))]).ToJsonString());
        byte[] lengths = new byte[8];
        int whole = lengths.Length + list.Length + files.Sum(file => file.Content.Length);
        BinaryPrimitives.WriteInt32LittleEndian(lengths, whole);
        BinaryPrimitives.WriteInt32LittleEndian(lengths.AsSpan(4), list.Length);
        var pack = new MemoryStream(whole);
        foreach (byte[] piece in files.Select(file => file.Content).Prepend(list).Prepend(lengths)) pack.Write(piece);
        return pack.GetBuffer();
    }
}
