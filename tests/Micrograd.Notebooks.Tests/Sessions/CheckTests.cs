using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>The checks that make cells stoppable are the session's business: a reader sees them nowhere.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) { int x = 1; x.Foo(); }", 44, "CS1061")]
    [InlineData("for (int i = 0; i < 3; i++) Foo(i);", 29, "CS0103")]
    [InlineData("int Twice(int n) => n * none;", 25, "CS0103")]
    [InlineData("int Twice(int n) => 2 * n; int y = \"text\";", 36, "CS0029")]
    [InlineData("try { } catch { } int y = none;", 27, "CS0103")]
    [InlineData("await Console.Out.WriteLineAsync(none);", 34, "CS0103")]
    [InlineData("await null;", 1, "CS4001")]
    [InlineData("void F() { } await F();", 14, "CS4008")]
    [InlineData("Func<int, Task> f = async n => { await Task.Delay(n); int m = n.Length; };", 65, "CS1061")]
    public async Task An_error_stands_where_the_reader_has_written_it(string code, int column, string id)
    {
        ErrorOutput error = await _notebook.Fail(code);
        Assert.StartsWith(id, error.Message, StringComparison.Ordinal);
        Assert.Equal((1, column), (error.Line, error.Column));
        Assert.Equal("    " + code, error.Traceback[1]);
        Assert.DoesNotContain("CellCheck", string.Join('\n', error.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_its_checks_spoil_runs_without_them_and_says_so()
    {
        // The name that a check gives to what a clause without one catches.
        static string Code(int at) => $"{{ int __thrown{at} = 1; try {{ throw new Exception(); }} catch {{ Console.WriteLine(__thrown{at}); }} }}";
        IReadOnlyList<CellOutput> outputs = await _notebook.Run(Code(Code(10).IndexOf("catch", StringComparison.Ordinal)));
        Assert.Equal("1\n", string.Concat(outputs.OfType<StreamOutput>().Where(output => output.Stream == StreamName.Output).Select(output => output.Text)));
        string warning = Assert.Single(outputs.OfType<StreamOutput>(), output => output.Stream == StreamName.Error).Text;
        Assert.StartsWith("cell 1: warning: this cell has no checks in it, so that an interrupt can't end its loops: ", warning, StringComparison.Ordinal);
        Assert.Contains("CS0136", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_only_be_awaited_at_once_is_awaited()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("""
            ref struct Moment { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => Task.Delay(1).GetAwaiter(); }
            await new Moment();
            """);
        Assert.Empty(outputs);
    }

    [Theory]
    [InlineData("async Task<double> Loss() { await Task.Delay(1); return 0.5; } Console.Write($\"Loss: {await Loss():0.00}\");", "Loss: 0.50")]
    [InlineData("async Task<double> Loss() { await Task.Delay(1); return 0.5; } Console.Write($@\"{await Loss(),6:0.0}\");", "   0.5")]
    [InlineData("Action<int> down = null; int calls = 0; down = n => { if (n > 0) { calls++; down(n - 1); } }; down(3); Console.Write(calls);", "3")]
    [InlineData("void Tell(int n) => Console.Write(n); Action<int> down = null; down = n => Tell(n == 0 ? 0 : new Func<int>(() => { down(n - 1); return n; })()); down(2);", "012")]
    [InlineData("Func<int, Task> down = null; down = async n => await (n == 0 ? Task.CompletedTask : down(n - 1)); await down(3); Console.Write(3);", "3")]
    [InlineData("Func<int, int> f = null; f = n => n == 0 ? 0 : throw new Exception($\"{f(0):0}\"); try { f(1); } catch (Exception e) { Console.Write(e.Message); }", "0")]
    [InlineData("Func<int, int> factorial = null; factorial = n => n < 2 ? 1 : n * factorial(n - 1); Console.Write($\"{factorial(5):0}\");", "120")]
    public async Task What_is_ordinary_is_checked_without_a_word(string code, string printed)
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run(code);
        Assert.DoesNotContain(outputs.OfType<StreamOutput>(), output => output.Stream == StreamName.Error);
        Assert.Equal(printed, string.Concat(outputs.OfType<StreamOutput>().Select(output => output.Text)));
    }

    [Theory]
    [InlineData("Action<int> down = null; down = n => down(n + 1); Console.WriteLine(\"running\"); while (true) { try { down(0); } catch (InsufficientExecutionStackException) { } }")]
    [InlineData("Console.WriteLine(\"running\"); while (true) { try { throw new Exception($\"{await Task.FromResult(1.5):0.0}\"); } catch { } }")]
    public async Task What_is_ordinary_is_stopped(string code) => Assert.Equal(Micrograd.Notebooks.Runs.CellStatus.Cancelled, await _notebook.Interrupt(code));

    [Fact]
    public async Task A_timed_cell_keeps_the_text_of_all_its_lines()
    {
        ErrorOutput error = await _notebook.Fail("int Zero() => 0;\nint Half(int n) => n / Zero();\n#!time\nHalf(1);");
        Assert.Contains("   at Half, cell 1, line 2: int Half(int n) => n / Zero();", error.Traceback);
    }
}
