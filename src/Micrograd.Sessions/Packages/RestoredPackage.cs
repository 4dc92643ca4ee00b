using System.Collections.Immutable;

using Micrograd.Sessions.Assemblies;

namespace Micrograd.Sessions.Packages;

/// <summary>A package that is on this machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version that was chosen.</param>
/// <param name="Assemblies">The full paths of the assemblies that suit this runtime and system.</param>
/// <param name="NativeLibraries">The full paths of its native libraries for this system.</param>
public sealed record RestoredPackage(string Name, string Version, ImmutableArray<string> Assemblies, ImmutableArray<string> NativeLibraries);
