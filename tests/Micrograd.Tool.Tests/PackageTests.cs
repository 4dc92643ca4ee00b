using System.IO.Compression;
using System.Xml.Linq;

namespace Micrograd.Tool.Tests;

/// <summary>The packages, packed from what is built, and opened.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string[] Libraries = ["Micrograd", "Micrograd.Graphviz", "Micrograd.Interactive", "Micrograd.Jupyter", "Micrograd.Notebooks", "Micrograd.Pictures"];

    private readonly string _folder = Directory.CreateTempSubdirectory("packages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_has_a_name_of_its_own_a_page_and_a_licence()
    {
        foreach (string project in Projects()) await Dotnet.RunAsync("pack", project, "--no-build", "--configuration", Configuration, "--output", _folder, "--nologo");

        string[] files = [.. Directory.EnumerateFiles(_folder, "*.nupkg").Order(StringComparer.Ordinal)];
        Package[] packages = [.. files.Select(file => new Package(file))];

        Assert.Equal([.. Libraries, "Micrograd.Tool"], packages.Select(package => package.Id));
        Assert.Distinct(packages.Select(package => package.Id), StringComparer.OrdinalIgnoreCase);
        Assert.All(packages, package =>
        {
            Assert.Equal(("MIT", "README.md"), (package.Value("license"), package.Value("readme")));
            Assert.StartsWith($"# {package.Id}\n", package.Text("README.md"), StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(package.Value("description")));
            Assert.All(package.Dependencies.Where(name => name.StartsWith("Micrograd", StringComparison.Ordinal)), name => Assert.Contains(name, Libraries));
        });
        Assert.All(packages.Where(package => package.Id != "Micrograd.Tool"), library =>
            Assert.Equal([$"lib/net10.0/{library.Id}.dll", $"lib/net10.0/{library.Id}.xml"], library.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));

        Package tool = packages[^1];
        Assert.Equal("DotnetTool", tool.Type);
        XElement command = Assert.Single(XDocument.Parse(tool.Text("tools/net10.0/any/DotnetToolSettings.xml")).Descendants("Command"));
        Assert.Equal(("micrograd", "micrograd.dll"), (command.Attribute("Name")?.Value, command.Attribute("EntryPoint")?.Value));
        Assert.Contains("tools/net10.0/any/micrograd.dll", tool.Files);
        Assert.DoesNotContain(tool.Files, file => Path.GetFileName(file) is "Micrograd.Interactive.dll" or "Plotly.NET.dll" or "TorchSharp.dll");
    }

    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name;

    // Those that say nothing against it.
    private static IEnumerable<string> Projects() =>
        Directory.EnumerateFiles(Path.Combine(Clone.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => !File.ReadAllText(project).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private sealed class Package
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
                _texts[entry.FullName] = reader.ReadToEnd();
            }

            _metadata = XDocument.Parse(_texts.First(text => text.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value).Root!.Elements().First();
        }

        public string[] Files { get; }

        public string Id => Value("id")!;

        public string? Type => _metadata.Descendants().FirstOrDefault(element => element.Name.LocalName == "packageType")?.Attribute("name")?.Value;

        public IEnumerable<string> Dependencies => _metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);

        public string? Value(string name) => _metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

        public string Text(string file) => _texts[file];
    }
}
