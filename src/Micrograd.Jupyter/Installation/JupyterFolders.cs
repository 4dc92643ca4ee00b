using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Micrograd.Jupyter;

/// <summary>Where Jupyter's front ends look for kernels.</summary>
/// <param name="system">The system.</param>
/// <param name="variable">What the environment says.</param>
/// <param name="home">The user's own folder.</param>
/// <remarks>See https://docs.jupyter.org/en/latest/use/jupyter-directories.html.</remarks>
internal sealed class JupyterFolders(OSPlatform system, Func<string, string?> variable, string home)
{
    private readonly bool _isWindows = system == OSPlatform.Windows;

    /// <summary>Those of this user, as the environment is now.</summary>
    public static JupyterFolders OfThisUser => new(
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux,
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>This user's folder.</summary>
    public string User
    {
        get
        {
            if (Variable("JUPYTER_DATA_DIR") is { } chosen) return chosen;
            if (_isWindows) return Join(Variable("APPDATA") ?? Join(home, "AppData", "Roaming"), "jupyter");
            return system == OSPlatform.OSX
                ? Join(home, "Library", "Jupyter")
                : Join(Variable("XDG_DATA_HOME") ?? Join(home, ".local", "share"), "jupyter");
        }
    }

    /// <summary>All folders, those that win first.</summary>
    public ImmutableArray<string> All
    {
        get
        {
            IEnumerable<string> named = (Variable("JUPYTER_PATH") ?? "").Split(_isWindows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries);
            IEnumerable<string> shared = _isWindows
                ? Variable("PROGRAMDATA") is { } data ? [Join(data, "jupyter")] : []
                : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
            return [.. named.Append(User).Concat(shared)];
        }
    }

    private string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;

    private string Join(params string[] parts) => string.Join(_isWindows ? '\\' : '/', parts);
}
