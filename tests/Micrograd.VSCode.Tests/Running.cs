using System.Diagnostics;
using System.Text;

namespace Micrograd.VSCode.Tests;

/// <summary>A program whose words are kept.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly StringBuilder _said = new();

    private Running(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        Process = Process.Start(start)!;
        Process.OutputDataReceived += Note;
        Process.ErrorDataReceived += Note;
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    public Process Process { get; }

    /// <summary>All that it has written.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    public static Running Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        new(program, arguments, environment ?? new Dictionary<string, string>());

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It says that it failed.</exception>
    public static async Task<string> ToEndAsync(string program, params string[] arguments)
    {
        await using Running running = Start(program, arguments);
        await running.Process.WaitForExitAsync();
        return running.Process.ExitCode == 0 ? running.Said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {running.Process.ExitCode}:\n{running.Said}");
    }

    /// <summary>Waits for a line that has some words in it, and returns what follows them.</summary>
    /// <exception cref="InvalidOperationException">The program has ended before.</exception>
    public async Task<string> SaidAsync(string words, CancellationToken stop)
    {
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Process.OutputDataReceived += (_, _) => Look();
        Look();
        Task first = await Task.WhenAny(heard.Task, Process.WaitForExitAsync(stop));
        return first == heard.Task ? await heard.Task : throw new InvalidOperationException($"{Process.StartInfo.FileName} has ended:\n{Said}");

        void Look()
        {
            string? line = Said.Split('\n').FirstOrDefault(each => each.Contains(words, StringComparison.Ordinal));
            if (line is not null) heard.TrySetResult(line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited) Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        lock (_said) _said.AppendLine(line.Data);
    }
}
