using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Micrograd.Lab.Sites;

/// <summary>Writes a site as a folder of static files, which any web host serves, in any folder of its own.</summary>
internal static class SiteWriter
{
    private const string ServiceWorker = "service-worker.js";
    private const string Version = "self.version = ";
    private const string Offline = "offline.json";

    private static readonly string[] Compressed = [".br", ".gz"];
    private static readonly string[] AlreadySmall = [".woff2", ".png"];

    /// <summary>Writes all files, the list that the page keeps for use without a network, and a compressed copy of each where that saves something.</summary>
    /// <param name="site">The site.</param>
    /// <param name="folder">The folder, made when it isn't there.</param>
    /// <param name="compress">False to leave out the copies <c>.br</c> and <c>.gz</c>, which many hosts send in place of the file itself.</param>
    public static async Task WriteAsync(Site site, string folder, bool compress)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string address, ISiteFile file) in site.Files)
        {
            if (Compressed.Contains(Path.GetExtension(address)) || Path.GetExtension(address) == ".map" || address == Offline) continue;
            byte[] content = await file.ReadAsync();
            if (address == SiteList.Address) content = SiteList.ForUseOffline(content);
            hashes[address] = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
            await PutAsync(folder, address, content);
        }

        string version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes))).AsSpan(0, 8));
        var offline = new JsonObject(hashes.Where(file => file.Key != ServiceWorker).Select(file => KeyValuePair.Create(file.Key, (JsonNode?)file.Value)));
        await PutAsync(folder, Offline, Encoding.UTF8.GetBytes(offline.ToJsonString()));

        // A browser takes up a new version when this script's bytes have changed. A site that was written before names one already.
        string script = Encoding.UTF8.GetString(await site.Files[ServiceWorker].ReadAsync());
        if (script.StartsWith(Version, StringComparison.Ordinal)) script = script[(script.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        await PutAsync(folder, ServiceWorker, Encoding.UTF8.GetBytes($"{Version}\"{version}\";\n{script}"));
        if (compress) await CompressAsync(folder, hashes.Keys);
    }

    private static async Task PutAsync(string folder, string address, byte[] content)
    {
        string path = Path.Combine(folder, address);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content);
    }

    private static Task CompressAsync(string folder, IEnumerable<string> addresses) => Parallel.ForEachAsync(
        addresses.Where(address => !AlreadySmall.Contains(Path.GetExtension(address))),
        async (address, stop) =>
        {
            string path = Path.Combine(folder, address);
            byte[] content = await File.ReadAllBytesAsync(path, stop);
            await using (var brotli = new BrotliStream(File.Create(path + ".br"), CompressionLevel.SmallestSize)) await brotli.WriteAsync(content, stop);
            await using var gzip = new GZipStream(File.Create(path + ".gz"), CompressionLevel.SmallestSize);
            await gzip.WriteAsync(content, stop);
        });
}
