using System.Buffers;

namespace Micrograd.Sessions.Packages;

/// <summary>A package that a notebook asks for with <c>#r "nuget: Name, Version"</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">
/// A version (<c>13.0.1</c>), a range (<c>[1.0,2.0)</c>) or a pattern (<c>1.*</c>; <c>*-*</c> is the newest of all). Null is the newest that is no
/// pre-release.
/// </param>
public sealed record PackageRequest(string Name, string? Version)
{
    private static readonly SearchValues<char> Open = SearchValues.Create("*[](), ");

    /// <summary>True when it names one version.</summary>
    public bool IsExact => Version is not null && Version.AsSpan().IndexOfAny(Open) < 0;

    /// <summary>As a directive writes it.</summary>
    public override string ToString() => Version is null ? Name : $"{Name}, {Version}";
}
