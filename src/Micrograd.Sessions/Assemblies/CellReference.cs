using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Assemblies;

/// <summary>Makes references to the session's own assemblies, for an <see cref="IAssemblySource"/>.</summary>
public static class CellReference
{
    /// <summary>True for the simple name of an assembly that cells use beside the class library, and that comes with the session.</summary>
    public static bool IsOwn(string assembly) => SessionAssemblies.Own.Contains(assembly);

    /// <summary>
    /// A reference to one of the assemblies that cells use beside the class library. It refers to nothing but the class library itself: when a cell's
    /// <c>#r</c> brings an assembly that this one needs too, Roslyn would otherwise make all of its types anew, and the cells after it would find every name
    /// twice.
    /// </summary>
    /// <param name="image">The assembly; it stays as it is.</param>
    /// <param name="path">Where it comes from, for messages.</param>
    /// <param name="isKnown">True for the simple name of an assembly that every cell can use.</param>
    public static PortableExecutableReference Of(ReadOnlySpan<byte> image, string path, Func<string, bool> isKnown)
    {
        using var file = new PEReader([.. image]);
        return OfMetadata(file.GetMetadata().GetContent().AsSpan(), path, isKnown);
    }

    /// <inheritdoc cref="Of"/>
    /// <param name="metadata">The assembly's metadata alone, as <see cref="AssemblyExtensions.TryGetRawMetadata"/> gives it.</param>
    /// <param name="path">Where it comes from, for messages.</param>
    /// <param name="isKnown">True for the simple name of an assembly that every cell can use.</param>
    public static unsafe PortableExecutableReference OfMetadata(ReadOnlySpan<byte> metadata, string path, Func<string, bool> isKnown)
    {
        // Pinned, and kept by the reference's end: Roslyn reads it where it lies.
        byte[] own = GC.AllocateUninitializedArray<byte>(metadata.Length, pinned: true);
        metadata.CopyTo(own);
        byte* start = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(own, 0);
        ForgetReferences(own, new MetadataReader(start, own.Length), isKnown);
#pragma warning disable CA2000 // The reference owns both for as long as it lives.
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)start, own.Length, () => GC.KeepAlive(own))).GetReference(filePath: path);
#pragma warning restore CA2000
    }

    private static void ForgetReferences(Span<byte> metadata, MetadataReader reader, Func<string, bool> isKnown)
    {
        // The name of a module's first type, <Module>: no assembly bears it.
        int nobody = reader.GetHeapOffset(reader.GetTypeDefinition(MetadataTokens.TypeDefinitionHandle(1)).Name);

        // ECMA-335, II.22.5: a version of four numbers, flags, public key, and then the name.
        int start = reader.GetTableMetadataOffset(TableIndex.AssemblyRef) + 12 + IndexSize(reader, HeapIndex.Blob);
        int rowSize = reader.GetTableRowSize(TableIndex.AssemblyRef);
        string[] names = [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
        for (int row = 0; row < names.Length; row++)
        {
            if (isKnown(names[row])) continue;
            Span<byte> name = metadata[(start + (row * rowSize))..];
            if (IndexSize(reader, HeapIndex.String) == 2) BinaryPrimitives.WriteUInt16LittleEndian(name, (ushort)nobody);
            else BinaryPrimitives.WriteInt32LittleEndian(name, nobody);
        }
    }

    private static int IndexSize(MetadataReader reader, HeapIndex heap) => reader.GetHeapSize(heap) < 65_536 ? 2 : 4;
}
