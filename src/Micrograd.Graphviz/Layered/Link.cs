namespace Micrograd.Graphviz.Layered;

/// <summary>A connection of two slots.</summary>
internal sealed class Link(object content, Slot from, Slot to)
{
    public object Content => content;

    public Slot From { get; private set; } = from;

    public Slot To { get; private set; } = to;

    /// <summary>Whether it was turned round so that it leads from a lower to a higher rank.</summary>
    public bool Turned { get; private set; }

    /// <summary>How many ranks it passes at least.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>How much it matters that it is short and straight.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Whether it has a say in which rank its ends stand.</summary>
    public bool Ranks { get; init; } = true;

    /// <summary>The place of its label, a bend of its own, when it has one.</summary>
    public Slot? Label { get; init; }

    /// <summary>Where it is attached, measured across from the axis of <see cref="From"/>; null where the layout may choose.</summary>
    public double? FromOffset { get; set; }

    /// <summary>Where it is attached, measured across from the axis of <see cref="To"/>; null where the layout may choose.</summary>
    public double? ToOffset { get; set; }

    /// <summary>The slots that it goes through on its way, in order.</summary>
    public List<Slot> Bends { get; } = [];

    public bool IsFlat => From.Rank == To.Rank;

    /// <summary>How far aside it swings in one bow, where it isn't led through the ranks that it passes; 0 where it is.</summary>
    public double Bow { get; set; }

    public void Turn()
    {
        (From, To) = (To, From);
        (FromOffset, ToOffset) = (ToOffset, FromOffset);
        Turned = !Turned;
    }
}

/// <summary>The part of a link from one rank to the next.</summary>
internal sealed class Segment(Link link, Slot from, Slot to)
{
    public Link Link => link;

    public Slot From => from;

    public Slot To => to;

    public double FromOffset => from == link.From ? link.FromOffset ?? 0 : 0;

    public double ToOffset => to == link.To ? link.ToOffset ?? 0 : 0;
}
