using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Drawing;

/// <summary>The whole graph, or a cluster of it: arranged by itself, then one slot of the level around it.</summary>
internal sealed class Level
{
    private const double Padding = 8;

    private readonly Direction _direction;
    private readonly Pen _pen;
    private double[] _longest = [];
    private ILookup<(Slot From, Slot To), Link> _flat = Array.Empty<Link>().ToLookup(link => (link.From, link.To));

    private Level(Graph graph, Subgraph subgraph, Level? outer, Direction direction)
    {
        Subgraph = subgraph;
        Outer = outer;
        _direction = direction;
        _pen = new Pen(subgraph.Attributes);
        Title = subgraph.Attributes["label"] is { Text.Length: > 0 } label ? LabelText.Lines(LabelText.Expand(label, LabelNames.Of(graph, subgraph))) : [];
    }

    public Subgraph Subgraph { get; }

    public Level? Outer { get; }

    public List<LabelLine> Title { get; }

    /// <summary>Its own slots: nodes and inner levels.</summary>
    public List<Slot> Slots { get; } = [];

    public List<Link> Links { get; } = [];

    /// <summary>Its own slot in the level around it.</summary>
    public Slot Slot { get; private set; } = null!;

    /// <summary>Where each rank begins and ends along.</summary>
    public IReadOnlyList<(double Start, double End)> Bands { get; private set; } = [];

    /// <summary>Its extent, padding and title included, in its own coordinates.</summary>
    public (double Along1, double Across1, double Along2, double Across2) Box { get; private set; }

    /// <summary>Where its own coordinates begin in those of the picture.</summary>
    public (double Along, double Across) Origin { get; private set; }

    /// <summary>How long the longest node or inner level of a rank is.</summary>
    public double Longest(int rank) => _longest[rank];

    /// <summary>The links of a rank that join the same two slots as one of them, in either direction.</summary>
    public IEnumerable<Link> Beside(Link flat) => _flat[Ends(flat)];

    private static (Slot, Slot) Ends(Link flat) => flat.From.Order < flat.To.Order ? (flat.From, flat.To) : (flat.To, flat.From);

    public IEnumerable<Level> Inner => Slots.Select(slot => slot.Content).OfType<Level>();

    /// <summary>This level and all inside it, outer ones first.</summary>
    public IEnumerable<Level> All() => Inner.SelectMany(level => level.All()).Prepend(this);

    /// <summary>Arranges a graph with all its clusters.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="direction">Where its edges lead.</param>
    /// <param name="effort">What the layout is counted by.</param>
    /// <returns>The level of the whole graph, and where each node found its place.</returns>
    public static (Level Root, Dictionary<Node, PlacedNode> Places) Arrange(Graph graph, Direction direction, Effort effort)
    {
        var levels = new Dictionary<Subgraph, Level>();
        var root = new Level(graph, graph, outer: null, direction);
        levels.Add(graph, root);

        var places = new Dictionary<Node, PlacedNode>();
        var content = new Dictionary<Level, List<object>> { [root] = [] };
        foreach (Node node in Interruption.Between(graph.Members))
        {
            var place = new PlacedNode(new NodeShape(graph, node, direction.IsSideways), LevelOf(node.Cluster));
            places.Add(node, place);
            content[place.Level].Add(place);
        }

        var edges = graph.Edges.Where(edge => edge.From.Node != edge.To.Node).ToLookup(edge => Common(places[edge.From.Node].Level, places[edge.To.Node].Level));
        ILookup<Node, Edge> loops = graph.Edges.Where(edge => edge.From.Node == edge.To.Node).ToLookup(edge => edge.From.Node);
        List<Subgraph> together = [.. graph.Subgraphs.Where(group => group.Attributes.Is("rank", "same"))];
        foreach (Level level in content.Keys.Reverse()) level.ArrangeContent(graph, content[level], edges[level], loops, together, places, effort);
        root.MoveTo((0, 0));
        return (root, places);

        Level LevelOf(Subgraph? cluster)
        {
            while (cluster is not null && cluster != graph && !cluster.IsCluster) cluster = cluster.Parent;
            if (cluster is null || cluster == graph) return root;
            if (levels.TryGetValue(cluster, out Level? level)) return level;

            Level outer = LevelOf(cluster.Parent);
            level = new Level(graph, cluster, outer, direction);
            levels.Add(cluster, level);
            content.Add(level, []);
            content[outer].Add(level);
            return level;
        }
    }

    /// <summary>The picture of the title, its middle at a place.</summary>
    public IEnumerable<object> DrawTitle(double x, double y) => Title.Count == 0 ? [] : _pen.Text(Title, x, y, _pen.Measure(Title).Width);

    public (double Width, double Height) TitleSize => Title.Count == 0 ? (0, 0) : (_pen.Measure(Title).Width + Padding, _pen.Measure(Title).Height + (Padding / 2));

    private static Level Common(Level a, Level b)
    {
        HashSet<Level> around = [];
        for (Level? level = a; level is not null; level = level.Outer) around.Add(level);
        Level common = b;
        while (!around.Contains(common)) common = common.Outer!;
        return common;
    }

