using System.Collections.Immutable;

using Micrograd.Notebooks.Tests.Sessions;
using Micrograd.Sessions;
using Micrograd.Sessions.Packages;

namespace Micrograd.Notebooks.Tests.Packages;

/// <summary>Packages that bring what the session itself runs on: it can't have a second one.</summary>
public sealed class SessionVersionTests : IDisposable
{
    private const string Formatting = "Microsoft.DotNet.Interactive.Formatting";
    private const string Json = "System.Text.Json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("versions-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(Formatting, "1.0.0-beta.99999.1", "1.0.99.99901")]
    [InlineData(Formatting, "2.0.0", "2.0.0.0")]
    [InlineData(Json, "99.0.0", "99.0.0.0")]
    public async Task A_newer_one_is_refused_with_both_named(string name, string version, string file)
    {
        RestoredPackage package = Package(name, version, file);
        using var notebook = new Notebook(Options(package));

        string refusal = (await notebook.Fail($"#r \"nuget: {name}, {version}\"")).Message;
        Assert.StartsWith($"{name}, {version} brings a newer {name} ({version}) than the one that the session itself runs on (", refusal, StringComparison.Ordinal);
        Assert.StartsWith($"{name}, {version}, needed for NeedsIt, 1.0, brings a newer {name} ", (await notebook.Fail("#r \"nuget: NeedsIt, 1.0\"")).Message, StringComparison.Ordinal);
        Assert.Contains("). A session can't have both: ask for ", refusal, StringComparison.Ordinal);
        string path = package.Assemblies.Single();
        Assert.StartsWith($"{path} is a newer {name} ({version}) than ", (await notebook.Fail($"#r \"{path}\"")).Message, StringComparison.Ordinal);
        Assert.Equal("2", await notebook.Value("1 + 1"));
    }

    [Theory]
    [InlineData(Formatting, "1.0.0-beta.1", "1.0.1.1")]
    [InlineData(Json, "8.0.0", "8.0.0.0")]
    [InlineData(Json, "10.0.999", "10.0.99999.0")]
    public async Task An_older_one_and_a_patch_of_the_class_library_are_stood_for_by_the_sessions_own(string name, string version, string file)
    {
        using var notebook = new Notebook(Options(Package(name, version, file)));
        string known = name == Json ? "System.Text.Json.JsonDocument" : "Microsoft.DotNet.Interactive.Formatting.Formatter";
        Assert.Equal("True", await notebook.Value($"#r \"nuget: {name}, {version}\"\ntypeof({known}).Assembly.GetType(\"Marker\") is null"));
    }

    private SessionOptions Options(RestoredPackage package) => new() { Folder = _folder.FullName, Packages = new Restored(package) };

    // Every beta of the formatting library has one assembly version, and so has every patch of the class library.
    private RestoredPackage Package(string name, string version, string file)
    {
        string path = Path.Combine(_folder.FullName, name + ".dll");
        File.WriteAllBytes(path, PackageFolder.Build(
            name, version.Split('.')[0] + ".0.0.0",
            $"[assembly: System.Reflection.AssemblyFileVersion(\"{file}\")] [assembly: System.Reflection.AssemblyInformationalVersion(\"{version}+abc\")] public class Marker {{ }}"));
        return new RestoredPackage(name, version, [path], []);
    }

    private sealed class Restored(RestoredPackage package) : IPackageRestore
    {
        public Task<ImmutableArray<RestoredPackage>> RestoreAsync(ImmutableArray<PackageRequest> packages, ImmutableArray<string> sources, string folder,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(ImmutableArray.Create(package));
    }
}
