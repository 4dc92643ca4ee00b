namespace Micrograd.Pictures;

/// <summary>Names the class that shows objects of the marked type, or, on an assembly, of types of others, in a notebook.</summary>
/// <remarks>
/// Notebook hosts look for it by its name and by those of its properties, so that a library needs none of their packages. On types it is .NET
/// Interactive's convention; on assemblies it is ours.
/// </remarks>
/// <param name="formatterSourceType">A class with a method <c>CreateTypeFormatters()</c>, whose items have what <see cref="Formatter{T}"/> has.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that shows them.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>The forms in which they are shown, richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
