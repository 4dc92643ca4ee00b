using Micrograd.Hosting.Conversations;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Hosting.Tests;

/// <summary>Cells that are stopped, sessions that are started anew, questions that are taken back.</summary>
public sealed class StoppingTests : IDisposable
{
    private const string Endless = "kept = 2; Console.Write(\"on and on\"); while (true) { }";

    private readonly Editor _editor = new();

    public void Dispose() => _editor.Dispose();

    [Fact]
    public async Task A_cell_is_stopped_and_its_variables_stay()
    {
        await _editor.SayAsync(new RunCell(1, "var kept = 1;"));
        Task running = _editor.SayAsync(new RunCell(2, Endless));
        await _editor.NextAsync<CellWrote>();
        await _editor.SayAsync(new InterruptCells());
        await running;
        CellEnded ended = Assert.Single(_editor.Heard.OfType<CellEnded>(), ended => ended.Run == 2);
        Assert.Equal((CellStatus.Cancelled, 2), (ended.Status, ended.ExecutionCount));
        Assert.Equal("2", await _editor.ValueAsync("kept"));
    }

    [Fact]
    public async Task Cells_that_wait_behind_it_never_begin()
    {
        await _editor.SayAsync(new RunCell(1, "var kept = 1;"));
        Task[] running = [_editor.SayAsync(new RunCell(2, Endless)), _editor.SayAsync(new RunCell(3, "kept = 3;")), _editor.SayAsync(new RunCell(4, "kept = 4;"))];
        await _editor.NextAsync<CellWrote>();
        await _editor.SayAsync(new InterruptCells());
        await Task.WhenAll(running);
        Assert.Equal([1, 2], _editor.Heard.OfType<CellStarted>().Select(started => started.Run));
        Assert.Equal([CellStatus.Succeeded, CellStatus.Cancelled, CellStatus.Cancelled, CellStatus.Cancelled],
            _editor.Heard.OfType<CellEnded>().OrderBy(ended => ended.Run).Select(ended => ended.Status));
        Assert.Equal("2", await _editor.ValueAsync("kept"));
    }

    [Fact]
    public async Task One_that_waits_is_taken_back_and_the_others_run_in_their_order()
    {
        await _editor.SayAsync(new RunCell(1, "var kept = 1;"));
        Task[] running = [_editor.SayAsync(new RunCell(2, Endless)), _editor.SayAsync(new RunCell(3, "kept = 3;")), _editor.SayAsync(new RunCell(4, "kept += 40;"))];
        await _editor.NextAsync<CellWrote>();
        await _editor.SayAsync(new InterruptCells(3));
        await _editor.SayAsync(new InterruptCells(2));
        await Task.WhenAll(running);
        Assert.Equal("42", await _editor.ValueAsync("kept"));
    }

    [Fact]
    public async Task After_a_restart_variables_are_gone_and_cells_run()
    {
        await _editor.SayAsync(new RunCell(1, "var kept = 1;"));
        await _editor.SayAsync(new RestartSession());
        Assert.Collection(_editor.Heard[^2..], message => Assert.IsType<SessionRestarted>(message), message => Assert.IsType<SessionReady>(message));
        await _editor.SayAsync(new RunCell(2, "kept"));
        Assert.Contains("kept", Assert.Single(_editor.Heard.OfType<CellFailed>()).Message, StringComparison.Ordinal);
        Assert.Equal(1, _editor.Heard.OfType<CellEnded>().Last().ExecutionCount);
    }

    [Fact]
    public async Task A_restart_ends_what_runs_and_what_waits_before_the_new_session_begins()
    {
        Task[] running = [_editor.SayAsync(new RunCell(1, "int kept; " + Endless)), _editor.SayAsync(new RunCell(2, "2"))];
        await _editor.NextAsync<CellWrote>();
        Task restarted = _editor.SayAsync(new RestartSession());
        await _editor.SayAsync(new RunCell(3, "3"));
        await Task.WhenAll([.. running, restarted]);
        Assert.Equal(
            [CellStatus.Cancelled, CellStatus.Cancelled, CellStatus.Succeeded],
            _editor.Heard.OfType<CellEnded>().OrderBy(ended => ended.Run).Select(ended => ended.Status));
        SessionMessage[] heard = _editor.Heard;
        int restart = Array.FindIndex(heard, message => message is SessionRestarted);
        Assert.All(heard.Index().Where(each => each.Item is CellEnded { Run: < 3 }), each => Assert.True(each.Index < restart));
        Assert.All(heard.Index().Where(each => each.Item is CellStarted { Run: 3 }), each => Assert.True(each.Index > restart));
    }

    [Fact]
    public async Task Nothing_is_heard_of_what_the_old_session_has_left_running()
    {
        await _editor.SayAsync(new RunCell(1, "_ = Task.Run(async () => { while (true) { Console.Write('x'); await Task.Delay(1); } });"));
        await _editor.NextAsync<CellWrote>();
        await _editor.SayAsync(new RestartSession());
        await _editor.SayAsync(new RunCell(2, "await Task.Delay(20);"));
        Assert.DoesNotContain(_editor.Heard.SkipWhile(message => message is not SessionRestarted), message => message is CellWrote);
    }

    [Fact]
    public async Task A_question_that_is_taken_back_is_answered_so()
    {
        await _editor.SayAsync(new RunCell(1, "1"));
        Task asked = _editor.SayAsync(new CompleteCode(7, "Cons", 4));
        await _editor.SayAsync(new CancelQuestion(7));
        await asked;
        Assert.Single(_editor.Heard, message => message is NoAnswer { Id: 7, IsCancelled: true } or Completions { Id: 7 });
        await _editor.SayAsync(new CancelQuestion(7));
        await _editor.SayAsync(new CancelQuestion(8));
    }

    [Fact]
    public async Task Questions_are_answered_while_a_cell_runs()
    {
        Task running = _editor.SayAsync(new RunCell(1, "int kept; " + Endless));
        await _editor.NextAsync<CellWrote>();
        await _editor.SayAsync(new CompleteCode(2, "Math.Sq", 7));
        await _editor.SayAsync(new ListVariables(3));
        Assert.Equal("Sqrt", _editor.Heard.OfType<Completions>().Single().Items[0].Text);
        Assert.Equal(new NoAnswer(3), _editor.Heard.OfType<NoAnswer>().Single());
        await _editor.SayAsync(new InterruptCells());
        await running;
    }
}
