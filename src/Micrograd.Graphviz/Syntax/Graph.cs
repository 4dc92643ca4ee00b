namespace Micrograd.Graphviz.Syntax;

/// <summary>A graph as a DOT text describes it, defaults already applied.</summary>
internal sealed class Graph(string id, bool directed, bool strict) : Subgraph(id, parent: null)
{
    private readonly Dictionary<string, Node> _byId = [];

    public bool Directed => directed;

    public bool Strict => strict;

    public List<Edge> Edges { get; } = [];

    /// <summary>All subgraphs at any depth, outer ones first.</summary>
    public List<Subgraph> Subgraphs { get; } = [];

    public Node? Find(string id) => _byId.GetValueOrDefault(id);

    public Node Create(string id, Attributes attributes)
    {
        var node = new Node(id, attributes);
        _byId.Add(id, node);
        return node;
    }
}

/// <summary>A set of nodes in braces; a cluster, drawn as a box, when its name starts with "cluster" or it has that attribute.</summary>
internal class Subgraph(string id, Subgraph? parent)
{
    private readonly List<Node> _members = [];
    private readonly HashSet<Node> _known = [];

    public string Id => id;

    public Subgraph? Parent => parent;

    public Attributes Attributes { get; } = new();

    /// <summary>The nodes that are named in it or in a subgraph of it.</summary>
    public IReadOnlyList<Node> Members => _members;

    public bool IsCluster => id.StartsWith("cluster", StringComparison.OrdinalIgnoreCase) || Attributes.Is("cluster", "true") || Attributes.Is("cluster", "yes") || Attributes.Number("cluster", 0) != 0;

    public void Add(Node node)
    {
        if (_known.Add(node)) _members.Add(node);
    }

    public bool IsInside(Subgraph other) => parent is not null && (parent == other || parent.IsInside(other));
}

internal sealed class Node(string id, Attributes attributes)
{
    public string Id => id;

    public Attributes Attributes => attributes;

    /// <summary>The innermost cluster around it.</summary>
    public Subgraph? Cluster { get; set; }
}

/// <summary>An edge in the order of writing: "a -> b" goes from a to b.</summary>
internal sealed record Edge(NodeEnd From, NodeEnd To, Attributes Attributes)
{
    /// <summary>Graphviz's own name for an edge, which its SVG gives as the title.</summary>
    public string Title(bool directed) => $"{From}{(directed ? "->" : "--")}{To}";
}

/// <summary>Where an edge ends: a node, and perhaps one of its ports or a side of it.</summary>
internal sealed record NodeEnd(Node Node, string? Port, string? Compass)
{
    /// <summary>As Graphviz writes it: of a port and a side, the side.</summary>
    public override string ToString() => (Compass ?? Port) is { } place ? $"{Node.Id}:{place}" : Node.Id;
}
