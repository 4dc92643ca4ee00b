using System.Runtime.InteropServices;

namespace Micrograd.Torch;

/// <summary>Says whether PyTorch's native library can be used here. It is large, so it is there only when somebody has asked for it.</summary>
/// <example>
/// A notebook's cell that needs it begins with
/// <code>
/// if (!Libtorch.IsHere) return;
/// </code>
/// </example>
public static class Libtorch
{
    // TorchSharp's own native half needs GCC 13's, libtorch itself an older one.
    private const string NeededByTorchSharp = "GLIBCXX_3.4.32";

    private static readonly Lazy<bool> HasLoaded = new(() => !OperatingSystem.IsBrowser() && NativeLibrary.TryLoad("LibTorchSharp", typeof(Libtorch).Assembly, null, out _));

    /// <summary>Whether TorchSharp's tensors work.</summary>
    public static bool IsHere => HasLoaded.Value;

    /// <summary>One line for a reader: that libtorch is there, or why it isn't and what to do.</summary>
    public static string Status => IsHere
        ? "libtorch is here: all cells run."
        : (OperatingSystem.IsBrowser() ? "A browser can't run libtorch" : SystemIsTooOld() ? $"libtorch can't run on this system, whose C++ library is older than {NeededByTorchSharp} (Ubuntu 24.04 and Debian 13 are new enough)" : "libtorch isn't here; bring it with `dotnet build torch` and restart the notebook")
            + ". The cells that need it show nothing, all others run.";

    private static bool SystemIsTooOld()
    {
        const string Library = "libstdc++.so.6";
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad(Library, out _)) return false;
        string? line = File.ReadLines("/proc/self/maps").FirstOrDefault(mapping => mapping.Contains(Library, StringComparison.Ordinal));
        if (line is null) return false;
        byte[] library = File.ReadAllBytes(line[line.IndexOf('/', StringComparison.Ordinal)..]);
        return library.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(NeededByTorchSharp)) < 0;
    }
}
