using Micrograd.Graphviz.Shapes;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Arrangement;

/// <summary>An edge from a node to itself: a loop beside it, the second outside of the first.</summary>
internal static class Loop
{
    /// <summary>How far it reaches out.</summary>
    public const double Size = 24;

    /// <summary>How much room across it needs beside its node.</summary>
    public static double Room(Graph graph, Edge loop, int index, Direction direction)
    {
        TextBlock label = EdgeLabel.Of(graph, loop);
        return (Size * (index + 1)) + (direction.IsSideways ? label.Height : label.Width + 4);
    }
}
