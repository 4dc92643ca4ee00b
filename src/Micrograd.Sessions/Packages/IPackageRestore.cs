using System.Collections.Immutable;

using Micrograd.Sessions.Assemblies;

namespace Micrograd.Sessions.Packages;

/// <summary>Brings packages to this machine. A host that can't, such as a browser, has none.</summary>
public interface IPackageRestore
{
    /// <summary>Brings packages and all that they need.</summary>
    /// <param name="packages">All that the session has asked for so far: their versions have to suit one another.</param>
    /// <param name="sources">Where to look besides the usual places: addresses or folders.</param>
    /// <param name="folder">The notebook's folder, whose configuration counts.</param>
    /// <param name="cancellationToken">Stops it at once.</param>
    /// <returns>The packages, and those that they need.</returns>
    /// <exception cref="PackageRestoreException">They can't be had. The message names the package and the reason.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<ImmutableArray<RestoredPackage>> RestoreAsync(
        ImmutableArray<PackageRequest> packages, ImmutableArray<string> sources, string folder, CancellationToken cancellationToken = default);
}

/// <summary>A package that is on this machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version that was chosen.</param>
/// <param name="Assemblies">The full paths of the assemblies that suit this runtime and system.</param>
/// <param name="NativeLibraries">The full paths of its native libraries for this system.</param>
public sealed record RestoredPackage(string Name, string Version, ImmutableArray<string> Assemblies, ImmutableArray<string> NativeLibraries);

/// <summary>A package can't be had. The message says which, why, and what to do.</summary>
/// <param name="message">What a reader is told.</param>
/// <param name="package">The package that it is about, when there is one.</param>
/// <param name="cause">What went wrong underneath.</param>
public sealed class PackageRestoreException(string message, string? package = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The package that it is about, or null.</summary>
    public string? Package { get; } = package;
}
