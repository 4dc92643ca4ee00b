using System.Collections.Concurrent;
using System.Reflection.PortableExecutable;

using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Assemblies;

/// <summary>The class library that this process runs on, and the session's own assemblies beside it.</summary>
internal sealed class ProcessAssemblies : IAssemblySource
{
    private readonly Dictionary<string, string> _paths;
    private readonly ConcurrentDictionary<string, Lazy<PEReader>> _files = new(StringComparer.OrdinalIgnoreCase);

    private ProcessAssemblies()
    {
        string all = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string
            ?? throw new InvalidOperationException("This process has no list of platform assemblies; give the session an IAssemblySource of your own.");
        string[] paths = all.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

        // Asked of the list itself: where .NET is installed behind a symbolic link, the runtime names its folder differently.
        string framework = paths.First(path => Path.GetFileName(path) == "System.Runtime.dll")[..^"System.Runtime.dll".Length];
        _paths = paths
            .Where(path => path.StartsWith(framework, StringComparison.Ordinal) || SessionAssemblies.Own.Contains(Path.GetFileNameWithoutExtension(path)))
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        Names = _paths.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The one of this process: a file is read once for all sessions.</summary>
    public static ProcessAssemblies Instance { get; } = new();

    public IReadOnlySet<string> Names { get; }

    public unsafe ValueTask<PortableExecutableReference> ReferenceAsync(string name, CancellationToken cancellationToken = default)
    {
        string path = _paths[name];
        if (SessionAssemblies.Own.Contains(name)) return OwnAsync(path, cancellationToken);
        PEMemoryBlock metadata = _files.GetOrAdd(name, _ => new(() => new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchMetadata))).Value.GetMetadata();
#pragma warning disable CA2000 // The reference owns both for as long as it lives.
        var module = ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length);
        return ValueTask.FromResult(AssemblyMetadata.Create(module).GetReference(filePath: path));
#pragma warning restore CA2000
    }

    private async ValueTask<PortableExecutableReference> OwnAsync(string path, CancellationToken cancellationToken) =>
        CellReference.Of(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), path, Names.Contains);

    public async ValueTask<byte[]> ImageAsync(string name, CancellationToken cancellationToken = default) =>
        await File.ReadAllBytesAsync(_paths[name], cancellationToken).ConfigureAwait(false);
}
