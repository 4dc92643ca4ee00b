using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Micrograd.Lab.Sites;

/// <summary>The script that draws charts, which Plotly.NET brings as a resource: always the version that fits its figures.</summary>
internal static class PlotlyScript
{
    /// <summary>Reads the script out of Plotly.NET's assembly.</summary>
    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    public static byte[] ReadFrom(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        ManifestResource resource = metadata.ManifestResources.Select(metadata.GetManifestResource)
            .Where(resource => IsScript(metadata.GetString(resource.Name)))
            .Select(resource => (ManifestResource?)resource)
            .FirstOrDefault()
            ?? throw new InvalidOperationException($"{assembly} brings no plotly.js; has Plotly.NET moved it?");
        PEMemoryBlock resources = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        BlobReader reader = resources.GetReader((int)resource.Offset, resources.Length - (int)resource.Offset);
        return reader.ReadBytes(reader.ReadInt32());
    }

    private static bool IsScript(string name) =>
        name.Contains("plotly", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".js", StringComparison.Ordinal);
}
