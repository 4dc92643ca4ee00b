using System.IO.Compression;
using System.Xml.Linq;

namespace Micrograd.Packages.Tests;

/// <summary>A package, opened.</summary>
public sealed class Package
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly XElement _metadata;

    public Package(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        Files = [.. archive.Entries.Select(entry => entry.FullName)];
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => Path.GetExtension(entry.FullName) is ".nuspec" or ".md" || entry.Name == "DotnetToolSettings.xml"))
        {
            using var reader = new StreamReader(entry.Open());
            _texts[entry.FullName] = reader.ReadToEnd().ReplaceLineEndings("\n");
        }

        _metadata = XDocument.Parse(_texts.First(text => text.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value).Root!.Elements().First();
        using ZipArchive symbols = ZipFile.OpenRead(Path.ChangeExtension(file, ".snupkg"));
        Symbols = [.. symbols.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".pdb", StringComparison.Ordinal))];
    }

    public IReadOnlyList<string> Files { get; }

    /// <summary>The symbol files in the package that goes with it.</summary>
    public IReadOnlyList<string> Symbols { get; }

    public string Id => Value("id")!;

    public bool IsTool => _metadata.Descendants().Any(element => element.Name.LocalName == "packageType" && element.Attribute("name")?.Value == "DotnetTool");

    public IEnumerable<(string Id, string Version)> Dependencies =>
        _metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value));

    public string? Value(string name) => _metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    public string Text(string file) => _texts[file];
}
