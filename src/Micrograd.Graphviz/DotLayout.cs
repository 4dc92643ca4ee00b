namespace Micrograd.Graphviz;

/// <summary>What places the nodes and edges of a drawing. The nodes, edges and texts are the same with either.</summary>
public enum DotLayout
{
    /// <summary>Graphviz's <c>dot</c> where it is installed, <see cref="Managed"/> elsewhere.</summary>
    Automatic,

    /// <summary>Graphviz's <c>dot</c>, or an error when it isn't there.</summary>
    Graphviz,

    /// <summary>This library's own layout, which needs no other program and works in a browser too.</summary>
    Managed,
}
