using System.Reflection.Metadata;

namespace Micrograd.Sessions.Assemblies;

/// <summary>Names attributes that stand in an assembly's metadata, without loading it.</summary>
internal static class AttributeNames
{
    /// <summary>The simple name of an attribute's type; empty for one that can't have one.</summary>
    public static string Of(MetadataReader metadata, CustomAttribute attribute)
    {
        EntityHandle constructor = attribute.Constructor;
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
