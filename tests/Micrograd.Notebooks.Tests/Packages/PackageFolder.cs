using System.IO.Compression;
using System.Runtime.InteropServices;

using Micrograd.Sessions;
using Micrograd.Sessions.Packages;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Notebooks.Tests.Packages;

/// <summary>A machine's worth of NuGet in a temporary folder: a package source, a package folder and a configuration that knows no other. No network.</summary>
internal sealed class PackageFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("packages-");

    public PackageFolder()
    {
        Directory.CreateDirectory(Source);
        Directory.CreateDirectory(Notebooks);
        File.WriteAllText(
            Path.Combine(Notebooks, "nuget.config"),
            $"""<configuration><config><add key="globalPackagesFolder" value="{Path.Combine(_root.FullName, "installed")}" /></config><packageSources><clear /></packageSources><fallbackPackageFolders><clear /></fallbackPackageFolders></configuration>""");
    }

    public string Source => Path.Combine(_root.FullName, "source");

    public string Notebooks => Path.Combine(_root.FullName, "notebooks");

    public string Kept => Path.Combine(_root.FullName, "kept");

    public SessionOptions Options => new() { Folder = Notebooks, Packages = new SdkPackageRestore { Folder = Kept } };

    /// <summary>Makes a package with one assembly.</summary>
    /// <returns>The assembly's image, for others to be built against.</returns>
    public byte[] Add(
        string name, string version, string code, (string Name, string Version, byte[] Image)[]? needs = null, string framework = "net8.0", string? native = null)
    {
        byte[] image = Build(name, version, code, needs ?? []);
        using ZipArchive package = ZipFile.Open(Path.Combine(Source, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        string dependencies = string.Concat((needs ?? []).Select(need => $"""<dependency id="{need.Name}" version="{need.Version}" />"""));
        Write(package, $"{name}.nuspec", System.Text.Encoding.UTF8.GetBytes(
            $"""<?xml version="1.0"?><package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{name}</id><version>{version}</version><authors>a</authors><description>d</description><dependencies><group targetFramework="{framework}">{dependencies}</group></dependencies></metadata></package>"""));
        Write(package, $"lib/{framework}/{name}.dll", image);
        Write(package, $"lib/{framework}/{name}.xml", System.Text.Encoding.UTF8.GetBytes($"""<doc><members><member name="T:{name}"><summary>Comes from a package.</summary></member></members></doc>"""));
        if (native is not null) Write(package, $"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/{Path.GetFileName(native)}", File.ReadAllBytes(native));
        return image;
    }

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Compiles an assembly.</summary>
    public static byte[] Build(string name, string version, string code, params (string Name, string Version, byte[] Image)[] needs)
    {
        string runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version.Split('-')[0]}\")]")],
            [
                MetadataReference.CreateFromFile(Path.Combine(runtime, "System.Private.CoreLib.dll")), MetadataReference.CreateFromFile(Path.Combine(runtime, "System.Runtime.dll")),
                .. needs.Select(need => MetadataReference.CreateFromImage(need.Image)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult built = compilation.Emit(image);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics));
        return image.ToArray();
    }

    private static void Write(ZipArchive package, string name, byte[] content)
    {
        using Stream entry = package.CreateEntry(name).Open();
        entry.Write(content);
    }
}
