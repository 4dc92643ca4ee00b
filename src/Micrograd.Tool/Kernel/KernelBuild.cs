using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Micrograd.Jupyter;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>A copy of this program in the user's own folder, for front ends to start: a clone may be moved or rebuilt at any time.</summary>
internal sealed class KernelBuild(Terminal terminal)
{
    private const string AssemblyFile = "micrograd.dll";

    /// <summary>This program's version.</summary>
    public static string Version { get; } =
        typeof(KernelBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The full path of the <c>dotnet</c> program that this process runs on.</summary>
    public static string Dotnet { get; } = Environment.ProcessPath is { } program && Path.GetFileNameWithoutExtension(program) == "dotnet"
        ? program
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>Makes the copy: from a clone a build compiled for this machine, otherwise this program's own files.</summary>
    /// <returns>The full path of its <c>micrograd.dll</c>.</returns>
    /// <exception cref="IOException">It couldn't be written.</exception>
    public async Task<string> CreateAsync(KernelProgram program, CancellationToken cancellationToken)
    {
        if (FindProject() is not { } project || !await CompileAsync(project, program, cancellationToken)) Copy(AppContext.BaseDirectory, program.Files);
        return Path.Combine(program.Files, AssemblyFile);
    }

    private static string? FindProject()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string project = Path.Combine(folder.FullName, "src", "Micrograd.Tool", "Micrograd.Tool.csproj");
            if (File.Exists(project)) return project;
        }

        return null;
    }

    private async Task<bool> CompileAsync(string project, KernelProgram program, CancellationToken cancellationToken)
    {
        terminal.Output.WriteLine("Compiling the kernel for this machine (half a minute, once) …");
        try
        {
            // Its own build folder: nothing that this clone has built is touched, not even this program.
            var start = new ProcessStartInfo(Dotnet)
            {
                ArgumentList =
                {
                    "publish", project, "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", program.Files, "--nologo", "--verbosity", "quiet",
                    "-p:KernelOnly=true", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={program.Build}",
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetDirectoryName(project)!,
            };
            using Process build = Process.Start(start)!;
            Task<string> output = build.StandardOutput.ReadToEndAsync(CancellationToken.None);
            Task<string> errors = build.StandardError.ReadToEndAsync(CancellationToken.None);
            try
            {
                await build.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                build.Kill(entireProcessTree: true);
                throw;
            }

            if (build.ExitCode == 0 && File.Exists(Path.Combine(program.Files, AssemblyFile))) return true;
            string reason = (await output + await errors).Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? $"exit code {build.ExitCode}";
            terminal.Output.WriteLine($"That didn't work ({reason}). The kernel is installed as it is; its first cell takes a second longer.");
            if (Directory.Exists(program.Files)) Directory.Delete(program.Files, recursive: true);
            return false;
        }
        finally
        {
            if (Directory.Exists(program.Build)) Directory.Delete(program.Build, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
