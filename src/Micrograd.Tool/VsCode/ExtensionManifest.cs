using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Micrograd.Tool;

/// <summary>What an extension says of itself in <c>package.json</c>, and in the form that a <c>.vsix</c> asks for.</summary>
internal sealed class ExtensionManifest
{
    /// <summary>Where it stands among the extension's files.</summary>
    public const string FileName = "package.json";

    private static readonly XNamespace Schema = "http://schemas.microsoft.com/developer/vsx-schema/2011";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };


    // What only those need who work on the extension.
    private static readonly ImmutableArray<string> ForWork = ["private", "scripts", "devDependencies", "overrides"];

    private readonly JsonObject _json;
    private readonly JsonObject? _texts;
    private readonly ImmutableSortedDictionary<string, byte[]> _files;

    /// <summary>Reads it.</summary>
    /// <param name="files">The extension's files.</param>
    /// <param name="version">The version that it gets, whatever its file says.</param>
    /// <exception cref="InvalidDataException">There is no <c>package.json</c>, or it can't be read.</exception>
    public ExtensionManifest(ImmutableSortedDictionary<string, byte[]> files, string version)
    {
        _files = files;
        _json = Read(FileName) ?? throw new InvalidDataException($"The extension has no {FileName}.");
        _texts = Read("package.nls.json");
        foreach (string name in ForWork) _json.Remove(name);
        _json["version"] = version;
    }

    /// <summary>Its name for people.</summary>
    public string DisplayName => Text("displayName") ?? Required("name");

    /// <summary>Publisher and name: what VS Code knows the extension by.</summary>
    public string Id => $"{Required("publisher")}.{Required("name")}";

    /// <summary>The file <c>package.json</c> as it belongs into the package.</summary>
    public byte[] ToJson() => Encoding.UTF8.GetBytes(_json.ToJsonString(Indented) + "\n");

    /// <summary>The file <c>extension.vsixmanifest</c>.</summary>
    /// <param name="targetPlatform">The only kind of machine that it runs on, in VS Code's words; null for all.</param>
    public byte[] ToVsix(string? targetPlatform)
    {
        var identity = new XElement(
            Schema + "Identity",
            new XAttribute("Language", "en-US"),
            new XAttribute("Id", Required("name")),
            new XAttribute("Version", Required("version")),
            new XAttribute("Publisher", Required("publisher")),
            targetPlatform is null ? null : new XAttribute("TargetPlatform", targetPlatform));
        var metadata = new XElement(
            Schema + "Metadata",
            identity,
            new XElement(Schema + "DisplayName", DisplayName),
            new XElement(Schema + "Description", new XAttribute(XNamespace.Xml + "space", "preserve"), Text("description") ?? ""),
            new XElement(Schema + "Tags", List("keywords")),
            new XElement(Schema + "Categories", List("categories")),
            new XElement(Schema + "GalleryFlags", "Public"),
            new XElement(
                Schema + "Properties",
                Property("Microsoft.VisualStudio.Code.Engine", (string?)_json["engines"]?["vscode"] ?? throw Lacks("engines.vscode")),
                Property("Microsoft.VisualStudio.Code.ExtensionDependencies", List("extensionDependencies")),
                Property("Microsoft.VisualStudio.Code.ExtensionPack", List("extensionPack")),
                Property("Microsoft.VisualStudio.Code.ExtensionKind", List("extensionKind")),
                Property("Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown", "true")),
            new XElement(Schema + "License", "extension/LICENSE.txt"),
            _json["icon"] is { } icon ? new XElement(Schema + "Icon", $"extension/{icon}") : null);
        var manifest = new XElement(
            Schema + "PackageManifest",
            new XAttribute("Version", "2.0.0"),
            metadata,
            new XElement(Schema + "Installation", new XElement(Schema + "InstallationTarget", new XAttribute("Id", "Microsoft.VisualStudio.Code"))),
            new XElement(Schema + "Dependencies"),
            new XElement(
                Schema + "Assets",
                Asset("Microsoft.VisualStudio.Code.Manifest", FileName),
                Asset("Microsoft.VisualStudio.Services.Content.Details", "README.md"),
                Asset("Microsoft.VisualStudio.Services.Content.License", "LICENSE.txt"),
                Asset("Microsoft.VisualStudio.Services.Icons.Default", (string?)_json["icon"])));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{manifest.ToString().ReplaceLineEndings("\n")}\n");
    }

    private static XElement Property(string name, string value) => new(Schema + "Property", new XAttribute("Id", name), new XAttribute("Value", value));

    private static InvalidDataException Lacks(string member) => new($"The extension's {FileName} lacks \"{member}\".");

    private XElement? Asset(string type, string? file) => file is null || !_files.ContainsKey(file)
        ? null
        : new XElement(Schema + "Asset", new XAttribute("Type", type), new XAttribute("Path", $"extension/{file}"), new XAttribute("Addressable", "true"));

    private JsonObject? Read(string file)
    {
        if (!_files.TryGetValue(file, out byte[]? content)) return null;
        try
        {
            return JsonNode.Parse(content) as JsonObject ?? throw new InvalidDataException($"The extension's {file} is no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The extension's {file} can't be read: {exception.Message}", exception);
        }
    }

    private string Required(string member) => Text(member) ?? throw Lacks(member);

    // A text between percent signs stands in package.nls.json, once for each language.
    private string? Text(string member)
    {
        var text = (string?)_json[member];
        return text is ['%', .. var name, '%'] && (string?)_texts?[name] is { } translated ? translated : text;
    }

    private string List(string member) => _json[member] is JsonArray items ? string.Join(',', items.Select(item => (string?)item)) : "";
}
