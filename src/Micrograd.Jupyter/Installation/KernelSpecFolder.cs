using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Micrograd.Jupyter;

/// <summary>A folder with a kernel's spec and its logos.</summary>
/// <param name="path">Its path; it needn't be there.</param>
public sealed class KernelSpecFolder(string path)
{
    private const string SpecName = "kernel.json";

    private static readonly ImmutableArray<string> Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <summary>Its path.</summary>
    public string Path { get; } = path;

    /// <summary>The kernel's name: the folder's.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    private string File => System.IO.Path.Combine(Path, SpecName);

    /// <summary>Where our spec belongs for this user.</summary>
    public static KernelSpecFolder OfUser() => new(System.IO.Path.GetFullPath(System.IO.Path.Combine(JupyterFolders.OfThisUser.User, "kernels", KernelSpec.Name)));

    /// <summary>Every kernel that front ends find, in the order in which they look.</summary>
    public static IReadOnlyList<KernelSpecFolder> All() =>
    [
        .. JupyterFolders.OfThisUser.All.Select(folder => System.IO.Path.Combine(folder, "kernels")).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .Select(folder => new KernelSpecFolder(folder)).Where(folder => System.IO.File.Exists(folder.File)),
    ];

    /// <summary>The spec that is there; null when there is none, or none that can be read.</summary>
    public KernelSpec? Read()
    {
        try
        {
            KernelSpec? spec = JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(File), SpecJson.Default.KernelSpec);
            return spec is { Argv.IsDefaultOrEmpty: false, DisplayName: not null } && spec.Argv.All(word => word is not null) ? spec : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>True when there is a spec, readable or not.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>True when a text stands in the spec, whatever else it says; also when it is there and can't be read.</summary>
    public bool Mentions(string text)
    {
        try
        {
            return System.IO.File.ReadAllText(File).Contains(text, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Writes a spec and our logos, in the place of whatever is there. Who reads or writes them at the same time never finds half a file.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public void Write(KernelSpec spec)
    {
        Directory.CreateDirectory(Path);
        foreach (string logo in Logos)
        {
            using Stream content = Assembly.GetExecutingAssembly().GetManifestResourceStream(logo)!;
            Put(logo, content.CopyTo);
        }

        Put(SpecName, file => JsonSerializer.Serialize(file, spec, SpecJson.Default.KernelSpec));
    }

    /// <summary>Removes the folder.</summary>
    public void Delete() => Directory.Delete(Path, recursive: true);

    private void Put(string name, Action<Stream> write)
    {
        string staged = System.IO.Path.Combine(Path, $".{name}.{Guid.NewGuid():N}");
        using (FileStream file = System.IO.File.Create(staged)) write(file);
        System.IO.File.Move(staged, System.IO.Path.Combine(Path, name), overwrite: true);
    }
}
