using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>The checks that make cells stoppable are the session's business: a reader sees them nowhere.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) { int x = 1; x.Foo(); }", "x.Foo", 44, "CS1061")]
    [InlineData("for (int i = 0; i < 3; i++) Foo(i);", "Foo", 29, "CS0103")]
    [InlineData("int Twice(int n) => n * none;", "none", 25, "CS0103")]
    [InlineData("int Twice(int n) => 2 * n; int y = \"text\";", "\"text\"", 36, "CS0029")]
    [InlineData("try { } catch { } int y = none;", "none", 27, "CS0103")]
    [InlineData("await Console.Out.WriteLineAsync(none);", "none", 34, "CS0103")]
    [InlineData("await null;", "await null", 1, "CS4001")]
    [InlineData("void F() { } await F();", "await F()", 14, "CS4008")]
    [InlineData("Func<int, Task> f = async n => { await Task.Delay(n); int m = n.Length; };", "Length", 65, "CS1061")]
    public async Task An_error_stands_where_the_reader_has_written_it(string code, string at, int column, string id)
    {
        ErrorOutput error = await _notebook.Fail(code);
        Assert.StartsWith(id, error.Message, StringComparison.Ordinal);
        Assert.Equal((1, column), (error.Line, error.Column));
        Assert.StartsWith(at, code[(column - 1 - at.IndexOf(at.Split('.')[^1], StringComparison.Ordinal))..], StringComparison.Ordinal);
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

    [Fact]
    public async Task A_timed_cell_keeps_the_text_of_all_its_lines()
    {
        ErrorOutput error = await _notebook.Fail("int Zero() => 0;\nint Half(int n) => n / Zero();\n#!time\nHalf(1);");
        Assert.Contains("   at Half, cell 1, line 2: int Half(int n) => n / Zero();", error.Traceback);
    }
}
