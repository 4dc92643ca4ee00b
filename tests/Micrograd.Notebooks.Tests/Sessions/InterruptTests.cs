namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class InterruptTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("while (true) { count++; }")]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    [InlineData("await Task.Delay(100_000);")]
    [InlineData("while (true) await Task.Delay(1);")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(100_000); } catch (Exception) { } }")]
    [InlineData("Task.Delay(100_000).Wait();")]
    [InlineData("await new TaskCompletionSource().Task;")]
    [InlineData("lock (log) { while (true) { count++; } }")]
    [InlineData("class Endless { public override string ToString() { while (true) { } } } Console.Write(new Endless());")]
    public async Task A_running_cell_is_stopped_and_variables_are_kept(string code)
    {
        await _notebook.Run("var count = 0; var log = new List<string>();");
        Assert.Equal(CellStatus.Cancelled, await _notebook.Interrupt($"count = 41; Console.WriteLine(\"running\");\n{code}"));
        Assert.True(int.Parse(await _notebook.Value("count"), System.Globalization.CultureInfo.InvariantCulture) >= 41);
        await _notebook.Run("lock (log) { log.Add(\"still works\"); } await Task.Delay(1); System.Threading.Thread.Sleep(1);");
    }

    [Fact]
    public async Task Finally_blocks_run()
    {
        await _notebook.Run("var log = new List<string>();");
        await _notebook.Interrupt("try { Console.WriteLine(\"running\"); while (true) { } } finally { log.Add(\"finally\"); }");
        Assert.Equal("finally", await _notebook.Value("string.Join(' ', log)"));
    }

    [Fact]
    public async Task What_follows_an_await_of_a_stopped_cell_never_runs()
    {
        await _notebook.Run("var ticks = 0; var gate = new TaskCompletionSource();");
        await _notebook.Interrupt("Console.WriteLine(\"running\"); await gate.Task; ticks++;");
        await _notebook.Run("gate.SetResult(); for (int i = 0; i < 20; i++) await Task.Yield();");
        Assert.Equal("0", await _notebook.Value("ticks"));
    }

    [Fact]
    public async Task An_interrupt_before_the_cell_starts_is_kept()
    {
        (CellStatus status, IReadOnlyList<CellOutput> outputs) = await _notebook.Try("var never = 1;", new CancellationToken(canceled: true));
        Assert.Equal(CellStatus.Cancelled, status);
        Assert.IsType<ErrorOutput>(Assert.Single(outputs));
    }

    [Fact]
    public async Task A_cell_can_be_stopped_again_and_again()
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(CellStatus.Cancelled, await _notebook.Interrupt(i % 2 == 0 ? "while (true) Console.Write('x');" : "Console.Write(1); System.Threading.Thread.Sleep(100_000);"));
            Assert.Equal("2", await _notebook.Value("1 + 1"));
        }
    }

    [Fact]
    public async Task Ending_the_session_stops_what_runs()
    {
        var started = new TaskCompletionSource();
        Task<CellStatus> running = _notebook.Session.ExecuteAsync("Console.WriteLine(1); while (true) { }", _ => started.TrySetResult(), TestContext.Current.CancellationToken);
        await started.Task;
        _notebook.Session.Dispose();
        Assert.Equal(CellStatus.Cancelled, await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _notebook.Session.ExecuteAsync("1", _ => { }, TestContext.Current.CancellationToken));
    }
}
