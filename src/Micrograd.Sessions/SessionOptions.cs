using System.Collections.Immutable;

using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Packages;

namespace Micrograd.Sessions;

/// <summary>Where a session's files and assemblies come from, and how its cells run.</summary>
public sealed record SessionOptions
{
    /// <summary>
    /// The folder that relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from: the notebook's own. The process's current
    /// directory, which paths in C# start from, is the host's to set.
    /// </summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>What cells compile against and run on; null for the assemblies of this process, which a browser has no files of.</summary>
    public IAssemblySource? Assemblies { get; init; }

    /// <summary>Where directives find files; the file system by default.</summary>
    public IFileSource Files { get; init; } = new DiskFiles();

    /// <summary>What follows <c>#r "nuget:…"</c>: the .NET SDK of this machine by default; null, in a browser, where packages can't be restored.</summary>
    public IPackageRestore? Packages { get; init; } = OperatingSystem.IsBrowser() ? null : new SdkPackageRestore();

    /// <summary>
    /// The directives that the host adds to those that every session has: a <see cref="LineDirective"/> or a <see cref="LanguageDirective"/> each.
    /// </summary>
    public ImmutableArray<Directive> Directives { get; init; } = [];

    /// <summary>How long restoring packages may take before it is stopped.</summary>
    public TimeSpan PackageTimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// True to run cells on a thread of their own, with a large stack, where they can be interrupted. False, in a browser, which has no threads:
    /// cells run on the caller's, and a tight loop ends only with the process.
    /// </summary>
    public bool OwnThread { get; init; } = !OperatingSystem.IsBrowser();

    /// <summary>
    /// True when the process has no other session, now or later. It then shares the host's copy of the formatting library, which is ready
    /// sooner. Otherwise each session has a copy of its own, and lets go of it at its end.
    /// </summary>
    public bool IsAlone { get; init; } = OperatingSystem.IsBrowser();
}
