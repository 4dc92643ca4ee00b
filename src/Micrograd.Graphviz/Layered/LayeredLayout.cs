namespace Micrograd.Graphviz.Layered;

/// <summary>Places slots in ranks, one after the other in the direction of the links: what Graphviz's dot does, after the same paper.</summary>
/// <remarks>
/// E. R. Gansner, E. Koutsofios, S. C. North, K.-P. Vo, "A Technique for Drawing Directed Graphs", IEEE Transactions on Software Engineering 19 (1993).
/// </remarks>
internal static class LayeredLayout
{
    /// <summary>Links of the same side of a slot are this far apart, where there is room.</summary>
    private const double LinkSpacing = 12;

    /// <summary>So many bends a picture can show; an edge that would take more than are left goes past the ranks in a bow.</summary>
    private const int MostBends = 50_000;

    /// <summary>Sets the rank, the axis and the middle of each slot, and the bends of each link.</summary>
    /// <param name="slots">In the order of writing.</param>
    /// <param name="links">Between those slots, none from a slot to itself.</param>
    /// <param name="together">Sets of slots that must be in the same rank.</param>
    /// <param name="rankGap">The room between ranks.</param>
    /// <param name="slotGap">The room between neighbours in a rank.</param>
    /// <param name="effort">What the layout is counted by. With too little of it the layout is coarser.</param>
    /// <returns>Where each rank begins and ends along.</returns>
    public static IReadOnlyList<(double Start, double End)> Arrange(
        IReadOnlyList<Slot> slots, IReadOnlyList<Link> links, IEnumerable<IEnumerable<Slot>> together, double rankGap, double slotGap, Effort effort)
    {
        Ranking.Assign(slots, links, together, effort);
        List<Link> flat = [.. links.Where(link => link.IsFlat)];
        SpareBends(links, slotGap, effort);
        List<Slot> all = [.. slots];
        foreach (Link link in links.Where(link => !link.IsFlat && link.Bow == 0)) all.AddRange(Bend(link));
        effort.Spend(all.Count);

        List<List<Slot>> ranks = Ordering.Arrange(all, flat, effort);
        foreach (Link link in flat.Where(link => link.Label is not null && Math.Abs(link.From.Order - link.To.Order) == 1))
        {
            Slot first = link.From.Order < link.To.Order ? link.From : link.To;
            first.LabelRoom = Math.Max(first.LabelRoom, link.Label!.Before + link.Label.After);
        }

        foreach (Slot slot in slots) Attach(slot);
        if (!PlaceAcross(ranks, slotGap, effort)) Balance.Place(ranks, slotGap, effort);
        return PlaceAlong(ranks, rankGap);
    }

    /// <summary>The longest links go without bends where there would be too many.</summary>
    private static void SpareBends(IReadOnlyList<Link> links, double slotGap, Effort effort)
    {
        long bends = 0;
        foreach (Link link in links.Where(link => link.To.Rank - link.From.Rank > 1).OrderBy(link => link.To.Rank - link.From.Rank))
        {
            int passed = link.To.Rank - link.From.Rank - 1;
            if ((bends += passed) <= MostBends) continue;
            link.Bow = slotGap + (200 * Math.Log10(passed + 1));
            effort.WasShort = true;
        }
    }

    /// <summary>Cuts a link that is longer than one rank into segments, with a slot in each rank that it passes.</summary>
    private static List<Slot> Bend(Link link)
    {
        int ranks = link.To.Rank - link.From.Rank;
        for (int i = 1; i < ranks; i++)
        {
            Slot bend = i == ranks / 2 && link.Label is not null ? link.Label : new Slot(content: null);
            bend.Rank = link.From.Rank + i;
            link.Bends.Add(bend);
        }

        Slot from = link.From;
        foreach (Slot to in link.Bends.Append(link.To))
        {
            var segment = new Segment(link, from, to);
            from.Out.Add(segment);
            to.In.Add(segment);
            from = to;
        }

        return link.Bends;
    }

    /// <summary>Spreads the links of each side of a slot over that side, in the order of where they lead, so that each can be followed.</summary>
    private static void Attach(Slot slot)
    {
        Spread([.. slot.In.OrderBy(segment => segment.From.Order)], slot.Reach, (segment, offset) => segment.Link.ToOffset ??= offset);
        Spread([.. slot.Out.OrderBy(segment => segment.To.Order)], slot.Reach, (segment, offset) => segment.Link.FromOffset ??= offset);
    }

    private static void Spread(List<Segment> side, double reach, Action<Segment, double> attach)
    {
        double spacing = side.Count < 2 ? 0 : Math.Min(LinkSpacing, 2 * reach / (side.Count - 1));
        for (int i = 0; i < side.Count; i++) attach(side[i], Math.Round((i - ((side.Count - 1) / 2.0)) * spacing));
    }

    /// <summary>Straight links matter, the more the longer they are: Gansner et al., section 4.</summary>
    /// <returns>Whether there was effort enough.</returns>
    private static bool PlaceAcross(List<List<Slot>> ranks, double slotGap, Effort effort)
    {
        List<Slot> slots = [.. ranks.SelectMany(rank => rank)];
        Dictionary<Slot, int> index = slots.Select((slot, i) => (slot, i)).ToDictionary(pair => pair.slot, pair => pair.i);
        int count = slots.Count;
        List<Constraint> constraints = [];
        foreach (List<Slot> rank in ranks)
        {
            foreach ((Slot left, Slot right) in rank.Zip(rank.Skip(1)))
            {
                constraints.Add(new Constraint(index[left], index[right], (int)Math.Ceiling(left.After + left.LabelRoom + slotGap + right.Before), Weight: 0));
            }
        }

        foreach (Segment segment in slots.SelectMany(slot => slot.Out))
        {
            // An unknown left of both ends: the sum of its distances to them is least when it is at one of them, and is then their difference.
            int straightness = (segment.From.Content, segment.To.Content) switch { (null, null) => 8, (null, _) or (_, null) => 2, _ => 1 };
            int weight = segment.Link.Weight * (IsChain(segment) ? 4 : 1) * straightness;
            constraints.Add(new Constraint(count, index[segment.From], (int)-segment.FromOffset, weight));
            constraints.Add(new Constraint(count, index[segment.To], (int)-segment.ToOffset, weight));
            count++;
        }

        if (!NetworkSimplex.Solve(count, constraints, effort, share: 1, out int[] axes, centered: true)) return false;
        foreach (Slot slot in slots) slot.Axis = axes[index[slot]];
        return true;
    }

    /// <summary>The only way out of one slot and the only way into another: a reader takes the two for a unit, and wants them in a row.</summary>
    private static bool IsChain(Segment segment) => segment.From.Out.Count == 1 && segment.To.In.Count == 1;

    private static List<(double Start, double End)> PlaceAlong(List<List<Slot>> ranks, double rankGap)
    {
        List<(double Start, double End)> bands = [];
        double start = 0;
        foreach (List<Slot> rank in ranks)
        {
            double end = start + rank.Max(slot => slot.Length);
            foreach (Slot slot in rank) slot.Middle = (start + end) / 2;
            bands.Add((start, end));
            start = end + rankGap;
        }

        return bands;
    }
}
