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
        foreach (string path in folders.SelectMany(Places).SelectMany(place => FileNames(name).Select(file => Path.Combine(place, file))))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out nint library)) return library;
        }
        return 0;
    }

    private static IEnumerable<string> Places(string folder)
    {
        yield return folder;
        yield return Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        yield return Path.Combine(folder, "..", "..", "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
    }

    private static IEnumerable<string> FileNames(string name)
    {
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        if (!OperatingSystem.IsWindows()) yield return $"lib{name}{ending}";
        yield return name + ending;
        yield return name;
    }
}
