using System.Reflection;
using System.Reflection.Metadata;

namespace Micrograd.Sessions.Assemblies;

/// <summary>Which build of an assembly a file is.</summary>
/// <param name="Version">What others bind to. Builds of one package may all have the same.</param>
/// <param name="File">Tells such builds apart.</param>
/// <param name="Text">As people know it: the package's version.</param>
internal sealed record AssemblyBuild(Version Version, Version File, string Text)
{
    /// <summary>Reads it from an assembly's metadata.</summary>
    public static AssemblyBuild Of(MetadataReader metadata)
    {
        Version version = metadata.GetAssemblyDefinition().Version;
        string? text = null;
        Version? file = null;
        foreach (CustomAttribute attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            switch (AttributeNames.Of(metadata, attribute))
            {
                case nameof(AssemblyInformationalVersionAttribute):
                    text = Argument(metadata, attribute)?.Split('+')[0];
                    break;
                case nameof(AssemblyFileVersionAttribute):
                    file = System.Version.TryParse(Argument(metadata, attribute), out Version? parsed) ? parsed : null;
                    break;
            }
        }

        return new AssemblyBuild(version, file ?? version, text ?? version.ToString());
    }

    /// <summary>Whether it may have members that another build lacks.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="isServiced">True for the class library: its patches change the file's version, and no member.</param>
    public bool IsNewerThan(AssemblyBuild other, bool isServiced) => Version > other.Version || (Version == other.Version && !isServiced && File > other.File);

    // ECMA-335, II.23.3: 1 as two bytes, then the constructor's only argument.
    private static string? Argument(MetadataReader metadata, CustomAttribute attribute)
    {
        BlobReader value = metadata.GetBlobReader(attribute.Value);
        return value.ReadUInt16() == 1 ? value.ReadSerializedString() : null;
    }
}
