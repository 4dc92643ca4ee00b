using System.Diagnostics;
using System.Globalization;
using Micrograd.Benchmarks.Comparison;

namespace Micrograd.Benchmarks.Sessions;

/// <summary>How long a reader waits: from the start of a process to its first cell's result, and for the cells after it.</summary>
internal static class SessionCommand
{
    public static int Run(int runs)
    {
        var first = new List<double>();
        List<double>[] cells = [.. SessionHost.Cells.Select(_ => new List<double>())];
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            string[] program = PeerFinder.ThisProgram();
            using var process = Process.Start(new ProcessStartInfo(program[0], [.. program[1..], "session-host"]) { RedirectStandardOutput = true })!;
            for (int cell = 0; cell < cells.Length; cell++)
            {
                if (process.StandardOutput.ReadLine() is not { } line)
                {
                    Console.Error.WriteLine("The session ended before its last cell.");
                    return 1;
                }

                if (cell == 0)
                    first.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                cells[cell].Add(double.Parse(line, CultureInfo.InvariantCulture));
            }

            process.WaitForExit();
        }

        Console.WriteLine($"{runs} sessions, each in a process of its own; milliseconds by the clock; {Machine.Description}");
        Console.WriteLine();
        Console.WriteLine("| | fastest | median |");
        Console.WriteLine("|---|--:|--:|");
        Console.WriteLine($"| from the start of the process to the first cell's result | {Times.Short(first.Min())} | {Times.Short(Times.Median(first))} |");
        for (int cell = 1; cell < cells.Length; cell++)
            Console.WriteLine($"| `{SessionHost.Cells[cell].ReplaceLineEndings(" ")}` | {Times.Short(cells[cell].Min())} | {Times.Short(Times.Median(cells[cell]))} |");
        return 0;
    }
}
