using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Micrograd.Jupyter;

/// <summary>A folder with a kernel's spec and its logos.</summary>
/// <param name="path">Its path; it needn't be there.</param>
public sealed class KernelSpecFolder(string path)
{
    private static readonly ImmutableArray<string> Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <summary>Its path.</summary>
    public string Path { get; } = path;

    /// <summary>The kernel's name: the folder's.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    private string File => System.IO.Path.Combine(Path, "kernel.json");

    /// <summary>Where our spec belongs for this user.</summary>
    public static KernelSpecFolder OfUser() => new(System.IO.Path.Combine(JupyterFolders.User, "kernels", KernelSpec.Name));

    /// <summary>Every kernel that front ends find, in the order in which they look.</summary>
    public static IReadOnlyList<KernelSpecFolder> All() =>
    [
        .. JupyterFolders.All.Select(folder => System.IO.Path.Combine(folder, "kernels")).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .Select(folder => new KernelSpecFolder(folder)).Where(folder => System.IO.File.Exists(folder.File)),
    ];

    /// <summary>The spec that is there; null when there is none, or none that can be read.</summary>
    public KernelSpec? Read()
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(File), SpecJson.Default.KernelSpec);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>True when there is a spec, readable or not.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>Writes a spec and our logos, in the place of whatever is there.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public void Write(KernelSpec spec)
    {
        Directory.CreateDirectory(Path);
        foreach (string logo in Logos)
        {
            using Stream content = Assembly.GetExecutingAssembly().GetManifestResourceStream(logo)!;
            using FileStream file = System.IO.File.Create(System.IO.Path.Combine(Path, logo));
            content.CopyTo(file);
        }

        System.IO.File.WriteAllBytes(File, JsonSerializer.SerializeToUtf8Bytes(spec, SpecJson.Default.KernelSpec));
    }

    /// <summary>Removes the folder.</summary>
    public void Delete() => Directory.Delete(Path, recursive: true);
}
