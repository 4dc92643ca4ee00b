using Micrograd.Graphviz.Layered;
using Micrograd.Graphviz.Shapes;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Arrangement;

/// <summary>The whole graph, or a cluster of it: arranged by itself, then one slot of the level around it.</summary>
internal sealed class Level(Subgraph subgraph, Level? outer, TextBlock title)
{
    /// <summary>Round what is in it.</summary>
    public const double Padding = 8;

    private double[] _longest = [];
    private ILookup<(Slot From, Slot To), Link> _flat = Array.Empty<Link>().ToLookup(link => (link.From, link.To));

    public Subgraph Subgraph => subgraph;

    public Level? Outer => outer;

    public TextBlock Title => title;

    public (double Width, double Height) TitleSize => title.IsEmpty ? (0, 0) : (title.Width + Padding, title.Height + (Padding / 2));

    /// <summary>Else it stands at the bottom, as that of the whole graph does when it doesn't say otherwise.</summary>
    public bool TitleIsOnTop => subgraph.Attributes.Text("labelloc") is { Length: > 0 } location ? location == "t" : outer is not null;

    /// <summary>Its own slots: nodes and inner levels.</summary>
    public List<Slot> Slots { get; } = [];

    public List<Link> Links { get; } = [];

    /// <summary>Its own slot in the level around it.</summary>
    public Slot Slot { get; set; } = null!;

    /// <summary>Where each rank begins and ends along.</summary>
    public IReadOnlyList<(double Start, double End)> Bands { get; private set; } = [];

    /// <summary>Its extent, padding and title included, in its own coordinates.</summary>
    public (double Along1, double Across1, double Along2, double Across2) Box { get; set; }

    /// <summary>Where its own coordinates begin in those of the picture.</summary>
    public (double Along, double Across) Origin { get; private set; }

    public IEnumerable<Level> Inner => Slots.Select(slot => slot.Content).OfType<Level>();

    /// <summary>This level and all inside it, outer ones first.</summary>
    public IEnumerable<Level> All() => Inner.SelectMany(level => level.All()).Prepend(this);

    /// <summary>How long the longest node or inner level of a rank is.</summary>
    public double Longest(int rank) => _longest[rank];

    /// <summary>The links of a rank that join the same two slots as one of them, in either direction.</summary>
    public IEnumerable<Link> Beside(Link flat) => _flat[Ends(flat)];

    /// <summary>Takes over where the layout has put the ranks of its slots and links.</summary>
    public void Settle(IReadOnlyList<(double Start, double End)> bands)
    {
        Bands = bands;
        _longest = new double[bands.Count];
        foreach (Slot slot in Slots) _longest[slot.Rank] = Math.Max(_longest[slot.Rank], slot.Length);
        _flat = Links.Where(link => link.IsFlat).ToLookup(Ends);
    }

    /// <summary>Puts it, with all inside it, at a place in the picture.</summary>
    public void MoveTo((double Along, double Across) origin)
    {
        Origin = origin;
        foreach (Level inner in Inner)
        {
            Slot slot = inner.Slot;
            double middle = (inner.Box.Along1 + inner.Box.Along2) / 2;
            inner.MoveTo((origin.Along + slot.Middle - middle, origin.Across + slot.Axis));
        }
    }

    private static (Slot, Slot) Ends(Link flat) => flat.From.Order < flat.To.Order ? (flat.From, flat.To) : (flat.To, flat.From);
}
