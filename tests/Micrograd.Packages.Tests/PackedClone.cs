using System.Globalization;
using System.Reflection;

namespace Micrograd.Packages.Tests;

/// <summary>The clone's packages, packed from what is built when a test first asks for them, and a place outside the clone where they are installed.</summary>
public sealed class PackedClone : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("packages-");
    private readonly Lazy<Task<IReadOnlyList<Package>>> _packages;
    private readonly Lazy<Task<string>> _tool;

    public PackedClone()
    {
        _packages = new Lazy<Task<IReadOnlyList<Package>>>(PackAsync);
        _tool = new Lazy<Task<string>>(InstallToolAsync);
        Directory.CreateDirectory(Outside);
        // No other source, and no network: what packages need of others was restored to build them.
        File.WriteAllText(
            Path.Combine(Outside, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Source}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{Metadata("PackageFolder")}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>A version that no package folder can have from before.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.0.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    /// <summary>A folder whose NuGet configuration knows the packages.</summary>
    public string Outside => Path.Combine(_root.FullName, "outside");

    /// <summary>A user's data, in which the command keeps what it has restored and installed.</summary>
    public string UserData => Path.Combine(_root.FullName, "data");

    private string Source => Path.Combine(_root.FullName, "source");

    /// <summary>The packages, by name.</summary>
    public Task<IReadOnlyList<Package>> Packages => _packages.Value;

    /// <summary>The command, installed from its package.</summary>
    public Task<string> Tool => _tool.Value;

    /// <summary>Runs a program outside the clone, to its end.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> RunAsync(string program, params string[] arguments) => Command.RunAsync(program, arguments, Outside, new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(_root.FullName, "installed"),
        ["JUPYTER_DATA_DIR"] = UserData,
        ["XDG_DATA_HOME"] = UserData,
        ["LOCALAPPDATA"] = UserData,
    });

    public void Dispose() => _root.Delete(recursive: true);

    private async Task<IReadOnlyList<Package>> PackAsync()
    {
        await Command.RunAsync(
            "dotnet", ["pack", "Micrograd.sln", "--no-build", "--configuration", Metadata("Configuration"), "--output", Source, $"-p:Version={Version}", "--nologo"], Clone.Root, []);
        return [.. Directory.EnumerateFiles(Source, "*.nupkg").Select(file => new Package(file)).OrderBy(package => package.Id, StringComparer.Ordinal)];
    }

    private async Task<string> InstallToolAsync()
    {
        await Packages;
        string folder = Path.Combine(_root.FullName, "tool");
        await RunAsync("dotnet", "tool", "install", "Micrograd.Tool", "--tool-path", folder, "--configfile", Path.Combine(Outside, "nuget.config"));
        return Path.Combine(folder, "micrograd");
    }

    private static string Metadata(string key) =>
        typeof(PackedClone).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
