using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Micrograd.Sessions.Assemblies;

/// <summary>
/// Finds the native library that an assembly calls, where .NET looks for an assembly that it loaded from a file: beside it, and in
/// <c>runtimes/…/native</c> for this system. A package's assembly has the latter two folders above its own.
/// </summary>
internal sealed class NativeLibraries
{
    private readonly Lock _gate = new();
    private readonly List<string> _folders = [];

    /// <summary>From now on, looks in an assembly's folder too.</summary>
    public void LookIn(string folder)
    {
        lock (_gate)
        {
            if (!_folders.Contains(folder)) _folders.Add(folder);
        }
    }

    /// <summary>Loads a library.</summary>
    /// <param name="name">As an assembly names it: <c>git2</c> for <c>libgit2.so</c> or <c>git2.dll</c>.</param>
    /// <returns>Its handle, or 0 when it isn't in any of the folders or can't be loaded.</returns>
    public nint Load(string name)
    {
        string[] folders;
        lock (_gate) folders = [.. _folders];
        foreach (string path in folders.SelectMany(Places).SelectMany(place => FileNames(name, System).Select(file => Path.Combine(place, file))))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out nint library)) return library;
        }
        return 0;
    }

    /// <summary>The names under which a package keeps what runs on a system, the narrowest first.</summary>
    /// <param name="identifier">What the runtime calls the system; a Linux distribution's own build of .NET names itself.</param>
    /// <param name="system">The system.</param>
    public static IEnumerable<string> Runtimes(string identifier, OSPlatform system)
    {
        string name = system == OSPlatform.Windows ? "win" : system == OSPlatform.OSX ? "osx" : "linux";
        IEnumerable<string> names = [identifier, $"{name}-{identifier[(identifier.LastIndexOf('-') + 1)..]}", name];
        return (system == OSPlatform.Windows ? names : names.Append("unix")).Distinct();
    }

    /// <summary>The files that a name may stand for.</summary>
    public static IEnumerable<string> FileNames(string name, OSPlatform system)
    {
        string ending = system == OSPlatform.Windows ? ".dll" : system == OSPlatform.OSX ? ".dylib" : ".so";
        if (system != OSPlatform.Windows) yield return $"lib{name}{ending}";
        yield return name + ending;
        yield return name;
    }

    private static OSPlatform System { get; } =
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux;

    private static ImmutableArray<string> OwnRuntimes { get; } = [.. Runtimes(RuntimeInformation.RuntimeIdentifier, System)];

    private static IEnumerable<string> Places(string folder) =>
    [
        folder,
        .. OwnRuntimes.Select(runtime => Path.Combine(folder, "runtimes", runtime, "native")),
        .. OwnRuntimes.Select(runtime => Path.Combine(folder, "..", "..", "runtimes", runtime, "native")),
    ];
}
