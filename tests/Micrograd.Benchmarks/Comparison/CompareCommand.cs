using System.Diagnostics;
using System.Globalization;
using Micrograd.Benchmarks.Contenders;

namespace Micrograd.Benchmarks.Comparison;

/// <summary>Runs the peers in turn, so that what slows the machine down slows all of them down, and prints a table for each workload.</summary>
internal static class CompareCommand
{
    // The runtime compiles what runs often once more, in the background and to the full: that takes its time, however short a run is.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    // While the others had their turns the processor has forgotten this one: work of a few milliseconds is repeated for so long, and its median taken.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);

    public static int Run(string[] options)
    {
        int place = Array.IndexOf(options, "--turns");
        bool isGiven = place >= 0 && place + 1 < options.Length;
        int turns = isGiven && int.TryParse(options[place + 1], CultureInfo.InvariantCulture, out int asked) && asked > 0 ? asked : 5;
        bool processorTime = options.Contains("--processor-time");

        string data = Path.Combine(AppContext.BaseDirectory, "data");
        IReadOnlyList<PeerDescription> peers = PeerFinder.Find();
        foreach (PeerDescription absent in peers.Where(peer => peer.Command.Length == 0))
            Console.WriteLine($"Left out: {absent.Name}. {absent.Missing}.");
        Console.WriteLine($"{turns} turns each after warming up, of at least {Turn.TotalMilliseconds} milliseconds; milliseconds {(processorTime ? "of the processor" : "by the clock")}; {Machine.Description}");

        bool allAgree = true;
        PeerDescription[] present = [.. peers.Where(peer => peer.Command.Length > 0)];
        var medians = new List<double?[]>();
        foreach (Workload workload in Workload.Standard)
        {
            (bool agree, double?[] ofPeers) = Compare(workload, present, data, turns, processorTime);
            allAgree &= agree;
            medians.Add(ofPeers);
        }

        PrintSummary(present, medians);
        if (options.Contains("--grow"))
        {
            const string TenThousand = "moons10000.csv";
            var (xs, ys) = DataSet.TwoMoons(10_000);
            new Moons(xs, ys).Write(Path.Combine(data, TenThousand));
            foreach (Workload workload in Workload.Grown(TenThousand))
                allAgree &= Compare(workload, [.. peers.Where(peer => peer.Grows)], data, turns, processorTime).Agree;
        }

        return allAgree ? 0 : 1;
    }

    /// <summary>The medians of all workloads side by side.</summary>
    private static void PrintSummary(PeerDescription[] peers, List<double?[]> medians)
    {
        Console.WriteLine();
        Console.WriteLine("### In short: medians in milliseconds");
        Console.WriteLine();
        Console.WriteLine($"| | {string.Join(" | ", Workload.Standard.Select(workload => workload.Request[..2]))} |");
        Console.WriteLine($"|---|{string.Concat(Workload.Standard.Select(_ => "--:|"))}");
        for (int i = 0; i < peers.Length; i++)
            Console.WriteLine($"| {peers[i].Name} | {string.Join(" | ", medians.Select(ofPeers => ofPeers[i] is { } median ? Times.Short(median) : "–"))} |");
    }

    private static (bool Agree, double?[] Medians) Compare(Workload workload, PeerDescription[] descriptions, string data, int turns, bool processorTime)
    {
        Peer[] peers = Array.ConvertAll(descriptions, description => new Peer(description, data));
        try
        {
            var times = new List<double>[peers.Length];
            var answers = new Answer[peers.Length];
            for (int i = 0; i < peers.Length; i++)
            {
                times[i] = [];
                int warmUps = Math.Min(peers[i].Description.WarmUps, workload.MostWarmUps);
                long start = Stopwatch.GetTimestamp();
                for (int run = 0; run < warmUps || (warmUps > 2 && Stopwatch.GetElapsedTime(start) < WarmUp); run++)
                {
                    if (peers[i].Ask(workload.Request, CountFor(peers[i].Description)).Failure is not null)
                        break;
                }
            }

            for (int turn = 0; turn < turns; turn++)
            {
                for (int i = 0; i < peers.Length; i++)
                {
                    if (answers[i]?.Failure is not null)
                        continue;
                    var inTurn = new List<double>();
                    long start = Stopwatch.GetTimestamp();
                    do
                    {
                        Answer answer = answers[i] = peers[i].Ask(workload.Request, CountFor(peers[i].Description));
                        inTurn.Add((processorTime ? answer.ProcessorMilliseconds : answer.Milliseconds) / peers[i].Description.ShareOf(workload));
                    }
                    while (answers[i].Failure is null && Stopwatch.GetElapsedTime(start) < Turn);
                    times[i].Add(Times.Median(inTurn));
                }
            }

            return (Print(), [.. times.Select((ofPeer, i) => answers[i].Failure is null ? Times.Median(ofPeer) : (double?)null)]);

            bool Print()
            {
                Console.WriteLine();
                Console.WriteLine($"### {workload.Title}");
                Console.WriteLine();
                Console.WriteLine("| | fastest | median | median, times this engine's | result |");
                Console.WriteLine("|---|--:|--:|--:|--:|");
                bool agree = true;
                for (int i = 0; i < peers.Length; i++)
                {
                    if (answers[i].Failure is { } failure)
                    {
                        Console.WriteLine($"| {peers[i].Description.Name} | – | – | – | {failure} |");
                        continue;
                    }

                    double share = peers[i].Description.ShareOf(workload);
                    double expected = share < 1
                        ? peers[0].Ask(workload.Request, CountFor(peers[i].Description)).Result
                        : workload.Expected ?? answers[0].Result;
                    bool agrees = Math.Abs(answers[i].Result - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected));
                    agree &= agrees;
                    string note = share < 1 ? $" ({CountFor(peers[i].Description):N0} steps, times {1 / share:N0})" : "";
                    string result = answers[i].Result.ToString("R", CultureInfo.InvariantCulture) + (agrees ? "" : $" differs from {expected.ToString("R", CultureInfo.InvariantCulture)}");
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {peers[i].Description.Name}{note} | {Times.Short(times[i].Min())} | {Times.Short(Times.Median(times[i]))} | {Times.Short(Times.Median(times[i]) / Times.Median(times[0]))} | {result} |"));
                }

                return agree;
            }
        }
        finally
        {
            foreach (Peer peer in peers)
                peer.Dispose();
        }

        int CountFor(PeerDescription peer) => (int)Math.Round(workload.Count * peer.ShareOf(workload));
    }
}
