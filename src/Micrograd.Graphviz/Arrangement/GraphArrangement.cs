using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Shapes;
using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Arrangement;

/// <summary>Arranges a graph with all its clusters: the inner ones first, then what is around them.</summary>
internal sealed class GraphArrangement
{
    private readonly Graph _graph;
    private readonly Effort _effort;
    private readonly Dictionary<Node, PlacedNode> _places = [];
    private readonly Dictionary<Subgraph, Level> _levels = [];
    private readonly Dictionary<Level, List<object>> _content = [];

    private GraphArrangement(Graph graph, Effort effort)
    {
        (_graph, _effort) = (graph, effort);
        Direction = new Direction(graph.Attributes.Text("rankdir").ToUpperInvariant());
        Root = NewLevel(graph, outer: null);
    }

    /// <summary>Where the graph's edges lead.</summary>
    public Direction Direction { get; }

    /// <summary>The level of the whole graph.</summary>
    public Level Root { get; }

    /// <summary>Where each node found its place, in the order of writing.</summary>
    public IReadOnlyDictionary<Node, PlacedNode> Places => _places;

    /// <summary>Arranges a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="effort">What the layout is counted by.</param>
    public static GraphArrangement Of(Graph graph, Effort effort)
    {
        var arrangement = new GraphArrangement(graph, effort);
        arrangement.Arrange();
        return arrangement;
    }

    private void Arrange()
    {
        foreach (Node node in Interruption.Between(_graph.Members))
        {
            var place = new PlacedNode(new NodeShape(_graph, node, Direction.IsSideways), LevelOf(node.Cluster));
            _places.Add(node, place);
            _content[place.Level].Add(place);
        }

        var edges = _graph.Edges
            .Where(edge => edge.From.Node != edge.To.Node)
            .ToLookup(edge => Common(_places[edge.From.Node].Level, _places[edge.To.Node].Level));
        ILookup<Node, Edge> loops = _graph.Edges.Where(edge => edge.From.Node == edge.To.Node).ToLookup(edge => edge.From.Node);
        List<Subgraph> together = [.. _graph.Subgraphs.Where(group => group.Attributes.Is("rank", "same"))];
        foreach (Level level in _content.Keys.Reverse()) Arrange(level, [.. edges[level]], loops, together);
        Root.MoveTo((0, 0));
    }

    private Level LevelOf(Subgraph? cluster)
    {
        while (cluster is not null && cluster != _graph && !cluster.IsCluster) cluster = cluster.Parent;
        if (cluster is null || cluster == _graph) return Root;
        if (_levels.TryGetValue(cluster, out Level? level)) return level;

        Level outer = LevelOf(cluster.Parent);
        level = NewLevel(cluster, outer);
        _content[outer].Add(level);
        return level;
    }

    private Level NewLevel(Subgraph subgraph, Level? outer)
    {
        List<LabelLine> title = subgraph.Attributes["label"] is { Text.Length: > 0 } label
            ? LabelText.Lines(LabelText.Expand(label, LabelNames.Of(_graph, subgraph)))
            : [];
        var level = new Level(subgraph, outer, new TextBlock(title, subgraph.Attributes));
        _levels.Add(subgraph, level);
        _content.Add(level, []);
        return level;
    }

    private static Level Common(Level a, Level b)
    {
        HashSet<Level> around = [];
        for (Level? level = a; level is not null; level = level.Outer) around.Add(level);
        Level common = b;
        while (!around.Contains(common)) common = common.Outer!;
        return common;
    }