    private void ArrangeContent(
        Graph graph, List<object> content, IEnumerable<Edge> edges, ILookup<Node, Edge> loops, List<Subgraph> together, Dictionary<Node, PlacedNode> places, Effort effort)
    {
        foreach (object item in content) Slots.Add(item is PlacedNode place ? NodeSlot(graph, place, loops[place.Shape.Node]) : ((Level)item).InnerSlot());
        Dictionary<object, Slot> slotOf = Slots.ToDictionary(slot => slot.Content!);

        List<Edge> own = [.. edges];
        bool labelled = own.Any(edge => edge.Attributes.Text("label").Length > 0);
        foreach (Edge edge in own) Links.Add(NewLink(edge, labelled));

        double rankGap = 72 * Math.Clamp(Subgraph.Attributes.Number("ranksep", 0.5), 0.02, 100);
        double slotGap = 72 * Math.Clamp(Subgraph.Attributes.Number("nodesep", 0.25), 0.02, 100);
        var sets = together.Select(group => group.Members.Select(node => slotOf.GetValueOrDefault(places[node])).OfType<Slot>());
        if (Slots.Count > 0) Bands = LayeredLayout.Arrange(Slots, Links, sets, labelled ? rankGap / 2 : rankGap, slotGap, effort);
        _longest = new double[Bands.Count];
        foreach (Slot slot in Slots) _longest[slot.Rank] = Math.Max(_longest[slot.Rank], slot.Length);
        _flat = Links.Where(link => link.IsFlat).ToLookup(Ends);
        Measure();

        Slot SlotOf(PlacedNode place)
        {
            object item = place;
            for (Level level = place.Level; level != this; level = level.Outer!) item = level;
            return slotOf[item];
        }

        Link NewLink(Edge edge, bool labelled)
        {
            (PlacedNode from, PlacedNode to) = (places[edge.From.Node], places[edge.To.Node]);
            return new Link(edge, SlotOf(from), SlotOf(to))
            {
                MinLength = Math.Clamp((int)edge.Attributes.Number("minlen", 1), 0, 50) * (labelled ? 2 : 1),
                Weight = Math.Clamp((int)edge.Attributes.Number("weight", 1), 0, 1000),
                Ranks = !edge.Attributes.Is("constraint", "false"),
                Label = LabelSlot(graph, edge),
                FromOffset = from.Attachment(edge.From, this, _direction),
                ToOffset = to.Attachment(edge.To, this, _direction),
            };
        }
    }

    private Slot NodeSlot(Graph graph, PlacedNode place, IEnumerable<Edge> loops)
    {
        (double along, double across) = _direction.FromPicture(place.Shape.Width, place.Shape.Height);
        double room = loops.Select((loop, index) => EdgeDrawing.LoopRoom(graph, loop, index, _direction)).DefaultIfEmpty(0).Max();
        (double outerAlong, double outerAcross) = _direction.FromPicture(place.Shape.OuterLabelSize.Width, place.Shape.OuterLabelSize.Height);
        return place.Slot = new Slot(place) { Length = Math.Max(along, outerAlong), Before = (across / 2) + outerAcross, After = (across / 2) + room, Reach = across * 0.35 };
    }

    private Slot InnerSlot()
    {
        (double along1, double across1, double along2, double across2) = Box;
        return Slot = new Slot(this) { Length = along2 - along1, Before = -across1, After = across2, Reach = (across2 - across1) * 0.35 };
    }

    /// <summary>Labels stand to the right of an edge that leads up or down, and above one that leads sideways.</summary>
    private Slot? LabelSlot(Graph graph, Edge edge)
    {
        if (edge.Attributes.Text("label").Length == 0) return null;
        (double width, double height) = EdgeDrawing.MeasureLabel(graph, edge);
        return _direction.IsSideways
            ? new Slot(content: null) { Length = width + 8, Before = height + 2, After = 2 }
            : new Slot(content: null) { Length = height, Before = 2, After = width + 8 };
    }

    private static double LabelRoom(Link link) => link.Label is { } label ? label.Before + label.After : 0;

    private void Measure()
    {
        List<Slot> slots = [.. Slots, .. Links.SelectMany(link => link.Bends)];
        double across1 = slots.Select(slot => slot.Axis - slot.Before).DefaultIfEmpty(0).Min() - Padding;
        IEnumerable<double> bows = Links.Where(link => link.Bow > 0).Select(link => Math.Max(link.From.Axis, link.To.Axis) + link.Bow + LabelRoom(link));
        double across2 = slots.Select(slot => slot.Axis + slot.After).Concat(bows).DefaultIfEmpty(0).Max() + Padding;
        (double along1, double along2) = Bands.Count == 0 ? (0, 0) : (Bands[0].Start - Padding, Bands[^1].End + Padding);

        // The title stands at the top of a cluster, and at the bottom of the whole graph.
        (double width, double height) = TitleSize;
        if (_direction.IsSideways)
        {
            (along1, along2) = Widen(along1, along2, width);
            (across1, across2) = TitleIsOnTop ? (across1 - height, across2) : (across1, across2 + height);
        }
        else
        {
            (across1, across2) = Widen(across1, across2, width);
            (along1, along2) = TitleIsOnTop != _direction.IsBackward ? (along1 - height, along2) : (along1, along2 + height);
        }

        Box = (along1, across1, along2, across2);

        static (double, double) Widen(double from, double to, double least)
        {
            double missing = Math.Max(0, least - (to - from));
            return (from - (missing / 2), to + (missing / 2));
        }
    }

    public bool TitleIsOnTop => Subgraph.Attributes.Text("labelloc") is { Length: > 0 } location ? location == "t" : Outer is not null;

    private void MoveTo((double Along, double Across) origin)
    {
        Origin = origin;
        foreach (Level inner in Inner)
        {
            Slot slot = inner.Slot;
            double middle = (inner.Box.Along1 + inner.Box.Along2) / 2;
            inner.MoveTo((origin.Along + slot.Middle - middle, origin.Across + slot.Axis));
        }
    }
}
