using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Micrograd.Tool.Tests.VsCode;

/// <summary>The file <c>.vsix</c>, as VS Code reads it.</summary>
public class ExtensionPackageTests
{
    private const string PackageJson = """
        {
          "name": "micrograd", "displayName": "%name%", "description": "C# & <more>", "publisher": "somebody", "version": "0.0.0", "private": true,
          "engines": { "vscode": "^1.95.0" }, "extensionKind": ["workspace"], "categories": ["Notebooks", "Visualization"], "icon": "icon.png",
          "scripts": { "test": "x" }, "devDependencies": { "y": "1" }
        }
        """;

    private static readonly ImmutableSortedDictionary<string, byte[]> Files = FilesOf(
        (ExtensionManifest.FileName, PackageJson),
        ("package.nls.json", """{ "name": "C# (Micrograd)" }"""),
        ("README.md", "# é"),
        ("icon.png", "png"),
        ("LICENSE.txt", "MIT"),
        ("server/a.dll", "MZ"),
        ("server/LICENSE", "MIT"));

    [Fact]
    public void It_holds_the_extension_in_a_folder_and_two_descriptions()
    {
        using ZipArchive archive = Open(ExtensionPackage.Make(Files, "1.2.3", "linux-x64"));

        string[] expected = ["extension.vsixmanifest", "[Content_Types].xml", .. Files.Keys.Select(name => $"extension/{name}")];
        Assert.Equal(expected, archive.Entries.Select(entry => entry.FullName));
        Assert.Equal("# é", Text(archive, "extension/README.md"));
    }

    [Fact]
    public void The_same_files_make_the_same_bytes()
    {
        byte[] package = ExtensionPackage.Make(Files, "1.2.3", "linux-x64");

        Assert.Equal(package, ExtensionPackage.Make(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Files.Reverse()), "1.2.3", "linux-x64"));
        Assert.NotEqual(package, ExtensionPackage.Make(Files.SetItem("README.md", "# e"u8.ToArray()), "1.2.3", "linux-x64"));
    }

    [Fact]
    public void The_description_says_what_it_is_for_which_machine_and_in_which_version()
    {
        using ZipArchive archive = Open(ExtensionPackage.Make(Files, "1.2.3", "darwin-arm64"));
        var manifest = XDocument.Parse(Text(archive, "extension.vsixmanifest"));
        XNamespace schema = manifest.Root!.Name.Namespace;
        XElement identity = manifest.Descendants(schema + "Identity").Single();

        Assert.Equal(["micrograd", "1.2.3", "somebody", "darwin-arm64"], ((string[])["Id", "Version", "Publisher", "TargetPlatform"]).Select(name => Value(identity, name)));
        Assert.Equal(("C# (Micrograd)", "C# & <more>", "Notebooks,Visualization"), (Of("DisplayName"), Of("Description"), Of("Categories")));
        Assert.Equal(("^1.95.0", "workspace"), (Property("Engine"), Property("ExtensionKind")));
        Assert.All(manifest.Descendants(schema + "Asset"), asset => Assert.NotNull(archive.GetEntry(Value(asset, "Path")!)));

        string Of(string name) => manifest.Descendants(schema + name).Single().Value;

        string? Property(string name) =>
            Value(manifest.Descendants(schema + "Property").Single(property => Value(property, "Id") == $"Microsoft.VisualStudio.Code.{name}"), "Value");
    }

    [Fact]
    public void A_package_for_all_machines_names_none()
    {
        using ZipArchive archive = Open(ExtensionPackage.Make(Files, "1.2.3", null));

        Assert.DoesNotContain("TargetPlatform", Text(archive, "extension.vsixmanifest"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_package_json_has_the_version_and_nothing_that_is_for_work_on_it()
    {
        using ZipArchive archive = Open(ExtensionPackage.Make(Files, "1.2.3", null));
        JsonNode json = JsonNode.Parse(Text(archive, "extension/package.json"))!;

        Assert.Equal("1.2.3", (string?)json["version"]);
        Assert.Equal("C# & <more>", (string?)json["description"]);
        Assert.All((string[])["private", "scripts", "devDependencies"], name => Assert.Null(json[name]));
    }

    [Fact]
    public void Every_ending_has_a_type_and_a_file_without_one_its_own()
    {
        using ZipArchive archive = Open(ExtensionPackage.Make(Files, "1.2.3", null));
        var types = XDocument.Parse(Text(archive, "[Content_Types].xml"));

        Assert.Equal([".dll", ".json", ".md", ".png", ".txt", ".vsixmanifest"], All("Extension"));
        Assert.Equal(["/extension/server/LICENSE"], All("PartName"));

        IEnumerable<string> All(string attribute) => types.Root!.Elements().Select(type => Value(type, attribute)).OfType<string>();
    }

    [Theory]
    [InlineData("""{ "name": "a", "engines": { "vscode": "^1.95.0" } }""", "The extension's package.json lacks \"publisher\".")]
    [InlineData("""{ "name": "a", "publisher": "b" }""", "The extension's package.json lacks \"engines.vscode\".")]
    [InlineData("[]", "The extension's package.json is no JSON object.")]
    [InlineData("{", "The extension's package.json can't be read: ")]
    public void An_extension_that_does_not_say_enough_of_itself_is_refused(string json, string message)
    {
        ImmutableSortedDictionary<string, byte[]> files = FilesOf((ExtensionManifest.FileName, json));

        Assert.StartsWith(message, Assert.Throws<InvalidDataException>(() => ExtensionPackage.Make(files, "1.2.3", null)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux-x64", System.Runtime.InteropServices.Architecture.X64, "linux-x64")]
    [InlineData("debian.13-x64", System.Runtime.InteropServices.Architecture.X64, "linux-x64")]
    [InlineData("linux-arm", System.Runtime.InteropServices.Architecture.Arm, "linux-armhf")]
    [InlineData("linux-musl-arm64", System.Runtime.InteropServices.Architecture.Arm64, "alpine-arm64")]
    [InlineData("win-x64", System.Runtime.InteropServices.Architecture.X64, "win32-x64")]
    [InlineData("osx-arm64", System.Runtime.InteropServices.Architecture.Arm64, "darwin-arm64")]
    [InlineData("linux-s390x", System.Runtime.InteropServices.Architecture.S390x, null)]
    public void Machines_have_VS_Codes_names(string runtimeIdentifier, System.Runtime.InteropServices.Architecture architecture, string? name) =>
        Assert.Equal(name, TargetPlatform.Of(runtimeIdentifier, architecture));

    private static ImmutableSortedDictionary<string, byte[]> FilesOf(params (string Name, string Text)[] files) =>
        files.ToImmutableSortedDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);

    private static ZipArchive Open(byte[] package) => new(new MemoryStream(package), ZipArchiveMode.Read);

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string? Value(XElement element, string attribute) => element.Attribute(attribute)?.Value;
}
