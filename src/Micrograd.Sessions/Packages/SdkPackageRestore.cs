using System.Collections.Immutable;

namespace Micrograd.Sessions.Packages;

/// <summary>
/// Restores packages as a project's build does, by <c>dotnet restore</c>: with the user's NuGet configuration, credentials and package folder.
/// An answer is kept, and given again without starting anything while its files are there.
/// </summary>
public sealed class SdkPackageRestore : IPackageRestore
{
    // What "the newest" was yesterday may have changed.
    private static readonly TimeSpan NewestFor = TimeSpan.FromDays(1);

    /// <summary>Where answers are kept: a folder of the user's by default.</summary>
    public string Folder { get; init; } = Path.Combine(UserData.Folder, "packages");

    /// <summary>The <c>dotnet</c> to run; null for the one on the PATH, or the one that this program runs on.</summary>
    public string? DotnetPath { get; init; }

    /// <inheritdoc/>
    public async Task<ImmutableArray<RestoredPackage>> RestoreAsync(
        ImmutableArray<PackageRequest> packages, ImmutableArray<string> sources, string folder, CancellationToken cancellationToken = default)
    {
        var project = new RestoreProject(packages, sources, Path.GetFullPath(folder));
        var kept = new KeptAnswer(Path.Combine(Folder, project.Key + ".json"));
        bool isFixed = packages.All(package => package.IsExact);
        if (kept.Read(isFixed ? null : NewestFor) is { } known) return known;
        try
        {
            ImmutableArray<RestoredPackage> restored = await RestoreAsync(project, packages, cancellationToken).ConfigureAwait(false);
            kept.Write(restored);
            return restored;
        }
        catch (PackageRestoreException) when (!isFixed && kept.Read(null) is not null)
        {
            // Without a network, what was the newest then is better than nothing.
            return kept.Read(null)!.Value;
        }
    }

    private async Task<ImmutableArray<RestoredPackage>> RestoreAsync(
        RestoreProject project, ImmutableArray<PackageRequest> packages, CancellationToken cancellationToken)
    {
        string dotnet = DotnetPath ?? DotnetCommand.Find() ?? throw new PackageRestoreException(
            "Restoring packages needs the .NET SDK, and there is none on the PATH. Install it (https://dot.net), or refer to an assembly: #r \"path/to/Some.dll\"");
        string work = Path.Combine(Folder, "work", Guid.NewGuid().ToString("n"));
        try
        {
            project.Write(work);
            (AssetsFile? assets, PackageRestoreException? failure) = await RunAsync().ConfigureAwait(false);
            if (failure is null) return assets!.Packages();
            if (assets is not { MissesSource: true }) throw failure;

            // Without a network: what is on this machine is a source too.
            string here = string.Join("%3B", assets.Folders);
            (assets, PackageRestoreException? failureHere) = await RunAsync($"-p:RestoreSources={here}", "-p:RestoreAdditionalProjectSources=").ConfigureAwait(false);
            return failureHere is null ? assets!.Packages() : throw failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PackageRestoreException($"Packages can't be restored: {exception.Message}", cause: exception);
        }
        finally
        {
            Delete(work);
        }

        async Task<(AssetsFile? Assets, PackageRestoreException? Failure)> RunAsync(params string[] properties)
        {
            string[] arguments = ["restore", RestoreProject.FileName, "--nologo", "--verbosity", "quiet", "-nodeReuse:false", .. properties];
            string output = await DotnetCommand.RunAsync(dotnet, arguments, work, cancellationToken).ConfigureAwait(false);
            var assets = AssetsFile.Read(Path.Combine(work, "obj", "project.assets.json"));
            return (assets, RestoreFailure.Of(assets, output, packages));
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that was just ended may still hold a file; the folder is never used again.
        }
    }
}
