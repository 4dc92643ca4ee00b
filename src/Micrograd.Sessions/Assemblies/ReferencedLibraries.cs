using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Assemblies;

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
    /// <exception cref="AssemblyReferenceException">There is no such file, it is no .NET assembly, another build of it was loaded before, or the session runs
    /// on an older one.</exception>
    public async ValueTask<ImmutableArray<string>> AddAsync(string path, CancellationToken cancellationToken)
    {
        byte[] image = await files.ReadAsync(path, cancellationToken).ConfigureAwait(false)
            ?? throw new AssemblyReferenceException($"There is no file {path}. If a build makes it, build first: dotnet build");
        var added = ImmutableArray.CreateBuilder<string>();
        string folder = Path.GetDirectoryName(path) ?? "";
        var waiting = new Queue<(string Path, byte[] Image)>([(path, image)]);
        while (waiting.TryDequeue(out (string Path, byte[] Image) next))
        {
            (string name, Guid version, ImmutableArray<string> needs, bool bringsFormatters) = Describe(next.Image, next.Path);
            if (platform.Names.Contains(name))
            {
                if (await NewerAsync(next.Image, name, cancellationToken).ConfigureAwait(false) is { } newer) throw new AssemblyReferenceException($"{next.Path} is {newer}");
                continue;
            }

            if (!_versions.TryAdd(name, (version, next.Path)))
            {
                if (_versions[name].Version == version || next.Path != path) continue;
                throw new AssemblyReferenceException($"{name} was loaded before, from another build. Restart the session to use {path}.");
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

    /// <summary>What an assembly can't be loaded beside, in words that go on after "brings"; null when it can be loaded.</summary>
    /// <exception cref="AssemblyReferenceException">There is no such file, or it is no .NET assembly.</exception>
    public async ValueTask<string?> ConflictAsync(string path, CancellationToken cancellationToken)
    {
        string simple = Path.GetFileNameWithoutExtension(path);
        if (!_versions.ContainsKey(simple) && !platform.Names.Contains(simple)) return null;
        byte[] image = await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) ?? throw new AssemblyReferenceException($"There is no file {path}.");
        (string name, Guid version, _, _) = Describe(image, path);
        if (platform.Names.Contains(name)) return await NewerAsync(image, name, cancellationToken).ConfigureAwait(false);
        return _versions.TryGetValue(name, out (Guid Version, string Path) loaded) && loaded.Version != version
            ? $"another {Path.GetFileName(path)} than the one that is loaded already, from {loaded.Path}. A session can't have both. Restart the session, and ask for the version that you want first."
            : null;
    }

    // The session can't let go of what it runs on itself. An older build is content with that one; a newer one may need what that one lacks.
    private async ValueTask<string?> NewerAsync(byte[] image, string name, CancellationToken cancellationToken)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
        var asked = AssemblyBuild.Of(file.GetMetadataReader());
        PortableExecutableReference reference = await platform.ReferenceAsync(name, cancellationToken).ConfigureAwait(false);
        var running = AssemblyBuild.Of(((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader());
        return asked.IsNewerThan(running, isServiced: !SessionAssemblies.Own.Contains(name))
            ? $"a newer {name} ({asked.Text}) than the one that the session itself runs on ({running.Text}). A session can't have both: ask for {running.Text} or older, and for what is content with it."
            : null;
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
                assembly.GetCustomAttributes().Any(handle =>
                    AttributeNames.Of(metadata, metadata.GetCustomAttribute(handle)) == SessionAssemblies.FormatterSource));
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            throw new AssemblyReferenceException($"{path} is not a .NET assembly.", exception);
        }
    }
}
