using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>Puts the extension for VS Code together: its scripts, this command for it to start, and the course.</summary>
internal sealed class ExtensionBuild(Terminal terminal)
{
    private const int SharingViolation = unchecked((int)0x80070020), EAgainOnLinux = 11, EAgainOnMacOS = 35;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>Packs it.</summary>
    /// <param name="isPortable">True for a package for all kinds of machines, whose command isn't compiled for any.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The <c>.vsix</c>; null when there is none, which the terminal then tells.</returns>
    public async Task<byte[]?> PackAsync(bool isPortable, CancellationToken cancellationToken)
    {
        if (PublishedCommand.FindClone() is not { } clone)
        {
            await terminal.Error.WriteLineAsync("The extension is put together in a clone of the project: its files and the course aren't part of the installed command.");
            await terminal.Error.WriteLineAsync("In the clone: dotnet run --project src/Micrograd.Tool -- vscode install");
            return null;
        }

        string? platform = isPortable ? null : TargetPlatform.Of(RuntimeInformation.RuntimeIdentifier, RuntimeInformation.OSArchitecture);
        if (!isPortable && platform is null)
        {
            terminal.Output.WriteLine($"VS Code has no name for {RuntimeInformation.RuntimeIdentifier}: the package is made for all kinds of machines.");
        }

        // It stays, so that the next time only what has changed is compiled.
        string build = Path.Combine(clone, "artifacts", "vscode", platform ?? "portable");
        string server = Path.Combine(build, "server");
        await using FileStream turn = await WaitForTurnAsync(Path.Combine(build, "lock"), cancellationToken);
        if (Directory.Exists(server)) Directory.Delete(server, recursive: true);
        terminal.Output.WriteLine(platform is null ? "Compiling the command …" : "Compiling the command for this machine (half a minute, the first time) …");
        string[] kind = platform is null ? ["-p:PublishReadyToRun=false"] : ["--runtime", RuntimeInformation.RuntimeIdentifier];
        string[] options = [.. kind, "-p:UseAppHost=false", "-p:DebugType=none", "-p:GenerateDocumentationFile=false"];
        if (await PublishedCommand.PublishAsync(clone, server, Path.Combine(build, "build"), options, cancellationToken) is { } reason)
        {
            await terminal.Error.WriteLineAsync($"The command can't be compiled: {reason}");
            return null;
        }

        ImmutableSortedDictionary<string, byte[]> files = ExtensionContents.Gather(clone, server);
        byte[] package = ExtensionPackage.Make(files, PublishedCommand.Version.Split('+')[0], platform);
        terminal.Output.WriteLine(
            $"The extension for {platform ?? "all kinds of machines"}, {Size(package.Length)}. Unpacked: "
            + $"the command {SizeOf(ExtensionContents.Server)}, the course {SizeOf(ExtensionContents.Course)}, the rest {SizeOf("")}.");
        return package;

        string SizeOf(string folder) => Size(files.Where(file => PartOf(file.Key) == folder).Sum(file => (long)file.Value.Length));
    }

    // Two at once would take each other's files away.
    private async Task<FileStream> WaitForTurnAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        for (bool isTold = false; ; isTold = true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.HResult is SharingViolation or EAgainOnLinux or EAgainOnMacOS)
            {
                if (!isTold) terminal.Output.WriteLine("The extension is being packed by another process: waiting for it …");
                await Task.Delay(Again, cancellationToken);
            }
        }
    }

    private static string PartOf(string name) =>
        Array.Find([ExtensionContents.Server, ExtensionContents.Course], folder => name.StartsWith(folder, StringComparison.Ordinal)) ?? "";

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
