using System.Xml.Linq;

namespace Micrograd.Packages.Tests;

/// <summary>The packages, opened.</summary>
public sealed class PackageTests(PackedClone clone)
{
    [Fact]
    public async Task Each_has_a_name_of_its_own_a_page_an_icon_a_licence_and_symbols()
    {
        IReadOnlyList<Package> packages = await clone.Packages;

        Assert.Equal(PackedProject.Names, packages.Select(package => package.Id));
        Assert.Distinct(packages.Select(package => package.Id), StringComparer.OrdinalIgnoreCase);
        Assert.All(packages, package =>
        {
            Assert.Equal(("MIT", "README.md", "icon.png"), (package.Value("license"), package.Value("readme"), package.Value("icon")));
            Assert.Contains("icon.png", package.Files);
            Assert.StartsWith($"# {package.Id}\n", package.Text("README.md"), StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(package.Value("description")));
            Assert.StartsWith("notebook csharp ", package.Value("tags"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_library_brings_its_assembly_documentation_and_symbols_and_asks_for_its_own_version_of_its_neighbours()
    {
        Assert.All((await clone.Packages).Where(package => package.Id != PackedProject.Tool), library =>
        {
            Assert.Equal([$"lib/net10.0/{library.Id}.dll", $"lib/net10.0/{library.Id}.xml"], library.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.Equal([$"lib/net10.0/{library.Id}.pdb"], library.Symbols);
            Assert.Equal(clone.Version, library.Value("version"));
            foreach ((string id, string version) in library.Dependencies.Where(needed => needed.Id.StartsWith("Micrograd", StringComparison.Ordinal)))
            {
                Assert.Contains(id, PackedProject.Libraries);
                Assert.Equal(clone.Version, version);
            }
        });
    }

    [Fact]
    public async Task The_command_brings_all_that_it_runs_on_and_nothing_of_the_course()
    {
        Package tool = (await clone.Packages).Single(package => package.Id == PackedProject.Tool);

        Assert.True(tool.IsTool);
        XElement command = Assert.Single(XDocument.Parse(tool.Text("tools/net10.0/any/DotnetToolSettings.xml")).Descendants("Command"));
        Assert.Equal(("micrograd", "micrograd.dll"), (command.Attribute("Name")?.Value, command.Attribute("EntryPoint")?.Value));
        Assert.Contains("tools/net10.0/any/micrograd.dll", tool.Files);
        Assert.DoesNotContain(tool.Files, file => Path.GetFileName(file) is "Micrograd.Interactive.dll" or "Plotly.NET.dll" or "TorchSharp.dll");
    }
}
