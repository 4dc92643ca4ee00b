using System.Diagnostics;
using System.Globalization;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>Tells what is going on: a line for each notebook, below it what is wrong with it, and on a terminal a last line that moves.</summary>
internal sealed class Report(Terminal terminal, int total, bool isVerbose)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly Style Green = new(Color.Green);
    private static readonly Style Yellow = new(Color.Yellow);
    private static readonly Style Red = new(Color.Red);
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    private readonly IAnsiConsole _out = terminal.Output;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _notebook;
    private string _path = "";
    private volatile string _place = "";
    private long _placeStart = Stopwatch.GetTimestamp();

    /// <summary>Does some work; on a terminal with a line that says where it is.</summary>
    public async Task<int> WatchAsync(Func<Task<int>> work)
    {
        if (!terminal.IsLive) return await work();
        return await _out.Status().StartAsync("…", async status =>
        {
            Task<int> running = Task.Run(work);
            while (!running.IsCompleted)
            {
                status.Status($"{Markup.Escape(_place)} [dim]{Seconds(Stopwatch.GetElapsedTime(Volatile.Read(ref _placeStart)))}[/]");
                await Task.WhenAny(running, Task.Delay(Beat));
            }

            return await running;
        });
    }

    public void Started(string path)
    {
        _notebook++;
        _path = total == 1 ? path : $"{path} ({_notebook} of {total})";
        MoveTo(_path);
    }

    public void Progress(CellRun cell)
    {
        if (cell.Outcome == CellOutcome.Running)
        {
            MoveTo($"{_path}: {Place(cell)}");
            return;
        }

        if (!isVerbose) return;
        Line($"  [{cell.Number}] {Seconds(cell.Elapsed)}", Dim);

        // The error that ends a notebook is told below its line.
        foreach (string line in OutputText.Of(cell.Outputs.Where(output => !(cell.IsFailure && output is ErrorOutput)))) Line("    " + line);
    }

    public void Finished(NotebookResult result)
    {
        if (result.Skipped is { } reason) Line(Yellow, "skipped", $"{result.Path}  {reason}");
        else if (result.Problem is { } problem) Line(Red, "FAILED", problem);
        else Finished(result, result.Run!);
    }

    public void Saved(IReadOnlyList<string> paths)
    {
        foreach (string path in paths) Line(Green, "saved", path);
    }

    public void NotSaved(string problem) => Line(Red, "FAILED", problem);

    public void NothingSaved() => Line("Nothing was saved.");

    public void Summary(IReadOnlyList<NotebookResult> results, int count, bool isCancelled)
    {
        int failed = results.Count(result => result.Failed && !result.IsCancelled);
        int skipped = results.Count(result => result.Skipped is not null);
        int ok = results.Count(result => !result.Failed && result.Skipped is null);
        int unfinished = count - ok - failed - skipped;
        string parts = string.Concat($"{ok} ok", Part(failed, "failed"), Part(skipped, "skipped"), Part(unfinished, "not finished"));
        Line($"{Count(count, "notebook")}: {parts}. {Seconds(Stopwatch.GetElapsedTime(_start))}");
        if (isCancelled) Line("Interrupted.");
        string[] different = [.. results.Where(result => result.Differences.Count > 0).Select(result => result.Path)];
        if (different.Length > 0) Line($"If what they show now is right, save it with: micrograd save {string.Join(' ', different)}");

        static string Part(int number, string what) => number > 0 ? $", {number} {what}" : "";
    }

    internal static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string Place(CellRun cell) => $"cell {cell.Number} of {cell.Total}";

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private void MoveTo(string place)
    {
        _place = place;
        Volatile.Write(ref _placeStart, Stopwatch.GetTimestamp());
    }

    private void Finished(NotebookResult result, NotebookRun run)
    {
        string time = (run.Skipped.Length > 0 ? $", {run.Skipped.Length} skipped ({CellTags.SkipExecution})" : "") + "  " + Seconds(run.Elapsed);
        if (run.IsCancelled) Line(Yellow, "stopped", $"{result.Path}  {Place(run.Cells.First(cell => cell.Outcome != CellOutcome.Succeeded))}", time);
        else if (run.Failure is { } failure) Line(Red, "FAILED", $"{result.Path}  {Place(failure)}", time);
        else if (result.Failed) Line(Red, "DIFFERS", $"{result.Path}  {Count(result.Differences.DistinctBy(difference => difference.CellNumber).Count(), "cell")} of {run.Cells.Count}", time);
        else Line(Green, "ok", $"{result.Path}  {Count(run.Cells.Count, "cell")}", time);
        if (run.IsCancelled) return;
        foreach (string line in FailureText.Of(result)) Line("  " + line);
    }

    private void Line(Style style, string word, string text, string time = "") =>
        Write(new Paragraph(word.PadRight(8), style).Append(text).Append(time, Dim));

    private void Line(string text, Style? style = null) => Write(new Paragraph(text, style));

    // As one piece, because a moving line is redrawn after each; and not as markup, which would make pictures of ":words:" in a cell's text.
    private void Write(Paragraph line) => _out.Write(line.Append("\n"));
}
