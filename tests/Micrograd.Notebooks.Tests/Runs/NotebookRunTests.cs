using System.Text.Json.Nodes;

using Micrograd.Notebooks.Comparison;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Tests.Runs;

public class NotebookRunTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cells_run_from_top_to_bottom_and_their_outputs_are_saved()
    {
        NotebookDocument document = ScriptedSession.Notebook("out 1\nout 2", "value 3");
        document.InsertCell(1, CellKind.Markdown, "# Prose");

        NotebookRun run = await RunAsync(document);
        Assert.True(run.Succeeded);
        Assert.Empty(document.Cells[0].Outputs);
        run.SaveOutputs();

        Assert.Equal([new StreamOutput(StreamName.Output, "1\n2\n")], document.Cells[0].Outputs);
        Assert.Equal([new ResultOutput(new MimeBundle(MimeTypes.PlainText, "3"))], document.Cells[2].Outputs);
        Assert.Equal([1, null, 2], document.Cells.Select(cell => cell.ExecutionCount));
        Assert.Contains("\"execution_count\": 2,\n     \"metadata\": {},\n     \"output_type\": \"execute_result\"", document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_changes_no_byte()
    {
        NotebookDocument document = ScriptedSession.Notebook("out 1", "show a b\nvalue 3", "err x");
        (await RunAsync(document)).SaveOutputs();
        byte[] first = document.ToBytes();
        var read = NotebookDocument.Parse(first);
        (await RunAsync(read)).SaveOutputs();

        Assert.Equal(first, read.ToBytes());
    }

    [Fact]
    public async Task An_optional_cell_that_shows_nothing_keeps_its_saved_outputs()
    {
        NotebookDocument document = ScriptedSession.Notebook("out 1", "");
        document.Cells[1].Source = "clear";
        document.Cells[1].Metadata["tags"] = new JsonArray(CellTags.Optional);
        StreamOutput saved = new(StreamName.Output, "0.7071\n");
        document.Cells[1].SetOutputs([saved], 9);

        (await RunAsync(document)).SaveOutputs();

        Assert.Equal([saved], document.Cells[1].Outputs);
        Assert.Equal(2, document.Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task Empty_cells_do_not_run_and_do_not_count()
    {
        NotebookDocument document = ScriptedSession.Notebook("out 1", " \n", "out 2");
        document.Cells[1].SetOutputs([new StreamOutput(StreamName.Output, "old")], 9);

        NotebookRun run = await RunAsync(document);
        run.SaveOutputs();

        Assert.Equal([1, 2], run.Cells.Select(cell => cell.Number));
        Assert.All(run.Cells, cell => Assert.Equal(2, cell.Total));
        Assert.Null(document.Cells[1].ExecutionCount);
        Assert.Empty(document.Cells[1].Outputs);
    }

    [Fact]
    public async Task A_cell_to_be_skipped_does_not_run_and_keeps_what_it_shows()
    {
        NotebookDocument document = ScriptedSession.Notebook("out 1", "hang", "out 2");
        document.Cells[1].Tag(CellTags.SkipExecution).SetOutputs([new StreamOutput(StreamName.Output, "took hours")], 9);

        NotebookRun run = await RunAsync(document);
        run.SaveOutputs();

        Assert.Equal([1, 2], run.Cells.Select(cell => cell.Number));
        Assert.Equal([document.Cells[1]], run.Skipped);
        Assert.Empty(NotebookComparison.Compare(run));
        Assert.Equal([new StreamOutput(StreamName.Output, "took hours")], document.Cells[1].Outputs);
        Assert.Equal([1, 9, 2], document.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task A_later_cell_updates_what_an_earlier_one_displayed()
    {
        NotebookRun run = await RunAsync(ScriptedSession.Notebook("show bar 0 %", "update bar 100 %"));

        Assert.Equal([new DisplayOutput(new MimeBundle(MimeTypes.PlainText, "100 %"), "bar")], run.Cells[0].Outputs);
        Assert.Empty(run.Cells[1].Outputs);
    }

    [Fact]
    public async Task The_first_error_ends_the_run()
    {
        NotebookDocument document = ScriptedSession.Notebook("out 1", "fail no luck", "out 3");

        NotebookRun run = await RunAsync(document);

        Assert.Equal((false, false), (run.Succeeded, run.IsCancelled));
        Assert.Equal([CellOutcome.Succeeded, CellOutcome.Failed, CellOutcome.NotRun], run.Cells.Select(cell => cell.Outcome));
        Assert.Equal(2, run.Failure!.Number);
        Assert.Equal("System.Exception: no luck", run.Failure.Problem);
        Assert.Equal(1, run.Failure.Error!.Line);
        Assert.Throws<InvalidOperationException>(run.SaveOutputs);
    }

    [Fact]
    public async Task An_expected_error_is_shown_and_the_run_goes_on()
    {
        NotebookDocument document = ScriptedSession.Notebook("fail on purpose", "out 2");
        document.Cells[0].Tag(CellTags.RaisesException);

        NotebookRun run = await RunAsync(document);

        Assert.True(run.Succeeded);
        Assert.Equal("on purpose", run.Cells[0].Error!.Message);
        Assert.IsType<ErrorOutput>(Assert.Single(run.Cells[0].Outputs));
    }

    [Fact]
    public async Task An_expected_error_that_does_not_come_is_a_failure()
    {
        NotebookDocument document = ScriptedSession.Notebook("out fine", "out 2");
        document.Cells[0].Tag(CellTags.RaisesException);

        NotebookRun run = await RunAsync(document);

        Assert.Equal(CellOutcome.ErrorMissing, run.Failure!.Outcome);
        Assert.StartsWith("The cell is tagged \"raises-exception\", but no error came.", run.Failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_interrupted()
    {
        NotebookRun run = await RunAsync(
            ScriptedSession.Notebook("out started\nwait", "out 2"),
            new NotebookRunOptions { CellTimeLimit = TimeSpan.FromMilliseconds(20) });

        Assert.Equal([CellOutcome.TimedOut, CellOutcome.NotRun], run.Cells.Select(cell => cell.Outcome));
        Assert.Equal("The cell ran longer than 0.02 s and was interrupted.", run.Failure!.Problem);
        Assert.Equal(new StreamOutput(StreamName.Output, "started\n"), run.Failure.Outputs[0]);
    }

    [Fact]
    public async Task A_cell_that_cannot_be_stopped_is_left_to_itself()
    {
        NotebookRun run = await RunAsync(
            ScriptedSession.Notebook("hang"),
            new NotebookRunOptions { CellTimeLimit = TimeSpan.FromMilliseconds(20), StopLimit = TimeSpan.FromMilliseconds(30) });

        Assert.Equal("The cell ran longer than 0.02 s and was interrupted. It could not be stopped within 0.03 s and may still be running.", run.Failure!.Problem);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_between_two_cells_is_no_success()
    {
        using var stop = new CancellationTokenSource();
        NotebookRun run = await NotebookRun.ExecuteAsync(
            ScriptedSession.Notebook("out 1", "out 2"),
            ScriptedSession.ExecuteAsync,
            new NotebookRunOptions { Progress = cell => { if (cell is { Number: 1, Outcome: CellOutcome.Succeeded }) stop.Cancel(); } },
            stop.Token);

        Assert.Equal([CellOutcome.Succeeded, CellOutcome.NotRun], run.Cells.Select(cell => cell.Outcome));
        Assert.Equal((false, true, null), (run.Succeeded, run.IsCancelled, run.Failure));
    }

    [Fact]
    public async Task A_cancelled_run_interrupts_its_cell_and_starts_no_other()
    {
        using var stop = new CancellationTokenSource();
        NotebookRun run = await NotebookRun.ExecuteAsync(
            ScriptedSession.Notebook("out 1", "wait", "out 3"),
            ScriptedSession.ExecuteAsync,
            new NotebookRunOptions { Progress = cell => { if (cell is { Number: 2, Outcome: CellOutcome.Running }) stop.Cancel(); } },
            stop.Token);

        Assert.Equal([CellOutcome.Succeeded, CellOutcome.Cancelled, CellOutcome.NotRun], run.Cells.Select(cell => cell.Outcome));
        Assert.Equal("The cell was interrupted.", run.Failure!.Problem);
        Assert.True(run.IsCancelled);
    }

    [Fact]
    public async Task Progress_tells_of_each_cell_twice()
    {
        List<(int Number, CellOutcome Outcome)> told = [];
        await RunAsync(ScriptedSession.Notebook("out 1", "fail x"), new NotebookRunOptions { Progress = cell => told.Add((cell.Number, cell.Outcome)) });

        Assert.Equal([(1, CellOutcome.Running), (1, CellOutcome.Succeeded), (2, CellOutcome.Running), (2, CellOutcome.Failed)], told);
    }

    private Task<NotebookRun> RunAsync(NotebookDocument document, NotebookRunOptions? options = null) =>
        NotebookRun.ExecuteAsync(document, ScriptedSession.ExecuteAsync, options, _stop);
}
