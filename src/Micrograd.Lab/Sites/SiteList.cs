using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Micrograd.Lab.Sites;

/// <summary><c>site.json</c>: what the page knows of the site before it opens anything.</summary>
internal static class SiteList
{
    /// <summary>Where it stands in the site.</summary>
    public const string Address = "site.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Makes the list.</summary>
    /// <param name="chapters">The addresses of the notebooks, in their order.</param>
    /// <param name="forNotebooks">The addresses of the files that notebooks may load.</param>
    /// <param name="read">Reads a notebook.</param>
    public static byte[] Make(IEnumerable<string> chapters, IEnumerable<string> forNotebooks, Func<string, byte[]> read)
    {
        var json = new JsonObject
        {
            ["chapters"] = new JsonArray([.. chapters.Select(address => new JsonObject
            {
                ["name"] = Path.GetFileNameWithoutExtension(address),
                ["title"] = Title(read(address)) ?? Path.GetFileNameWithoutExtension(address),
                ["file"] = address,
            })]),
            ["files"] = new JsonArray([.. forNotebooks.Select(address => JsonValue.Create(address))]),
        };
        return Encoding.UTF8.GetBytes(json.ToJsonString(Indented));
    }

    /// <summary>The list, with a word that the browser is to keep the site for use without a network: not a clone, which changes at every edit.</summary>
    public static byte[] ForUseOffline(byte[] list)
    {
        JsonNode json = JsonNode.Parse(list)!;
        json["offline"] = true;
        return Encoding.UTF8.GetBytes(json.ToJsonString(Indented));
    }

    // The first heading of the first cell that has one.
    private static string? Title(byte[] notebook)
    {
        JsonNode? cells = JsonNode.Parse(notebook)?["cells"];
        return cells?.AsArray()
            .Where(cell => cell?["cell_type"]?.GetValue<string>() == "markdown")
            .SelectMany(cell => cell!["source"] is JsonArray lines ? lines.Select(line => line!.GetValue<string>()) : cell["source"]!.GetValue<string>().Split('\n'))
            .Where(line => line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line[2..].Trim())
            .FirstOrDefault();
    }
}
