using System.Collections.Immutable;

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
