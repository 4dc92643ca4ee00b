using System.Diagnostics;
using System.Globalization;

namespace Micrograd.Benchmarks.Contenders;

/// <summary>
/// A contender's side of the comparison: for each line "W1 moons100.csv 100", "W2 1000" or "W3 1000000" on standard input it does
/// that work once and answers with a line: milliseconds by the clock, milliseconds of the processor, and the result. A failure is a
/// line that begins with an exclamation mark.
/// </summary>
internal static class Conversation
{
    /// <summary>Answers until the input ends.</summary>
    public static void Hold(IContender contender, string dataFolder)
    {
        double[] startOfMoons = ReadNumbers("w1.txt"), startOfFourRows = ReadNumbers("w2.txt");
        while (Console.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            int count = int.Parse(words[^1], CultureInfo.InvariantCulture);
            Moons? moons = words[0] == "W1" ? Moons.Read(Path.Combine(dataFolder, words[1])) : null;
            try
            {
                TimeSpan busyBefore = Environment.CpuUsage.TotalTime;
                long before = Stopwatch.GetTimestamp();
                double result = words[0] switch
                {
                    "W1" => contender.Moons(moons!, startOfMoons, count),
                    "W2" => contender.FourRows(startOfFourRows, count),
                    _ => contender.Chain(count),
                };
                TimeSpan taken = Stopwatch.GetElapsedTime(before), busy = Environment.CpuUsage.TotalTime - busyBefore;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken.TotalMilliseconds:F3} {busy.TotalMilliseconds:F3} {result:R}"));
            }
            catch (NotSupportedException e)
            {
                Console.WriteLine($"! {e.Message}");
            }
        }

        double[] ReadNumbers(string file) =>
            [.. File.ReadLines(Path.Combine(dataFolder, file)).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }
}
