namespace Micrograd.Graphviz.Layered;

/// <summary>Chooses the rank of each slot: links lead to higher ranks, and are as short as they can be.</summary>
internal static class Ranking
{
    /// <summary>Of all effort: the order in the ranks and the places across are found after the ranks.</summary>
    private const double LargestShare = 0.25;

    /// <param name="slots">In the order of writing, which decides where a circle is cut.</param>
    /// <param name="links">Those that would lead back are turned round.</param>
    /// <param name="together">Sets of slots that must be in the same rank.</param>
    /// <param name="effort">What the search is counted by; with too little of it links are longer than they need be.</param>
    public static void Assign(IReadOnlyList<Slot> slots, IReadOnlyList<Link> links, IEnumerable<IEnumerable<Slot>> together, Effort effort)
    {
        Dictionary<Slot, int> unit = Units(slots, together);
        List<(int From, int To, Link Link)> steps =
        [
            .. links.Where(link => link.Ranks && unit[link.From] != unit[link.To])
                .Select(link => (unit[link.From], unit[link.To], link)),
        ];
        HashSet<Link> back = FindBackLinks(slots.Count, steps);

        IEnumerable<Constraint> constraints = steps.Select(step => back.Contains(step.Link)
            ? new Constraint(step.To, step.From, step.Link.MinLength, step.Link.Weight)
            : new Constraint(step.From, step.To, step.Link.MinLength, step.Link.Weight));
        NetworkSimplex.Solve(slots.Count, constraints, effort, LargestShare, out int[] ranks);

        foreach (IGrouping<int, int> part in Parts(slots.Count, steps))
        {
            int first = part.Min(member => ranks[member]);
            foreach (int member in part) ranks[member] -= first;
        }

        foreach (Slot slot in slots) slot.Rank = ranks[unit[slot]];
        foreach (Link link in links.Where(link => link.From.Rank > link.To.Rank)) link.Turn();
    }

    /// <summary>Numbers the slots; those that belong together get the same number.</summary>
    private static Dictionary<Slot, int> Units(IReadOnlyList<Slot> slots, IEnumerable<IEnumerable<Slot>> together)
    {
        Dictionary<Slot, int> unit = slots.Select((slot, index) => (slot, index)).ToDictionary(pair => pair.slot, pair => pair.index);
        int[] root = [.. Enumerable.Range(0, slots.Count)];
        foreach (List<Slot> set in together.Select(set => set.ToList()).Where(set => set.Count > 1))
        {
            int first = set.Min(slot => Root(unit[slot]));
            foreach (Slot slot in set) root[Root(unit[slot])] = first;
        }

        foreach (Slot slot in slots) unit[slot] = Root(unit[slot]);
        return unit;

        int Root(int number)
        {
            while (root[number] != number) number = root[number] = root[root[number]];
            return number;
        }
    }

    /// <summary>Links that lead back to where a walk along the links came from.</summary>
    private static HashSet<Link> FindBackLinks(int count, List<(int From, int To, Link Link)> steps)
    {
        ILookup<int, (int From, int To, Link Link)> leaving = steps.ToLookup(step => step.From);
        var state = new int[count]; // 0 not seen, 1 on the way, 2 done
        var back = new HashSet<Link>();
        var path = new Stack<(int Unit, IEnumerator<(int From, int To, Link Link)> Next)>();

        for (int start = 0; start < count; start++)
        {
            Enter(start);
            while (path.TryPeek(out (int Unit, IEnumerator<(int From, int To, Link Link)> Next) top))
            {
                if (!top.Next.MoveNext()) state[path.Pop().Unit] = 2;
                else if (state[top.Next.Current.To] == 1) back.Add(top.Next.Current.Link);
                else Enter(top.Next.Current.To);
            }
        }

        return back;

        void Enter(int unit)
        {
            if (state[unit] != 0) return;
            state[unit] = 1;
            path.Push((unit, leaving[unit].GetEnumerator()));
        }
    }

    /// <summary>The connected parts of the graph.</summary>
    private static IEnumerable<IGrouping<int, int>> Parts(int count, List<(int From, int To, Link Link)> steps)
    {
        int[] part = [.. Enumerable.Range(0, count)];
        foreach ((int from, int to, _) in steps) part[Root(from)] = Root(to);
        return Enumerable.Range(0, count).GroupBy(Root);

        int Root(int unit)
        {
            while (part[unit] != unit) unit = part[unit] = part[part[unit]];
            return unit;
        }
    }
}
