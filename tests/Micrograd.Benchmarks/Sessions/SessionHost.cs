using System.Diagnostics;
using System.Globalization;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;

namespace Micrograd.Benchmarks.Sessions;

/// <summary>A process that does what the command does with a notebook, and says how long each cell took.</summary>
internal static class SessionHost
{
    /// <summary>The first cell, and those after it. Small, as a course's are.</summary>
    public static IReadOnlyList<string> Cells { get; } =
    [
        "1 + 1",
        "var a = 2.0;",
        "a * 21",
        "double F(double x) => 3 * x * x - 4 * x + 5;\nF(3)",
        "using System.Linq;\nEnumerable.Range(0, 10).Select(i => F(i)).Sum()",
        "record Point(double X, double Y);\nvar p = new Point(1, a);\np",
        "Console.WriteLine($\"{p.X} {a}\");",
        "a = 5;\nF(a)",
    ];

    /// <summary>Prints a line for each cell when its result is there: milliseconds that it took.</summary>
    public static async Task<int> RunAsync()
    {
        using var session = new CSharpSession(new SessionOptions { Folder = AppContext.BaseDirectory });
        await session.WarmUpAsync();
        foreach (string cell in Cells)
        {
            long before = Stopwatch.GetTimestamp();
            CellStatus status = await session.ExecuteAsync(cell, _ => { });
            if (status != CellStatus.Succeeded)
            {
                await Console.Error.WriteLineAsync($"This cell ended as {status}: {cell}");
                return 1;
            }

            Console.WriteLine(Stopwatch.GetElapsedTime(before).TotalMilliseconds.ToString("F3", CultureInfo.InvariantCulture));
        }

        return 0;
    }
}
