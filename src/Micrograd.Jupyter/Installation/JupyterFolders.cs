using System.Collections.Immutable;

namespace Micrograd.Jupyter;

/// <summary>Where Jupyter's front ends look for kernels.</summary>
/// <remarks>See https://docs.jupyter.org/en/latest/use/jupyter-directories.html.</remarks>
internal static class JupyterFolders
{
    /// <summary>This user's folder.</summary>
    public static string User
    {
        get
        {
            if (Variable("JUPYTER_DATA_DIR") is { } chosen) return chosen;
            if (OperatingSystem.IsWindows()) return Path.Combine(Special(Environment.SpecialFolder.ApplicationData), "jupyter");
            string home = Special(Environment.SpecialFolder.UserProfile);
            return OperatingSystem.IsMacOS()
                ? Path.Combine(home, "Library", "Jupyter")
                : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
        }
    }

    /// <summary>All folders, those that win first.</summary>
    public static ImmutableArray<string> All
    {
        get
        {
            IEnumerable<string> named = (Variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            IEnumerable<string> system = OperatingSystem.IsWindows()
                ? [Path.Combine(Special(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
                : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
            return [.. named.Append(User).Concat(system)];
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Special(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);
}
