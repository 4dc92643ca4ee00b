namespace Micrograd.Benchmarks.Comparison;

/// <summary>A peer and how it is started.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">Program and arguments; the data's folder is added. Empty if it isn't here.</param>
/// <param name="Missing">Why it isn't here, and what to do; empty if it is.</param>
/// <param name="WarmUps">How many runs go before those that count.</param>
/// <param name="Shares">For each workload (W1, W2, W3) the part of the work that it does, where all of it would take minutes.</param>
/// <param name="Grows">Whether it takes part in the grown workloads.</param>
internal sealed record PeerDescription(
    string Name, string[] Command, string Missing = "", int WarmUps = 3, IReadOnlyDictionary<string, double>? Shares = null, bool Grows = false)
{
    public static PeerDescription Absent(string name, string why) => new(name, [], why);

    public double ShareOf(Workload workload) => Shares is not null && Shares.TryGetValue(workload.Request[..2], out double share) ? share : 1;
}
