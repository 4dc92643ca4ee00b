namespace Micrograd.Graphviz.Layered;

/// <summary>Chooses the order of the slots in each rank, with few crossings.</summary>
/// <remarks>Gansner et al. (1993), section 3: weighted medians, up and down in turn, then exchanges of neighbours; the best order is kept.</remarks>
internal static class Ordering
{
    private const int Rounds = 24;
    private const int RoundsWithoutGain = 4;

    /// <summary>Of all effort: the places across are found after the order.</summary>
    private const double LargestShare = 0.5;

    /// <param name="slots">Those of all ranks.</param>
    /// <param name="flatLinks">Links whose ends stand in one rank.</param>
    /// <param name="effort">What the search is counted by; with too little of it more links cross than need be.</param>
    public static List<List<Slot>> Arrange(IReadOnlyList<Slot> slots, IReadOnlyList<Link> flatLinks, Effort effort)
    {
        ILookup<int, Link> flat = flatLinks.ToLookup(link => link.From.Rank);
        List<List<Slot>> forward = Improve(Initial(slots, backward: false), flat, effort);
        long crossings = Crossings(forward, effort);
        if (crossings == 0) return Number(forward);
        List<List<Slot>> backward = Improve(Initial(slots, backward: true), flat, effort);
        return Crossings(Number(backward), effort) < crossings ? backward : Number(forward);
    }

    /// <summary>Slots in the order in which a walk from the first or from the last ranks comes by.</summary>
    private static List<List<Slot>> Initial(IReadOnlyList<Slot> slots, bool backward)
    {
        List<List<Slot>> ranks = [.. Enumerable.Range(0, slots.Max(slot => slot.Rank) + 1).Select(_ => new List<Slot>())];
        var seen = new HashSet<Slot>();
        var stack = new Stack<Slot>();
        foreach (Slot start in slots.OrderBy(slot => (backward ? slot.Out : slot.In).Count > 0))
        {
            stack.Push(start);
            while (stack.TryPop(out Slot? slot))
            {
                if (!seen.Add(slot)) continue;
                ranks[slot.Rank].Add(slot);
                IEnumerable<Slot> next = backward ? slot.In.Select(segment => segment.From) : slot.Out.Select(segment => segment.To);
                foreach (Slot neighbour in next.Reverse()) stack.Push(neighbour);
            }
        }

        return ranks;
    }

    private static List<List<Slot>> Improve(List<List<Slot>> ranks, ILookup<int, Link> flatLinks, Effort effort)
    {
        foreach (List<Slot> rank in ranks) KeepFlatLinks(rank, flatLinks, effort);
        Number(ranks);
        List<List<Slot>> best = Copy(ranks);
        long fewest = Crossings(ranks, effort);
        long visits = ranks.Sum(rank => rank.Sum(slot => 1L + slot.In.Count + slot.Out.Count));
        for (int round = 0, idle = 0; round < Rounds && idle < RoundsWithoutGain && fewest > 0; round++)
        {
            if (!effort.TrySpend(visits, LargestShare)) break;
            SortByMedians(ranks, downward: round % 2 == 0, flatLinks, effort);
            Exchange(ranks, flatLinks, effort);
            long crossings = Crossings(ranks, effort);
            idle = crossings < fewest ? 0 : idle + 1;
            if (crossings < fewest) (best, fewest) = (Copy(ranks), crossings);
        }

        return Number(best);
    }

    private static void SortByMedians(List<List<Slot>> ranks, bool downward, ILookup<int, Link> flatLinks, Effort effort)
    {
        IEnumerable<int> order = downward ? Enumerable.Range(1, ranks.Count - 1) : Enumerable.Range(0, ranks.Count - 1).Reverse();
        foreach (int index in order)
        {
            List<Slot> rank = ranks[index];
            Dictionary<Slot, double> medians = rank.ToDictionary(slot => slot, slot => Median(slot, downward));

            // Slots without neighbours stay where they are; the others are sorted among themselves.
            var movable = new Queue<Slot>(rank.Where(slot => medians[slot] >= 0).OrderBy(slot => medians[slot]));
            for (int i = 0; i < rank.Count; i++)
            {
                if (medians[rank[i]] >= 0) rank[i] = movable.Dequeue();
            }

            KeepFlatLinks(rank, flatLinks, effort);
            Number(rank);
        }
    }

