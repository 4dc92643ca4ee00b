namespace Micrograd.Graphviz;

/// <summary>Names the class that shows objects of the marked type in a notebook.</summary>
/// <remarks>
/// Notebook hosts look for it by its name and by those of its properties (dotnet/interactive, Formatter.TryRegisterFromFormatterSources),
/// so that a library needs none of their packages.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType => formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
