using System.Diagnostics;
using System.Globalization;

namespace Micrograd.Benchmarks.Comparison;

/// <summary>A peer's process, kept for all runs so that its code is warm.</summary>
internal sealed class Peer : IDisposable
{
    private readonly PeerDescription _description;
    private readonly Process _process;

    public Peer(PeerDescription description, string dataFolder)
    {
        _description = description;
        var start = new ProcessStartInfo(description.Command[0], [.. description.Command[1..], dataFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
    }

    public PeerDescription Description => _description;

    public Answer Ask(string request, int count)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request} {count}"));
        _process.StandardInput.Flush();
        string? line = _process.StandardOutput.ReadLine();
        if (line is null)
        {
            _process.WaitForExit();
            return new Answer(0, 0, 0, $"its process ended with exit code {_process.ExitCode}");
        }

        if (line.StartsWith('!'))
            return new Answer(0, 0, 0, line[1..].Trim());
        double[] numbers = Array.ConvertAll(line.Split(' '), word => double.Parse(word, CultureInfo.InvariantCulture));
        return new Answer(numbers[0], numbers[1], numbers[2]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        _process.Dispose();
    }
}
