using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

using Microsoft.CodeAnalysis;

namespace Micrograd.Notebooks;

/// <summary>Follows an <c>#r</c>: the assembly that it names, and those beside it in its folder that it needs in turn.</summary>
/// <param name="files">Where they are read from.</param>
/// <param name="platform">What every cell can use anyway.</param>
/// <param name="assemblies">What loads them when they are needed; null when they are only looked at.</param>
internal sealed class ReferencedLibraries(IFileSource files, IAssemblySource platform, SessionAssemblies? assemblies)
{
    private readonly Dictionary<string, (Guid Version, string Path)> _versions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All references made so far, in the order in which they came.</summary>
    public ImmutableArray<PortableExecutableReference> References { get; private set; } = [];

    /// <summary>Adds an assembly and its neighbours.</summary>
    /// <returns>The simple names of those that are new to the session.</returns>
    /// <exception cref="DirectiveException">There is no such file, it is no .NET assembly, or another build of it was loaded before.</exception>
    public async ValueTask<ImmutableArray<string>> AddAsync(string path, CancellationToken cancellationToken)
    {
        byte[] image = await files.ReadAsync(path, cancellationToken).ConfigureAwait(false)
            ?? throw new DirectiveException($"There is no file {path}. If a build makes it, build first: dotnet build");
        var added = ImmutableArray.CreateBuilder<string>();
        string folder = Path.GetDirectoryName(path) ?? "";
        var waiting = new Queue<(string Path, byte[] Image)>([(path, image)]);
        while (waiting.TryDequeue(out (string Path, byte[] Image) next))
        {
            (string name, Guid version, ImmutableArray<string> needs, bool bringsFormatters) = Describe(next.Image, next.Path);
            if (platform.Names.Contains(name)) continue;
            if (!_versions.TryAdd(name, (version, next.Path)))
            {
                if (_versions[name].Version == version || next.Path != path) continue;
                throw new DirectiveException($"{name} was loaded before, from another build. Restart the session to use {path}.");
            }

            References = References.Add(MetadataReference.CreateFromImage(next.Image, filePath: next.Path));
            assemblies?.Offer(name, next.Image, bringsFormatters);
            assemblies?.LookForNativeLibrariesIn(folder);
            added.Add(name);
            foreach (string need in needs)
            {
                if (_versions.ContainsKey(need) || platform.Names.Contains(need)) continue;
                string beside = Path.Combine(folder, need + ".dll");
                if (await files.ReadAsync(beside, cancellationToken).ConfigureAwait(false) is { } neighbour) waiting.Enqueue((beside, neighbour));
            }
        }
        return added.ToImmutable();
    }

    /// <summary>Where another build of an assembly was loaded from before; null when none was.</summary>
    /// <exception cref="DirectiveException">There is no such file, or it is no .NET assembly.</exception>
    public async ValueTask<string?> ConflictAsync(string path, CancellationToken cancellationToken)
    {
        if (!_versions.ContainsKey(Path.GetFileNameWithoutExtension(path))) return null;
        byte[] image = await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) ?? throw new DirectiveException($"There is no file {path}.");
        (string name, Guid version, _, _) = Describe(image, path);
        return _versions.TryGetValue(name, out (Guid Version, string Path) loaded) && loaded.Version != version ? loaded.Path : null;
    }

    private static (string Name, Guid Version, ImmutableArray<string> Needs, bool BringsFormatters) Describe(byte[] image, string path)
    {
        try
        {
            using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
            if (!file.HasMetadata) throw new BadImageFormatException();
            MetadataReader metadata = file.GetMetadataReader();
            AssemblyDefinition assembly = metadata.GetAssemblyDefinition();
            return (
                metadata.GetString(assembly.Name),
                metadata.GetGuid(metadata.GetModuleDefinition().Mvid),
                [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
                assembly.GetCustomAttributes().Any(handle => AttributeName(metadata, handle) == FormattingLibrary.SourceAttribute));
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            throw new DirectiveException($"{path} is not a .NET assembly.", exception);
        }
    }

    private static string AttributeName(MetadataReader metadata, CustomAttributeHandle handle)
    {
        EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
        EntityHandle type = constructor.Kind == HandleKind.MethodDefinition
            ? metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return type.Kind switch
        {
            HandleKind.TypeDefinition => metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            HandleKind.TypeReference => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name),
            _ => "",
        };
    }
}
