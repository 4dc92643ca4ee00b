using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class UnhandledExceptionTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("new Thread(() => Boom()).Start();")]
    [InlineData("new Thread(() => Boom()).UnsafeStart();")]
    [InlineData("kept = new Timer(_ => Boom(), null, 0, -1);")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Boom());")]
    [InlineData("ThreadPool.UnsafeQueueUserWorkItem(_ => Boom(), null);")]
    [InlineData("var signal = new AutoResetEvent(true); kept = ThreadPool.RegisterWaitForSingleObject(signal, (_, _) => Boom(), null, -1, true);")]
    [InlineData("async void Lost() { await Task.Yield(); Boom(); } Lost();")]
    [InlineData("async void Lost() { await Task.Delay(1).ConfigureAwait(false); Boom(); } Lost();")]
    [InlineData("async void Tick() { using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1)); while (await timer.WaitForNextTickAsync()) Boom(); } Tick();")]
    [InlineData("SynchronizationContext.Current.Post(_ => Boom(), null);")]
    [InlineData("class Doomed { ~Doomed() => Boom(); } void Make() => new Doomed(); Make(); GC.Collect(); GC.WaitForPendingFinalizers();")]
    public async Task What_nobody_can_catch_is_shown_with_the_cells_own_line_and_the_session_goes_on(string code)
    {
        await _notebook.Run("using System.Threading;\nstatic void Boom() =>\n    throw new InvalidOperationException(\"lost\");\nobject kept;");
        string shown = await ErrorStream(code, "lost");
        Assert.StartsWith("An exception that nobody caught:\nInvalidOperationException: lost\n   at Boom, cell 1, line 3: throw new", shown, StringComparison.Ordinal);
        Assert.Contains("cell 2, line 1: ", shown, StringComparison.Ordinal);
        Assert.Equal("2", await _notebook.Value("1 + 1"));
    }

    [Fact]
    public async Task What_the_runtime_has_wrapped_is_shown_with_what_is_in_it()
    {
        await _notebook.Run("using System.Threading;\nstatic void Boom() =>\n    throw new InvalidOperationException(\"lost\");");
        string shown = await ErrorStream("var source = new CancellationTokenSource(); source.Token.Register(() => Boom()); source.CancelAfter(1);", "at Boom");
        Assert.StartsWith("An exception that nobody caught:\nAggregateException: ", shown, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: lost", shown, StringComparison.Ordinal);
        Assert.Contains("at Boom, cell 1, line 3: throw new", shown, StringComparison.Ordinal);
        Assert.Equal("2", await _notebook.Value("1 + 1"));
    }

    [Fact]
    public async Task It_is_shown_under_the_cell_that_it_comes_from_while_another_runs()
    {
        await _notebook.Run("using System.Threading; var gate = new ManualResetEventSlim();");
        Task<string> first = ErrorStream("ThreadPool.UnsafeQueueUserWorkItem(_ => { gate.Wait(); throw new Exception(\"first\"); }, null);", "first");
        IReadOnlyList<CellOutput> second = await _notebook.Run("gate.Set(); await Task.Delay(10);");
        Assert.Contains("cell 2, line 1", await first, StringComparison.Ordinal);
        Assert.Empty(second);
    }

    [Fact]
    public async Task Whoever_sends_work_to_the_cells_thread_gets_what_it_throws() =>
        Assert.Equal("sent", await _notebook.Printed(
            "var thread = System.Threading.SynchronizationContext.Current; await Task.Run(() => { try { thread.Send(_ => throw new Exception(\"sent\"), null); } catch (Exception e) { Console.Write(e.Message); } });"));

    [Theory]
    [InlineData("var endless = new System.Threading.Thread(() => { while (true) { } }); endless.Start(); Console.WriteLine(1); endless.Join();")]
    [InlineData("var over = new System.Threading.ManualResetEventSlim(); var endless = new System.Threading.Thread(() => { over.Wait(); while (true) { } }); endless.Start(); try { Console.WriteLine(1); endless.Join(); } finally { over.Set(); }")]
    public async Task A_thread_of_an_interrupted_cell_ends_without_a_word(string code)
    {
        var outputs = new System.Collections.Concurrent.ConcurrentQueue<CellOutput>();
        using var stop = new CancellationTokenSource();
        Assert.Equal(
            CellStatus.Cancelled,
            await _notebook.Session.ExecuteAsync(
                code,
                output =>
                {
                    outputs.Enqueue(output);
                    if (output is StreamOutput) stop.Cancel();
                },
                stop.Token));
        await _notebook.Run("endless.Join();");
        Assert.DoesNotContain(outputs.OfType<StreamOutput>(), output => output.Stream == StreamName.Error);
    }

    // What a cell shows, at its time or later, until it is about something.
    private async Task<string> ErrorStream(string code, string about)
    {
        var shown = new TaskCompletionSource<string>();
        await _notebook.Session.ExecuteAsync(
            code,
            output =>
            {
                if (output is StreamOutput { Stream: StreamName.Error, Text: var text } && text.Contains(about, StringComparison.Ordinal))
                {
                    shown.TrySetResult(text);
                }
            },
            TestContext.Current.CancellationToken);
        return await shown.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }
}
