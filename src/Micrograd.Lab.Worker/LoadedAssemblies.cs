using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.InteropServices.JavaScript;

using Micrograd.Sessions.Assemblies;

using Microsoft.CodeAnalysis;

namespace Micrograd.Lab.Worker;

/// <summary>The assemblies that the runtime has loaded already: the compiler reads their metadata where it lies, so nothing is fetched twice.</summary>
internal sealed partial class LoadedAssemblies : IAssemblySource
{
    public IReadOnlySet<string> Names { get; } = Loaded().Where(IsForCells).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public unsafe ValueTask<PortableExecutableReference> ReferenceAsync(string name, CancellationToken cancellationToken = default)
    {
        Assembly assembly = Assembly.Load(name);
        if (!assembly.TryGetRawMetadata(out byte* metadata, out int length)) throw new InvalidOperationException($"The runtime doesn't give the metadata of {name}.");
        string path = name + ".dll";
        if (CellReference.IsOwn(name)) return ValueTask.FromResult(CellReference.OfMetadata(new ReadOnlySpan<byte>(metadata, length), path, Names.Contains));
#pragma warning disable CA2000 // The reference owns both for as long as it lives.
        return ValueTask.FromResult(AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length)).GetReference(filePath: path));
#pragma warning restore CA2000
    }

    public ValueTask<byte[]> ImageAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A worker has one session, which uses the runtime's own copies.");

    // What the session itself is made of is no part of the class library.
    private static bool IsForCells(string name) =>
        !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && (CellReference.IsOwn(name) || !name.StartsWith("Micrograd.", StringComparison.Ordinal));

    [JSImport("assemblyNames", "lab")]
    private static partial string[] Loaded();
}
