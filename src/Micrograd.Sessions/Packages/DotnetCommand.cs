using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Micrograd.Sessions.Packages;

/// <summary>Finds and runs the .NET SDK's <c>dotnet</c>.</summary>
internal static class DotnetCommand
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The one on the PATH, or the one that this program runs on; null when neither has an SDK.</summary>
    public static string? Find() => Find((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "")
        .Append(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));

    /// <summary>The first in some folders that has an SDK beside it: a runtime alone has a <c>dotnet</c> too.</summary>
    public static string? Find(IEnumerable<string> folders) =>
        folders.Where(folder => folder.Length > 0)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, Name)))
            .FirstOrDefault(path => File.Exists(path) && HasSdk(path));

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="OperationCanceledException">It was stopped, with all that it had started.</exception>
    /// <exception cref="PackageRestoreException">It can't be started.</exception>
    public static async Task<string> RunAsync(string path, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Description(path, arguments, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new PackageRestoreException($"{path} can't be started: {exception.Message}", cause: exception);
        }

        try
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return await output.ConfigureAwait(false) + await errors.ConfigureAwait(false);
        }
        finally
        {
            Stop(process);
        }
    }

    private static ProcessStartInfo Description(string path, IEnumerable<string> arguments, string folder)
    {
        var description = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // A host that a build or `dotnet run` has started hands down what belongs to that one's MSBuild.
        List<string> inherited = [.. description.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in inherited) description.Environment.Remove(name);
        description.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        description.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        description.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        description.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        description.Environment["DOTNET_NOLOGO"] = "1";
        return description;
    }

    private static bool HasSdk(string path)
    {
        string real = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return Directory.Exists(Path.Combine(Path.GetDirectoryName(real)!, "sdk"));
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended meanwhile.
        }
    }
}