    private static double Median(Slot slot, bool downward)
    {
        List<int> orders = [.. downward ? slot.In.Select(segment => segment.From.Order) : slot.Out.Select(segment => segment.To.Order)];
        orders.Sort();
        int middle = orders.Count / 2;
        if (orders.Count == 0) return -1;
        if (orders.Count % 2 == 1) return orders[middle];
        if (orders.Count == 2) return (orders[0] + orders[1]) / 2.0;

        // Leans to the side where the neighbours are closer together.
        double left = orders[middle - 1] - orders[0], right = orders[^1] - orders[middle];
        return left + right == 0 ? orders[middle] : ((orders[middle - 1] * right) + (orders[middle] * left)) / (left + right);
    }

    private static void Exchange(List<List<Slot>> ranks, ILookup<int, Link> flatLinks, Effort effort)
    {
        HashSet<(Slot, Slot)> fixedPairs = [.. flatLinks.SelectMany(links => links).Select(link => (link.From, link.To))];
        bool gained = true;
        while (gained)
        {
            gained = false;
            foreach (List<Slot> rank in ranks)
            {
                for (int i = 0; i + 1 < rank.Count; i++)
                {
                    (Slot left, Slot right) = (rank[i], rank[i + 1]);
                    if (!effort.TrySpend(1 + (2L * left.In.Count * right.In.Count) + (2L * left.Out.Count * right.Out.Count), LargestShare)) return;
                    if (CrossingsOf(left, right) <= CrossingsOf(right, left) || fixedPairs.Contains((left, right))) continue;
                    (rank[i], rank[i + 1]) = (right, left);
                    (right.Order, left.Order) = (i, i + 1);
                    gained = true;
                }
            }
        }
    }

    private static int CrossingsOf(Slot left, Slot right)
    {
        int crossings = 0;
        foreach (Segment a in left.In)
        {
            int order = a.From.Order;
            foreach (Segment b in right.In) crossings += b.From.Order < order ? 1 : 0;
        }

        foreach (Segment a in left.Out)
        {
            int order = a.To.Order;
            foreach (Segment b in right.Out) crossings += b.To.Order < order ? 1 : 0;
        }

        return crossings;
    }

    /// <remarks>W. Barth, P. Mutzel, M. Jünger, "Simple and Efficient Bilayer Cross Counting", Journal of Graph Algorithms and Applications 8 (2004).</remarks>
    private static long Crossings(List<List<Slot>> ranks, Effort effort)
    {
        long crossings = 0;
        for (int i = 0; i + 1 < ranks.Count; i++)
        {
            // Segments from left to right: one crosses all earlier ones that end further right. Sums over ranges of ends stand in a tree.
            int[] ended = new int[ranks[i + 1].Count + 1];
            int before = 0;
            foreach (int end in ranks[i].SelectMany(slot => slot.Out.Select(segment => segment.To.Order).Order()))
            {
                int upToEnd = 0;
                for (int at = end + 1; at > 0; at -= at & -at) upToEnd += ended[at];
                for (int at = end + 1; at < ended.Length; at += at & -at) ended[at]++;
                crossings += before++ - upToEnd;
            }

            effort.Spend(before + ended.Length);
        }

        return crossings;
    }

    /// <summary>A link within the rank leads to the right.</summary>
    private static void KeepFlatLinks(List<Slot> rank, ILookup<int, Link> flatLinks, Effort effort)
    {
        if (rank.Count == 0) return;
        foreach (Link link in flatLinks[rank[0].Rank])
        {
            if (!effort.TrySpend(1 + (rank.Count / 10), LargestShare)) return;
            (int from, int to) = (rank.IndexOf(link.From), rank.IndexOf(link.To));
            if (from < to) continue;
            rank.RemoveAt(from);
            rank.Insert(to, link.From);
        }
    }

    private static List<List<Slot>> Copy(List<List<Slot>> ranks) => [.. ranks.Select(rank => rank.ToList())];

    private static List<List<Slot>> Number(List<List<Slot>> ranks)
    {
        ranks.ForEach(Number);
        return ranks;
    }

    private static void Number(List<Slot> rank)
    {
        for (int i = 0; i < rank.Count; i++) rank[i].Order = i;
    }
}
