using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Micrograd.Tool;

/// <summary>This program once more, published by .NET out of the clone that it was built in, for others to start.</summary>
internal static class PublishedCommand
{
    /// <summary>What is started: <c>dotnet micrograd.dll</c>.</summary>
    public const string AssemblyFile = "micrograd.dll";

    /// <summary>This program's version, and behind a plus sign the commit that it was built from.</summary>
    public static string Version { get; } =
        typeof(PublishedCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The full path of the <c>dotnet</c> program that this process runs on.</summary>
    public static string Dotnet { get; } = Environment.ProcessPath is { } program && Path.GetFileNameWithoutExtension(program) == "dotnet"
        ? program
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The clone that this program was built in; null for an installed one.</summary>
    public static string? FindClone()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(ProjectIn(folder.FullName))) return folder.FullName;
        }

        return null;
    }

    /// <summary>Publishes it, without the course.</summary>
    /// <param name="clone">The clone.</param>
    /// <param name="files">The folder for its files.</param>
    /// <param name="build">Its own build folder: nothing that the clone has built is touched, not even this program.</param>
    /// <param name="options">What .NET's <c>publish</c> is told besides.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>Null, or the reason why it didn't work.</returns>
    public static async Task<string?> PublishAsync(string clone, string files, string build, IEnumerable<string> options, CancellationToken cancellationToken)
    {
        string project = ProjectIn(clone);
        var start = new ProcessStartInfo(Dotnet) { WorkingDirectory = Path.GetDirectoryName(project)! };
        foreach (string word in (IEnumerable<string>)[
            "publish", project, "--configuration", "Release", "--output", files, "--nologo", "--verbosity", "quiet",
            "-p:KernelOnly=true", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={build}", .. options])
        {
            start.ArgumentList.Add(word);
        }

        ProgramEnd end;
        try
        {
            end = await ProgramEnd.OfAsync(start, cancellationToken);
        }
        catch (Win32Exception exception)
        {
            return $"{Dotnet} can't be started: {ProgramEnd.Reason(exception)}";
        }

        if (end.ExitCode == 0 && File.Exists(Path.Combine(files, AssemblyFile))) return null;
        string[] lines = (end.Output + end.Errors).Split('\n');
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? $"exit code {end.ExitCode}";
    }

    private static string ProjectIn(string clone) => Path.Combine(clone, "src", "Micrograd.Tool", "Micrograd.Tool.csproj");
}
