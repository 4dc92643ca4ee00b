using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions.Interruption;

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
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60);")]
    [InlineData("Func<int, long> fib = null; fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2); fib(60);")]
    [InlineData("Func<int, Task<int>> same = null; same = async n => n == 0 ? 0 : await same(n - 1); await same(3); while (true) count++;")]
    [InlineData("again: count++; goto again;")]
    [InlineData("int i = 0; do i++; while (true);")]
    [InlineData("foreach (int n in Enumerable.Repeat(1, int.MaxValue)) foreach (int m in Enumerable.Repeat(1, int.MaxValue)) ;")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("await foreach (int n in Numbers()) count += n; async IAsyncEnumerable<int> Numbers() { while (true) { await Task.Delay(10); yield return 1; } }")]
    [InlineData("class Endless { public override string ToString() { while (true) { } } } Console.Write(new Endless());")]
    public async Task A_running_cell_is_stopped_and_variables_are_kept(string code)
    {
        await _notebook.Run("var count = 0; var log = new List<string>();");
        Assert.Equal(CellStatus.Cancelled, await _notebook.Interrupt($"count = 41; Console.WriteLine(\"running\");\n{code}"));
        Assert.True(int.Parse(await _notebook.Value("count"), System.Globalization.CultureInfo.InvariantCulture) >= 41);
        await _notebook.Run("lock (log) { log.Add(\"still works\"); } await Task.Delay(1); System.Threading.Thread.Sleep(1);");
    }

    [Theory]
    [InlineData("while (true) { try { while (true) count++; } catch { } }")]
    [InlineData("while (true) { try { while (true) count++; } catch (Exception) { } }")]
    [InlineData("while (true) { try { while (true) count++; } catch (Exception e) { Console.Write(e); } }")]
    [InlineData("while (true) { try { while (true) count++; } catch (OperationCanceledException e) when (e.Message.Length > 0) { } }")]
    [InlineData("while (true) { try { while (true) count++; } catch when (count > 0) { } finally { count--; } }")]
    [InlineData("while (true) { try { try { while (true) count++; } finally { while (true) count++; } } catch { try { while (true) count++; } catch { } } }")]
    [InlineData("void Again() { try { while (true) count++; } catch { Again(); } } Again();")]
    [InlineData("Action endless = () => { while (true) { try { while (true) count++; } catch { } } }; while (true) try { endless(); } catch { }")]
    [InlineData("IEnumerable<int> Numbers() { while (true) { try { while (true) count++; } catch { } yield return 1; } } foreach (int n in Numbers()) count += n;")]
    [InlineData("async Task Retry() { while (true) { try { await Task.Delay(100_000); } catch { } } } await Retry();")]
    [InlineData("while (true) { try { await Task.Delay(1); } catch (TaskCanceledException) { } }")]
    [InlineData("while (true) { try { await new System.Threading.SemaphoreSlim(0).WaitAsync(); } catch { } }")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(100_000); } catch (System.Threading.ThreadInterruptedException) { } }")]
    [InlineData("while (true) { try { Task.Run(() => { while (true) { } }).Wait(); } catch (AggregateException) { } }")]
    [InlineData("while (true) { try { new List<int> { 3, 1, 2 }.Sort((a, b) => { while (true) { } }); } catch (InvalidOperationException) { } }")]
    [InlineData("while (true) { try { Parallel.For(0, 100, i => { try { while (true) { } } catch { } }); } catch { } }")]
    [InlineData("while (true) { try { try { while (true) count++; } finally { throw new Exception(\"another\"); } } catch { } }")]
    [InlineData("class Leaving : IDisposable { public void Dispose() => throw new Exception(\"another\"); } while (true) { try { using (new Leaving()) while (true) count++; } catch (Exception) { } }")]
    [InlineData("async Task Retry() { try { await Task.Delay(100_000); } finally { throw new Exception(\"another\"); } } while (true) { try { await Retry(); } catch { } }")]
    [InlineData("class Endless { public static void Run() { while (true) { } } } while (true) { try { typeof(Endless).GetMethod(\"Run\").Invoke(null, null); } catch { } }")]
    [InlineData("class Never { public static int Value; static Never() { while (true) Value++; } } while (true) { try { Console.Write(Never.Value); } catch { } }")]
    [InlineData("class Node { public Node Next; public int Size => 1 + (Next?.Size ?? 0) + (Next?.Size ?? 0); public int Count { get => 1 + (Next?.Count ?? 0) + (Next?.Count ?? 0); } } var chain = new Node(); for (int i = 0; i < 60; i++) chain = new Node { Next = chain }; Console.Write(chain.Size + chain.Count);")]
    public async Task Whatever_a_cell_catches_an_interrupt_ends_it_and_not_by_leaving_it_behind(string code)
    {
        await _notebook.Run("var count = 0;");
        using var stop = new CancellationTokenSource();
        var outputs = new List<CellOutput>();
        CellStatus status = await _notebook.Session.ExecuteAsync(
            $"Console.WriteLine(\"running\");\n{code}",
            output =>
            {
                outputs.Add(output);
                if (output is StreamOutput) stop.Cancel();
            },
            stop.Token).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Cancelled, status);
        Assert.Equal("The cell was interrupted. Variables keep what they held.", Assert.IsType<ErrorOutput>(outputs[^1]).Message);
        Assert.Equal("True", await _notebook.Value("count >= 0"));
    }

    [Fact]
    public async Task A_finally_block_of_an_interrupted_cell_catches_what_is_its_own()
    {
        await _notebook.Run("var log = new List<string>();");
        await _notebook.Interrupt("""
            try { Console.WriteLine("running"); while (true) { } }
            finally
            {
                try { throw new InvalidOperationException("own", new FormatException("cause")); } catch (InvalidOperationException e) when (e.InnerException is FormatException) { log.Add("caught"); }
                try { throw new AggregateException(new FormatException()); } catch { log.Add("and caught"); }
            }
            """);
        Assert.Equal("caught and caught", await _notebook.Value("string.Join(' ', log)"));
    }

    [Fact]
    public async Task A_cell_that_waits_for_what_an_earlier_one_has_left_running_can_be_stopped()
    {
        using var end = new ManualResetEventSlim();
        using var thread = new CellThread(static _ => false);
        using var interrupt = new CancellationTokenSource();
        thread.Add(end.Wait);
        Task<int> cell = thread.RunAsync(_ => Task.FromResult(1), interrupt.Token);
        await interrupt.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cell);
        Assert.True(thread.IsLeft);
        end.Set();
    }

    [Fact]
    public async Task What_an_earlier_cell_has_left_running_outlives_what_may_not_leave_it()
    {
        using var end = new ManualResetEventSlim();
        using var thread = new CellThread(static _ => false);
        using var limit = new CancellationTokenSource();
        var rest = new TaskCompletionSource();
        bool looked = false;
        thread.Add(end.Wait);
        Task<bool> look = thread.RunAsync(_ => Task.FromResult(looked = true), limit.Token, mayLeave: false);
        thread.Add(rest.SetResult);
        await limit.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        end.Set();
        await rest.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.False(thread.IsLeft);
        Assert.False(looked);
    }

    [Fact]
    public async Task A_drawing_is_stopped()
    {
        string edges = string.Join('\n', from i in Enumerable.Range(0, 120) from j in Enumerable.Range(0, 120) where i != j select $"{i} -> {j}");
        Assert.Equal(CellStatus.Cancelled, await _notebook.Interrupt($"Console.WriteLine(\"running\");\n#!dot\ndigraph {{\n{edges}\n}}"));
        Assert.Equal("1", await _notebook.Value("1"));
    }

    [Fact]
    public async Task Finally_blocks_run()
    {
        await _notebook.Run("var log = new List<string>();");
        await _notebook.Interrupt("try { Console.WriteLine(\"running\"); while (true) { } } finally { log.Add(\"finally\"); }");
        Assert.Equal("finally", await _notebook.Value("string.Join(' ', log)"));
    }

    [Fact]
    public async Task A_library_that_can_not_be_stopped_is_left_behind_and_variables_are_kept()
    {
        await _notebook.Run("var kept = 41;");
        Assert.Equal(CellStatus.Cancelled, await _notebook.Interrupt("Console.WriteLine(1); Enumerable.Repeat(1, int.MaxValue).Count(n => n > 1);"));
        Assert.Equal("42", await _notebook.Value("kept + 1"));
    }

    [Theory]
    [InlineData("await Task.Delay(100_000);")]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    [InlineData("while (true) { }")]
    public async Task Finally_blocks_run_to_their_end(string code)
    {
        await _notebook.Run("var log = new List<string>(); void Note(string text) { log.Add(text); }");
        await _notebook.Interrupt($$"""
            try
            {
                Console.WriteLine("running");
                {{code}}
            }
            finally
            {
                for (int i = 0; i < 3; i++) Note($"{i}");
                await Task.Delay(1);
                Note("end");
            }
            """);
        Assert.Equal("0 1 2 end", await _notebook.Value("string.Join(' ', log)"));
    }

    [Theory]
    [InlineData("var own = new System.Threading.CancellationTokenSource(); own.Cancel(); try { await Task.Delay(1_000, own.Token); } catch (OperationCanceledException e) { Console.Write(e.CancellationToken == own.Token); }", "True")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> twice = n => 2 * n; Console.Write(twice);", "n => (2 * n)")]
    [InlineData("int n = 0; for (; n < 3; n++) ; while (n < 5) n++; do n++; while (n < 9); Console.Write(n);", "9")]
    [InlineData("void Twice(ref int x) => x *= 2; int Half(int x) => x / 2; int y = 8; Twice(ref y); Console.Write(Half(y));", "8")]
    [InlineData("int Never() => throw new Exception(); async Task Later() => await Task.Yield(); async Task<int> Two() => await Task.FromResult(2); await Later(); Console.Write(await Two());", "2")]
    [InlineData("async ValueTask<int> Three() { await Task.Yield(); return 3; } Console.Write(await Three() + await new ValueTask<int>(4)); await new ValueTask(Task.CompletedTask); await Task.CompletedTask.ConfigureAwait(false);", "7")]
    [InlineData("Action<int> print = n => Console.Write(n); Action again = null; int left = 3; again = () => { if (left-- > 0) again(); }; again(); print(left);", "-1")]
    [InlineData("IEnumerable<int> Count() { for (int i = 0; ; i++) yield return i; } Console.Write(Count().Skip(4).First());", "4")]
    [InlineData("try { try { throw new FormatException(\"a\"); } catch (ArgumentException) { Console.Write(0); } catch (FormatException e) when (e.Message == \"b\") { Console.Write(1); } catch (FormatException) when (true) { throw; } } catch { Console.Write(2); } finally { Console.Write(3); }", "23")]
    [InlineData("try { try { throw new Exception(); } catch { try { throw new FormatException(); } catch { Console.Write(1); } throw; } } catch (Exception) { Console.Write(2); }", "12")]
    [InlineData("int n = 0; try { throw new Exception(); } catch when (++n > 1) { } catch (Exception e) when (e is { Message: var words } && words.Length > 0) { Console.Write($\"{n} {words.Length > 3}\"); }", "1 True")]
    [InlineData("async Task<int> Try() { try { await Task.Yield(); throw new FormatException(); } catch (FormatException) { await Task.Yield(); return 1; } } Console.Write(await Try());", "1")]
    [InlineData("using System.Threading; var t = new Thread(() => { try { Thread.Sleep(-1); } catch (ThreadInterruptedException) { Console.Write(1); } }); t.Start(); t.Interrupt(); t.Join();", "1")]
    [InlineData("class P { int x; public int X { get => x; set => x = 2 * value; } public int Twice => 2 * X; public int this[int i] => i + X; } var p = new P { X = 2 }; Console.Write($\"{p.Twice} {p[1]}\");", "8 5")]
    public async Task Checks_change_nothing_that_a_cell_does(string code, string printed) => Assert.Equal(printed, await _notebook.Printed(code));

    [Fact]
    public async Task An_endless_recursion_of_a_lambda_is_an_error()
    {
        Assert.Equal("InsufficientExecutionStackException", (await _notebook.Fail("Func<int, int> deeper = null; deeper = n => deeper(n + 1) + 1; deeper(0);")).Name);
        Assert.Equal("InsufficientExecutionStackException", (await _notebook.Fail("Action down = null; down = () => { down(); down(); }; down();")).Name);
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
