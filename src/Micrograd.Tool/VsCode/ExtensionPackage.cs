using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Micrograd.Tool;

/// <summary>An extension as one file, <c>.vsix</c>: a zip archive with the extension in a folder, and two descriptions beside that.</summary>
internal static class ExtensionPackage
{
    private const string Manifest = "extension.vsixmanifest";
    private const string ContentTypes = "[Content_Types].xml";

    // rw-r--r--, an ordinary file.
    private const int Attributes = 0b1_000_000_110_100_100 << 16;

    // The first moment that an archive can name: the same files make the same bytes.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>Makes it.</summary>
    /// <param name="files">The extension's files.</param>
    /// <param name="version">Its version.</param>
    /// <param name="targetPlatform">The only kind of machine that it runs on, in VS Code's words; null for all.</param>
    /// <exception cref="InvalidDataException">What the extension says of itself isn't enough.</exception>
    public static byte[] Make(ImmutableSortedDictionary<string, byte[]> files, string version, string? targetPlatform)
    {
        var manifest = new ExtensionManifest(files, version);
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, Manifest, manifest.ToVsix(targetPlatform));
            Write(archive, ContentTypes, TypesOf(files.Keys.Select(name => $"extension/{name}").Append(Manifest)));
            foreach ((string name, byte[] content) in files.SetItem(ExtensionManifest.FileName, manifest.ToJson())) Write(archive, $"extension/{name}", content);
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] content)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = Attributes;
        using Stream stream = entry.Open();
        stream.Write(content);
    }

    // The format asks for the type of every ending; VS Code itself asks for none of them.
    private static byte[] TypesOf(IEnumerable<string> names)
    {
        ILookup<string, string> byEnding = names.ToLookup(Path.GetExtension, StringComparer.OrdinalIgnoreCase)!;
        var types = new XElement(
            Types + "Types",
            byEnding.Where(group => group.Key.Length > 1).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new XElement(Types + "Default", new XAttribute("Extension", group.Key), new XAttribute("ContentType", TypeOf(group.Key)))),
            byEnding.Where(group => group.Key.Length <= 1).SelectMany(group => group)
                .Select(name => new XElement(Types + "Override", new XAttribute("PartName", "/" + name), new XAttribute("ContentType", "text/plain"))));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{types.ToString().ReplaceLineEndings("\n")}\n");
    }

    private static string TypeOf(string ending) => ending switch
    {
        ".json" or ".ipynb" => "application/json",
        ".js" or ".mjs" => "application/javascript",
        ".vsixmanifest" or ".xml" => "text/xml",
        ".md" => "text/markdown",
        ".txt" or ".csx" => "text/plain",
        ".css" => "text/css",
        ".html" => "text/html",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}
