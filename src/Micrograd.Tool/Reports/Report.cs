using System.Diagnostics;
using System.Globalization;
using Micrograd.Notebooks;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>Tells what is going on: a line for each notebook, below it what is wrong with it, and on a terminal a last line that moves.</summary>
internal sealed class Report(Terminal terminal, int total, bool isVerbose)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

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
        Line($"  [dim][[{cell.Number}]] {Seconds(cell.Elapsed)}[/]");
        // The error that ends a notebook is told below its line.
        foreach (string line in OutputText.Of(cell.Outputs.Where(output => !(cell.IsFailure && output is ErrorOutput)))) Line($"    {Markup.Escape(line)}");
    }

    public void Finished(NotebookResult result)
    {
        string time = result.Run is { } run ? $"  [dim]{Seconds(run.Elapsed)}[/]" : "";
        string path = Markup.Escape(result.Path);
        if (result.Skipped is { } reason) Line($"[yellow]skipped[/] {path}  {Markup.Escape(reason)}");
        else if (result.Problem is { } problem) Line($"[red]FAILED[/]  {Markup.Escape(problem)}");
        else if (result.IsCancelled) Line($"[yellow]stopped[/] {path}  {Place(result.Run!.Cells.First(cell => cell.Outcome != CellOutcome.Succeeded))}{time}");
        else if (result.Run!.Failure is { } failure) Line($"[red]FAILED[/]  {path}  {Place(failure)}{time}");
        else if (result.Failed) Line($"[red]DIFFERS[/] {path}  {Count(result.Differences.Select(difference => difference.CellNumber).Distinct().Count(), "cell")} of {result.Run.Cells.Count}{time}");
        else Line($"[green]ok[/]      {path}  {Count(result.Run!.Cells.Count, "cell")}{time}");
        if (result is { Failed: true, IsCancelled: false, Problem: null })
        {
            foreach (string line in FailureText.Of(result)) Line($"  {Markup.Escape(line)}");
        }
    }

    public void Saved(IReadOnlyList<string> paths)
    {
        foreach (string path in paths) Line($"[green]saved[/]   {Markup.Escape(path)}");
    }

    public void NotSaved(string problem) => Line($"[red]FAILED[/]  {Markup.Escape(problem)}");

    public void NothingSaved() => Line("Nothing was saved.");

    public void Summary(IReadOnlyList<NotebookResult> results, int count, bool isCancelled)
    {
        int failed = results.Count(result => result.Failed && !result.IsCancelled);
        int skipped = results.Count(result => result.Skipped is not null);
        int ok = results.Count(result => !result.Failed && result.Skipped is null);
        string[] parts =
        [
            $"{ok} ok",
            .. failed > 0 ? [$"{failed} failed"] : Array.Empty<string>(),
            .. skipped > 0 ? [$"{skipped} skipped"] : Array.Empty<string>(),
            .. count > ok + failed + skipped ? [$"{count - ok - failed - skipped} not finished"] : Array.Empty<string>(),
        ];
        Line($"{Count(count, "notebook")}: {string.Join(", ", parts)}. {Seconds(Stopwatch.GetElapsedTime(_start))}");
        if (isCancelled) Line("Interrupted.");
        string[] different = [.. results.Where(result => result.Differences.Count > 0).Select(result => result.Path)];
        if (different.Length > 0) Line($"If what they show now is right, save it with: micrograd save {Markup.Escape(string.Join(' ', different))}");
    }

    internal static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string Place(CellRun cell) => $"cell {cell.Number} of {cell.Total}";

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private void MoveTo(string place)
    {
        _place = place;
        Volatile.Write(ref _placeStart, Stopwatch.GetTimestamp());
    }

    private void Line(string markup) => _out.MarkupLine(markup);
}
