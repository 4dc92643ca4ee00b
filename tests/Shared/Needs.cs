using System.Diagnostics;

namespace Micrograd.Tests.Shared;

/// <summary>
/// All that tests use beyond the SDK. A project names those of its tests in its <c>TestNeeds</c>, and a run says at its start which of them aren't here.
/// </summary>
internal static class Needs
{
    /// <summary>Debian's: the one that its packages are for.</summary>
    public const string Python = "/usr/bin/python3";

    public const string ChromiumProgram = "/usr/bin/chromium";

    public static Need Graphviz { get; } = new("Graphviz", "Graphviz's dot isn't installed. Install it with: apt-get install graphviz", () => IsOnPath("dot"));

    public static Need Chromium { get; } = new("Chromium", $"Chromium isn't installed: there is no {ChromiumProgram}. Install it with: apt-get install chromium", () => File.Exists(ChromiumProgram));

    public static Need Firefox { get; } = new("Firefox", "Firefox isn't installed: there is no /usr/bin/firefox-esr and no /usr/bin/firefox. Install it with: apt-get install firefox-esr", () => FirefoxProgram is not null);

    public static Need KernelSuite { get; } = OfPython("jupyter_kernel_test", "python3-jupyter-kernel-test");

    public static Need Nbclient { get; } = OfPython("nbclient", "python3-nbclient");

    public static Need ClassicNotebook { get; } = OfPython("notebook", "python3-notebook");

    public static Need JupyterLab { get; } = OfFront("JupyterLab", "jupyterlab");

    public static Need VSCode { get; } = OfFront("VS Code", "vscode");

    public static Need Libtorch { get; } = new("libtorch", "libtorch isn't here. Bring it with: dotnet build torch", () => Directory.Exists(Torch) && Directory.EnumerateFiles(Torch, "*LibTorchSharp*").Any());

    /// <summary>The installed program; null when there is none.</summary>
    public static string? FirefoxProgram { get; } = ((string[])["/usr/bin/firefox-esr", "/usr/bin/firefox"]).FirstOrDefault(File.Exists);

    private static IEnumerable<Need> All => [Graphviz, Chromium, Firefox, KernelSuite, Nbclient, ClassicNotebook, JupyterLab, VSCode, Libtorch];

    // Beside the folder of all programs that were built.
    private static string Torch => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "torch"));

    /// <summary>Those of some names that this machine lacks.</summary>
    public static IReadOnlyList<Need> LackingOf(IReadOnlyCollection<string> names) =>
        [.. names.Select(name => All.Single(need => need.Name == name)).Where(need => !need.IsHere)];

    /// <summary>The folder that <c>tests/Fronts/bring</c> brings a front end into.</summary>
    public static string Front(string name)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named : Path.Combine(home, ".cache");
        string fronts = Environment.GetEnvironmentVariable("MICROGRAD_FRONTS") is { Length: > 0 } given ? given : Path.Combine(cache, "micrograd", "fronts");
        return Path.Combine(fronts, name);
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)));

    // The last thing that bringing it writes.
    private static Need OfFront(string name, string front) => new(
        name, $"{name} isn't here: there is no {Path.Combine(Front(front), "brought")}. On Debian, bring it with: bash tests/Fronts/bring {front}", () => File.Exists(Path.Combine(Front(front), "brought")));

    private static Need OfPython(string module, string package) => new(module, $"{Python} has no {module}. Install it with: apt-get install {package}", () => HasPython(module));

    private static bool HasPython(string module)
    {
        if (!File.Exists(Python)) return false;
        using Process python = Process.Start(new ProcessStartInfo(Python, ["-c", $"import {module}"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        python.StandardError.ReadToEnd();
        python.WaitForExit();
        return python.ExitCode == 0;
    }
}
