namespace Micrograd.Graphviz.Layered;

/// <summary>
/// Places slots across where <see cref="NetworkSimplex"/> would take too long: up and down in turn, each rank as near as it can be to what it is linked with.
/// </summary>
/// <remarks>
/// Within a rank the places that are nearest to the wanted ones, and far enough from each other, are found by pooling neighbours that want to pass each other:
/// M. Ayer et al., "An Empirical Distribution Function for Sampling with Incomplete Information", Annals of Mathematical Statistics 26 (1955).
/// </remarks>
internal static class Balance
{
    private const int Sweeps = 12;

    public static void Place(List<List<Slot>> ranks, double slotGap, Effort effort)
    {
        foreach (List<Slot> rank in ranks) Move(rank, slotGap, _ => (0, 1));
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool downward = sweep % 2 == 0;
            foreach (List<Slot> rank in downward ? ranks : ranks.AsEnumerable().Reverse())
            {
                effort.Spend(rank.Count);
                Move(rank, slotGap, slot => Wish(slot, downward));
            }
        }
    }

    /// <summary>The mean of where a slot's links in one direction would be straight, and how much they matter.</summary>
    private static (double Place, double Weight) Wish(Slot slot, bool downward)
    {
        (double sum, double weights) = (slot.Axis * 0.01, 0.01);
        foreach (Segment segment in downward ? slot.In : slot.Out)
        {
            double weight = Math.Max(1, segment.Link.Weight) * (segment.From.Content is null && segment.To.Content is null ? 8 : 1);
            double place = downward ? segment.From.Axis + segment.FromOffset - segment.ToOffset : segment.To.Axis + segment.ToOffset - segment.FromOffset;
            (sum, weights) = (sum + (weight * place), weights + weight);
        }

        return (sum / weights, weights);
    }

    private static void Move(List<Slot> rank, double slotGap, Func<Slot, (double Place, double Weight)> wish)
    {
        // Measured from where each slot would be if all stood shoulder to shoulder, places must only not fall.
        double[] shoulders = new double[rank.Count];
        for (int i = 1; i < rank.Count; i++)
        {
            shoulders[i] = shoulders[i - 1] + Math.Ceiling(rank[i - 1].After + rank[i - 1].LabelRoom + slotGap + rank[i].Before);
        }

        double middle = rank.Count == 0 ? 0 : shoulders[^1] / 2;

        var pools = new Stack<(double Sum, double Weight, int First)>();
        for (int i = 0; i < rank.Count; i++)
        {
            (double place, double weight) = wish(rank[i]);
            (double Sum, double Weight, int First) pool = ((place - shoulders[i] + middle) * weight, weight, i);
            while (pools.TryPeek(out (double Sum, double Weight, int First) before) && before.Sum / before.Weight >= pool.Sum / pool.Weight)
            {
                pools.Pop();
                pool = (before.Sum + pool.Sum, before.Weight + pool.Weight, before.First);
            }

            pools.Push(pool);
        }

        for (int end = rank.Count; pools.TryPop(out (double Sum, double Weight, int First) pool); end = pool.First)
        {
            for (int i = pool.First; i < end; i++) rank[i].Axis = Math.Round(pool.Sum / pool.Weight) + shoulders[i] - Math.Round(middle);
        }
    }
}
