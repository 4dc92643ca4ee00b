using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Program;

/// <summary>Graphviz's <c>dot</c>, where it is installed.</summary>
/// <remarks>The environment variable GRAPHVIZ_DOT may name the program when it isn't on the PATH; "none" keeps it from being used.</remarks>
internal static class GraphvizProgram
{
    /// <summary>Graphs that people read are drawn within a tenth of a second; ones of thousands of nodes can take minutes.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private const int LongestQuote = 500;

    /// <summary>The defaults, which a text may change: a font that browsers have too, in place of Times, and a margin in the card.</summary>
    private static readonly string[] Arguments = ["-Tsvg", "-Gfontname=Helvetica", "-Nfontname=Helvetica", "-Efontname=Helvetica", "-Gpad=0.11"];

    /// <summary>Asks <c>dot</c> for a picture.</summary>
    public static GraphvizAnswer Draw(string dotText)
    {
        if (!OperatingSystem.IsBrowser() && Find() is { } program) return Run(program, Arguments, Svg.Legal(dotText.TrimStart('\uFEFF')), TimeLimit);
        return new(Svg: null, "Graphviz's dot was not found. Install Graphviz (https://graphviz.org/download), name the program in the environment variable GRAPHVIZ_DOT, or draw with DotLayout.Managed, which needs no program.");
    }

    /// <summary>Gives a text to a program and takes its picture.</summary>
    public static GraphvizAnswer Run(string program, IEnumerable<string> arguments, string text, TimeSpan timeLimit)
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
            if (!Task.WaitAll([picture, warnings, Unrefused(written)], timeLimit) || !process.WaitForExit(timeLimit)) return Failed($"had no picture of this graph after {timeLimit.TotalSeconds} s");
            if (process.ExitCode == 0 && picture.Result.Contains("</svg>", StringComparison.Ordinal)) return new(picture.Result, Problem: null);

            string said = warnings.Result.Trim();
            return Failed($"ended {(process.ExitCode == 0 ? "without a picture" : $"with exit code {process.ExitCode}")}{(said.Length > 0 ? $" and said: {said[..Math.Min(said.Length, LongestQuote)]}" : "")}");
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or AggregateException)
        {
            return Failed($"can't be used: {(exception.InnerException ?? exception).Message}");
        }
        finally
        {
            // Also when the cell that draws is interrupted.
            if (process is not null) Stop(process);
        }

        GraphvizAnswer Failed(string what) => new(Svg: null, string.Create(CultureInfo.InvariantCulture, $"Graphviz's dot ({program}) {what}. DotLayout.Managed draws it without dot."));
    }

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

    /// <summary>A program that ends without reading its input has said why elsewhere.</summary>
    private static async Task Unrefused(Task written)
    {
        try
        {
            await written.ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
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
