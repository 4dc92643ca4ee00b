using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Shapes;

/// <summary>What the escapes of a label stand for: https://graphviz.org/docs/attr-types/escString/.</summary>
internal static class LabelNames
{
    /// <summary>What Graphviz calls a graph that has no name.</summary>
    private const string Nameless = "%3";

    public static Func<char, string?> Of(Graph graph, Subgraph owner) => escape => escape switch
    {
        'G' => owner.Id.Length > 0 ? owner.Id : owner == graph ? Nameless : "",
        'E' => "",
        _ => null,
    };

    /// <param name="graph">The graph.</param>
    /// <param name="node">The node.</param>
    /// <param name="label">The text of its label, for another label of it that refers to that; null in the label itself.</param>
    public static Func<char, string?> Of(Graph graph, Node node, string? label = null) => escape => escape switch
    {
        'N' => node.Id,
        'L' => label,
        _ => Of(graph, graph)(escape),
    };

    /// <param name="graph">The graph.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="label">The text of its label, for another label of it that refers to that; null in the label itself.</param>
    public static Func<char, string?> Of(Graph graph, Edge edge, string? label = null) => escape => escape switch
    {
        'T' => edge.From.Node.Id,
        'H' => edge.To.Node.Id,
        'E' => edge.From.Node.Id + (graph.Directed ? "->" : "--") + edge.To.Node.Id,
        'L' => label,
        _ => Of(graph, graph)(escape),
    };
}
