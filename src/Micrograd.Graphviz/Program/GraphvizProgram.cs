using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Micrograd.Graphviz.Program;

/// <summary>Graphviz's <c>dot</c>, where it is installed.</summary>
/// <remarks>The environment variable GRAPHVIZ_DOT may name the program when it isn't on the PATH; "none" keeps it from being used.</remarks>
internal static class GraphvizProgram
{
    /// <summary>Graphs that people read are drawn within a tenth of a second; ones of thousands of nodes can take minutes.</summary>
    private static readonly TimeSpan _timeLimit = TimeSpan.FromSeconds(10);

    /// <summary>The defaults, which a text may change: a font that browsers have too, in place of Times, and a margin in the card.</summary>
    private static readonly string[] _arguments = ["-Tsvg", "-Gfontname=Helvetica", "-Nfontname=Helvetica", "-Efontname=Helvetica", "-Gpad=0.11"];

    /// <summary>What <c>dot</c> draws, or null when it is missing, fails, or takes too long.</summary>
    public static string? Draw(string dotText) => OperatingSystem.IsBrowser() || Find() is not { } program ? null : Run(program, _arguments, dotText, _timeLimit);

    /// <summary>Gives a text to a program and takes its picture.</summary>
    public static string? Run(string program, IEnumerable<string> arguments, string text, TimeSpan timeLimit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        Process? process = null;
        try
        {
            process = Process.Start(start)!;

            // All three streams at once: whichever is waited for alone, the program could be waiting for another.
            Task<string> picture = process.StandardOutput.ReadToEndAsync();
            Task<string> warnings = process.StandardError.ReadToEndAsync();
            Task written = WriteAsync(process.StandardInput, text);
            bool inTime = Task.WaitAll([picture, warnings, written], timeLimit) && process.WaitForExit(timeLimit);
            return inTime && process.ExitCode == 0 && picture.Result.Contains("</svg>", StringComparison.Ordinal) ? picture.Result : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or AggregateException)
        {
            return null;
        }
        finally
        {
            // Also when the cell that draws is interrupted.
            if (process is not null) Stop(process);
        }
    }

    /// <summary>Why <see cref="Draw"/> gave nothing, and what to do.</summary>
    public static string WhyNot() => Find() is { } path
        ? $"Graphviz's dot ({path}) could not draw this graph within {_timeLimit.TotalSeconds} s. DotLayout.Managed draws it without dot."
        : "Graphviz's dot was not found. Install Graphviz (https://graphviz.org/download), name the program in the environment variable GRAPHVIZ_DOT, or draw with DotLayout.Managed, which needs no program.";

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("GRAPHVIZ_DOT");
        if (!string.IsNullOrEmpty(named)) return File.Exists(named) ? named : null;

        string program = OperatingSystem.IsWindows() ? "dot.exe" : "dot";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }

    private static async Task WriteAsync(StreamWriter input, string text)
    {
        await input.WriteAsync(text).ConfigureAwait(false);
        await input.DisposeAsync().ConfigureAwait(false);
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }

        process.Dispose();
    }
}
