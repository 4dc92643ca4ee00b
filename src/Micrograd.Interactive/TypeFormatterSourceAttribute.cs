namespace Micrograd.Interactive;

/// <summary>Names the class that shows objects of the marked type, or, on an assembly, of types of others, in a notebook.</summary>
/// <remarks>
/// Notebook hosts look for it by its name and by those of its properties, so that a library needs none of their packages. On types it is .NET
/// Interactive's convention; on assemblies it is ours.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType => formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
