namespace Micrograd.Graphviz.Layered;

/// <summary>Chooses the order of the slots in each rank, with few crossings.</summary>
/// <remarks>Gansner et al. (1993), section 3: weighted medians, up and down in turn, then exchanges of neighbours; the best order is kept.</remarks>
internal static class Ordering
{
    private const int Rounds = 24;
    private const int RoundsWithoutGain = 4;

    public static List<List<Slot>> Arrange(IReadOnlyList<Slot> slots, IReadOnlyList<Link> flatLinks)
    {
        List<List<Slot>> forward = Improve(Initial(slots, backward: false), flatLinks);
        int crossings = Crossings(forward);
        if (crossings == 0) return Number(forward);
        List<List<Slot>> backward = Improve(Initial(slots, backward: true), flatLinks);
        return Crossings(Number(backward)) < crossings ? backward : Number(forward);
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

    private static List<List<Slot>> Improve(List<List<Slot>> ranks, IReadOnlyList<Link> flatLinks)
    {
        foreach (List<Slot> rank in ranks) KeepFlatLinks(rank, flatLinks);
        Number(ranks);
        List<List<Slot>> best = Copy(ranks);
        int fewest = Crossings(ranks);
        for (int round = 0, idle = 0; round < Rounds && idle < RoundsWithoutGain && fewest > 0; round++)
        {
            SortByMedians(ranks, downward: round % 2 == 0, flatLinks);
            Exchange(ranks, flatLinks);
            int crossings = Crossings(ranks);
            idle = crossings < fewest ? 0 : idle + 1;
            if (crossings < fewest) (best, fewest) = (Copy(ranks), crossings);
        }

        return Number(best);
    }

    private static void SortByMedians(List<List<Slot>> ranks, bool downward, IReadOnlyList<Link> flatLinks)
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

            KeepFlatLinks(rank, flatLinks);
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

    private static void Exchange(List<List<Slot>> ranks, IReadOnlyList<Link> flatLinks)
    {
        bool gained = true;
        while (gained)
        {
            gained = false;
            foreach (List<Slot> rank in ranks)
            {
                for (int i = 0; i + 1 < rank.Count; i++)
                {
                    (Slot left, Slot right) = (rank[i], rank[i + 1]);
                    if (CrossingsOf(left, right) <= CrossingsOf(right, left) || flatLinks.Any(link => link.From == left && link.To == right)) continue;
                    (rank[i], rank[i + 1]) = (right, left);
                    (right.Order, left.Order) = (i, i + 1);
                    gained = true;
                }
            }
        }
    }

    private static int CrossingsOf(Slot left, Slot right) =>
        left.In.Sum(a => right.In.Count(b => b.From.Order < a.From.Order)) + left.Out.Sum(a => right.Out.Count(b => b.To.Order < a.To.Order));

    private static int Crossings(List<List<Slot>> ranks)
    {
        int crossings = 0;
        foreach (List<Slot> rank in ranks)
        {
            // Segments from left to right: one crosses all earlier ones that end further right.
            List<int> ends = [];
            foreach (int end in rank.SelectMany(slot => slot.Out.Select(segment => segment.To.Order).Order()))
            {
                int place = ends.BinarySearch(end);
                if (place < 0) place = ~place;
                while (place < ends.Count && ends[place] == end) place++;
                crossings += ends.Count - place;
                ends.Insert(place, end);
            }
        }

        return crossings;
    }

    /// <summary>A link within the rank leads to the right.</summary>
    private static void KeepFlatLinks(List<Slot> rank, IReadOnlyList<Link> flatLinks)
    {
        if (rank.Count == 0) return;
        foreach (Link link in flatLinks.Where(link => link.From.Rank == rank[0].Rank))
        {
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