    private void Arrange(Level level, List<Edge> edges, ILookup<Node, Edge> loops, List<Subgraph> together)
    {
        foreach (object item in _content[level]) level.Slots.Add(item is PlacedNode place ? NodeSlot(place, loops[place.Shape.Node]) : InnerSlot((Level)item));
        Dictionary<object, Slot> slotOf = level.Slots.ToDictionary(slot => slot.Content!);

        bool labelled = edges.Any(edge => EdgeLabel.IsGiven(edge));
        foreach (Edge edge in edges) level.Links.Add(NewLink(edge));

        double rankGap = 72 * Math.Clamp(level.Subgraph.Attributes.Number("ranksep", 0.5), 0.02, 100);
        double slotGap = 72 * Math.Clamp(level.Subgraph.Attributes.Number("nodesep", 0.25), 0.02, 100);
        var sets = together.Select(group => group.Members.Select(node => slotOf.GetValueOrDefault(_places[node])).OfType<Slot>());
        level.Settle(level.Slots.Count > 0 ? LayeredLayout.Arrange(level.Slots, level.Links, sets, labelled ? rankGap / 2 : rankGap, slotGap, _effort) : []);
        level.Box = Box(level);

        Slot SlotOf(PlacedNode place)
        {
            object item = place;
            for (Level inner = place.Level; inner != level; inner = inner.Outer!) item = inner;
            return slotOf[item];
        }

        Link NewLink(Edge edge)
        {
            (PlacedNode from, PlacedNode to) = (_places[edge.From.Node], _places[edge.To.Node]);
            return new Link(edge, SlotOf(from), SlotOf(to))
            {
                MinLength = Math.Clamp((int)edge.Attributes.Number("minlen", 1), 0, 50) * (labelled ? 2 : 1),
                Weight = Math.Clamp((int)edge.Attributes.Number("weight", 1), 0, 1000),
                Ranks = !edge.Attributes.Is("constraint", "false"),
                Label = LabelSlot(edge),
                FromOffset = from.Attachment(edge.From, level, Direction),
                ToOffset = to.Attachment(edge.To, level, Direction),
            };
        }
    }

    private Slot NodeSlot(PlacedNode place, IEnumerable<Edge> loops)
    {
        (double along, double across) = Direction.FromPicture(place.Shape.Width, place.Shape.Height);
        double room = loops.Select((loop, index) => Loop.Room(_graph, loop, index, Direction)).DefaultIfEmpty(0).Max();
        (double outerAlong, double outerAcross) = Direction.FromPicture(place.Shape.OuterLabelSize.Width, place.Shape.OuterLabelSize.Height);
        return place.Slot = new Slot(place)
        {
            Length = Math.Max(along, outerAlong),
            Before = (across / 2) + outerAcross,
            After = (across / 2) + room,
            Reach = across * 0.35,
        };
    }

    private static Slot InnerSlot(Level level)
    {
        (double along1, double across1, double along2, double across2) = level.Box;
        return level.Slot = new Slot(level) { Length = along2 - along1, Before = -across1, After = across2, Reach = (across2 - across1) * 0.35 };
    }

    /// <summary>Labels stand to the right of an edge that leads up or down, and above one that leads sideways.</summary>
    private Slot? LabelSlot(Edge edge)
    {
        TextBlock label = EdgeLabel.Of(_graph, edge);
        if (label.IsEmpty) return null;
        return Direction.IsSideways
            ? new Slot(content: null) { Length = label.Width + 8, Before = label.Height + 2, After = 2 }
            : new Slot(content: null) { Length = label.Height, Before = 2, After = label.Width + 8 };
    }

    private (double Along1, double Across1, double Along2, double Across2) Box(Level level)
    {
        List<Slot> slots = [.. level.Slots, .. level.Links.SelectMany(link => link.Bends)];
        double across1 = slots.Select(slot => slot.Axis - slot.Before).DefaultIfEmpty(0).Min() - Level.Padding;
        IEnumerable<double> bows = level.Links.Where(link => link.Bow > 0).Select(link => Math.Max(link.From.Axis, link.To.Axis) + link.Bow + LabelRoom(link));
        double across2 = slots.Select(slot => slot.Axis + slot.After).Concat(bows).DefaultIfEmpty(0).Max() + Level.Padding;
        (double along1, double along2) = level.Bands.Count == 0 ? (0, 0) : (level.Bands[0].Start - Level.Padding, level.Bands[^1].End + Level.Padding);

        // The title stands at the top of a cluster, and at the bottom of the whole graph.
        (double width, double height) = level.TitleSize;
        if (Direction.IsSideways)
        {
            (along1, along2) = Widen(along1, along2, width);
            (across1, across2) = level.TitleIsOnTop ? (across1 - height, across2) : (across1, across2 + height);
        }
        else
        {
            (across1, across2) = Widen(across1, across2, width);
            (along1, along2) = level.TitleIsOnTop != Direction.IsBackward ? (along1 - height, along2) : (along1, along2 + height);
        }

        return (along1, across1, along2, across2);

        static double LabelRoom(Link link) => link.Label is { } label ? label.Before + label.After : 0;

        static (double, double) Widen(double from, double to, double least)
        {
            double missing = Math.Max(0, least - (to - from));
            return (from - (missing / 2), to + (missing / 2));
        }
    }
}
