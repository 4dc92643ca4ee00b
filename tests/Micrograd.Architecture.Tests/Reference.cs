namespace Micrograd.Architecture.Tests;

/// <summary>That something refers to something else; both are projects, or namespaces of one project.</summary>
/// <param name="From">What refers.</param>
/// <param name="To">What it refers to.</param>
internal sealed record Reference(string From, string To) : IComparable<Reference>
{
    public int CompareTo(Reference? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <summary>As a line of a picture has it.</summary>
    public override string ToString() => $"\"{From}\" -> \"{To}\"";
}
