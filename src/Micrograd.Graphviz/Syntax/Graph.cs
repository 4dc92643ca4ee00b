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

    /// <summary>Keeps of the graph no more than a number of nodes and edges: the nodes that were written first, and the edges between them.</summary>
    /// <returns>Whether anything was left out.</returns>
    public bool Cut(int most)
    {
        if (Members.Count + Edges.Count <= most) return false;
        Dictionary<Node, int> places = Members.Index().ToDictionary(member => member.Item, member => member.Index);

        // How many more edges there are with each node.
        int[] edges = new int[Members.Count];
        foreach (Edge edge in Edges) edges[LastPlace(edge)]++;
        int kept = 0;
        for (int total = 0; kept < edges.Length && (total += 1 + edges[kept]) <= most;) kept++;

        Edges.RemoveAll(edge => LastPlace(edge) >= kept);
        foreach (Subgraph group in Subgraphs.Prepend(this)) group.Keep(node => places[node] < kept);
        return true;

        int LastPlace(Edge edge) => Math.Max(places[edge.From.Node], places[edge.To.Node]);
    }

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

    public bool IsCluster =>
        id.StartsWith("cluster", StringComparison.OrdinalIgnoreCase) || Attributes.Is("cluster", "true") || Attributes.Is("cluster", "yes") || Attributes.Number("cluster", 0) != 0;

    public void Add(Node node)
    {
        if (_known.Add(node)) _members.Add(node);
    }

    /// <summary>Leaves out all other members.</summary>
    public void Keep(Predicate<Node> isKept) => _members.RemoveAll(node => !isKept(node));

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
