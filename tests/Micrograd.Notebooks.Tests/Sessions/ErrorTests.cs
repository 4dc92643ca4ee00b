using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class ErrorTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task A_syntax_error_has_its_place_and_a_caret_under_it()
    {
        ErrorOutput error = await _notebook.Fail("var a = 1;\nvar b = a +;\nvar c = 2;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal((2, 12), (error.Line, error.Column));
        Assert.Equal(["cell 1, line 2, column 12: error CS1525: Invalid expression term ';'", "    var b = a +;", "               ^"], error.Traceback);
    }

    [Fact]
    public async Task An_undefined_name_is_underlined()
    {
        ErrorOutput error = await _notebook.Fail("double x = 1;\n\tdouble y = x * unknown;");
        Assert.Equal("CS0103: The name 'unknown' does not exist in the current context", error.Message);
        Assert.Equal(["    \tdouble y = x * unknown;", "    \t               ^~~~~~~"], error.Traceback.Skip(1));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_defines_nothing()
    {
        await _notebook.Run("var x = 1;");
        await _notebook.Fail("var z = 2; x = undefined;");
        Assert.Equal("1", await _notebook.Value("x"));
        await _notebook.Fail("z");
    }

    [Fact]
    public async Task A_variable_by_itself_with_a_semicolon_is_an_error() =>
        Assert.StartsWith("CS0201", (await _notebook.Fail("int x = 1; x;")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_exception_three_calls_deep_shows_each_call_with_its_line()
    {
        ErrorOutput error = await _notebook.Fail("""
            int Outer(int x) => Middle(x);
            int Middle(int x)
            {
                return Inner(x);
            }
            int Inner(int x) => 1 / x;
            Console.WriteLine("before");
            Outer(0)
            """);
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal(6, error.Line);
        Assert.Equal(
            [
                "DivideByZeroException: Attempted to divide by zero.",
                "   at Inner, cell 1, line 6: int Inner(int x) => 1 / x;",
                "   at Middle, cell 1, line 4: return Inner(x);",
                "   at Outer, cell 1, line 1: int Outer(int x) => Middle(x);",
                "   at cell 1, line 8: Outer(0)",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task A_call_into_an_earlier_cell_is_named_by_that_cell()
    {
        await _notebook.Run("class Tape { public static Tape operator +(Tape a, Tape b) => throw new InvalidOperationException(\"no\"); }");
        ErrorOutput error = await _notebook.Fail("var t = new Tape();\nt + t");
        Assert.Equal(2, error.Line);
        Assert.Equal(
            [
                "InvalidOperationException: no",
                "   at Tape.operator +, cell 1, line 1: class Tape { public static Tape operator +(Tape a, Tape b) => throw new InvalidOperationException(\"no\"); }",
                "   at cell 2, line 2: t + t",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task An_exception_in_an_awaited_task_shows_where_it_was_thrown_and_awaited()
    {
        ErrorOutput error = await _notebook.Fail("""
            async Task<int> Load()
            {
                await Task.Yield();
                throw new FormatException("bad file", new ArgumentException("the cause"));
            }
            var list = new List<int>();
            list.Add(await Load());
            """);
        Assert.Equal(
            [
                "FormatException: bad file",
                "   at Load, cell 1, line 4: throw new FormatException(\"bad file\", new ArgumentException(\"the cause\"));",
                "   at cell 1, line 7: list.Add(await Load());",
                "Caused by ArgumentException: the cause",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task An_exception_inside_the_class_library_is_placed_at_the_cells_call()
    {
        ErrorOutput error = await _notebook.Fail("var numbers = new[] { 1 };\nnumbers.Select(n => int.Parse(\"x\")).ToList()");
        Assert.Equal("FormatException", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Contains("   at a lambda, cell 1, line 2: numbers.Select(n => int.Parse(\"x\")).ToList()", error.Traceback);
        Assert.DoesNotContain(error.Traceback, line => line.Contains("System.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Variables_set_before_an_exception_survive()
    {
        await _notebook.Fail("var x = 7; throw new Exception(\"stop\");");
        Assert.Equal("7", await _notebook.Value("x"));
    }

    [Fact]
    public async Task Who_writes_an_extension_method_as_in_a_file_is_told_how_it_stands_in_a_cell()
    {
        Assert.Equal(
            "CS1109: In a cell an extension method stands by itself, without a class around it: static int Twice(this int x) => 2 * x;",
            (await _notebook.Fail("static class Ext { public static string Shout(this string s) => s + \"!\"; }")).Message);
        Assert.Equal("hey!", await _notebook.Value("static string Shout(this string s) => s + \"!\";\n\"hey\".Shout()"));
    }

    [Fact]
    public async Task An_infinite_recursion_is_an_error_and_the_session_goes_on()
    {
        await _notebook.Run("var kept = 5; class Node { public int Count() => 1 + Count(); }");
        ErrorOutput error = await _notebook.Fail("new Node().Count()");
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Equal("The calls are nested too deeply: a method calls itself without end, or very often.", error.Message);
        Assert.Equal("   at Node.Count, cell 1, line 1: var kept = 5; class Node { public int Count() => 1 + Count(); }", error.Traceback[1]);
        Assert.Contains(error.Traceback, line => line.Contains("more calls", StringComparison.Ordinal));
        Assert.True(error.Traceback.Length < 20);
        Assert.Equal("5", await _notebook.Value("kept"));
    }

    [Theory]
    [InlineData("int F(int n) { try { return F(n + 1) + 1; } catch { throw; } }\nF(0)", "InsufficientExecutionStackException")]
    [InlineData("int F(int n) { try { return F(n + 1) + 1; } catch (Exception e) { throw new FormatException($\"at {n}\", e); } }\nF(0)", "FormatException")]
    [InlineData("int F(int n) { try { return F(n + 1) + 1; } catch when (n >= 0) { return F(0); } }\nF(0)", "InsufficientExecutionStackException")]
    [InlineData("Func<int, int> f = null; f = n => { try { return f(n + 1) + 1; } catch { return f(0); } };\nf(0)", "InsufficientExecutionStackException")]
    public async Task An_infinite_recursion_that_catches_and_throws_again_is_an_error_too(string code, string name)
    {
        Assert.Equal(name, (await _notebook.Fail(code)).Name);
        Assert.Equal("caught", await _notebook.Value("int G(int n) => G(n + 1) + 1; string told = null; try { G(0); } catch (InsufficientExecutionStackException) { told = \"caught\"; } told"));
    }

    [Fact]
    public async Task What_an_async_void_method_throws_is_reported_and_the_session_goes_on()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("async void Forget() { await Task.Yield(); throw new Exception(\"lost\"); } Forget(); await Task.Delay(50);");
        Assert.Contains(outputs.OfType<StreamOutput>(), output => output.Stream == StreamName.Error && output.Text.Contains("lost", StringComparison.Ordinal));
        Assert.Equal("1", await _notebook.Value("1"));
    }

    [Theory]
    [InlineData("", "Task.Run(() => throw new InvalidOperationException(\"x\")).Wait();", "AggregateException")]
    [InlineData("", "int one = Task.Run(int () => throw new InvalidOperationException(\"x\")).Result;", "AggregateException")]
    [InlineData("", "await Task.Run(() => throw new InvalidOperationException(\"x\"));", "InvalidOperationException")]
    [InlineData("using System.Threading.Tasks;", "Parallel.For(0, 3, n => throw new InvalidOperationException($\"{n}\"));", "AggregateException")]
    [InlineData("", "await Task.FromCanceled(new System.Threading.CancellationToken(true));", "TaskCanceledException")]
    [InlineData("", "Task.FromCanceled(new System.Threading.CancellationToken(true)).Wait();", "AggregateException")]
    [InlineData("", "throw new OperationCanceledException();", "OperationCanceledException")]
    [InlineData("using System.Reflection; class S { public static void Fail() => throw new Exception(\"x\"); }", "typeof(S).GetMethod(\"Fail\").Invoke(null, null);", "TargetInvocationException")]
    [InlineData("using System.Reflection; class S { public S() => throw new Exception(\"x\"); }", "Activator.CreateInstance(typeof(S));", "TargetInvocationException")]
    [InlineData("class S { public static int X = int.Parse(\"x\"); }", "int one = S.X;", "TypeInitializationException")]
    [InlineData("", "int one = new Lazy<int>(() => int.Parse(\"x\")).Value;", "FormatException")]
    [InlineData("class Failed<T> : Exception;", "throw new Failed<int>();", "Failed<int>")]
    public async Task The_error_has_the_name_that_a_catch_has_to_name(string declarations, string code, string name)
    {
        await _notebook.Run(declarations);
        ErrorOutput error = await _notebook.Fail(code);
        Assert.Equal(name, error.Name);
        Assert.StartsWith(name + ": ", error.Traceback[0], StringComparison.Ordinal);
        Assert.Equal("caught", await _notebook.Printed($"try {{ {code} }} catch ({name}) {{ Console.Write(\"caught\"); }}"));
    }

    [Fact]
    public async Task All_that_failed_together_is_shown_each_with_its_place()
    {
        ErrorOutput error = await _notebook.Fail("""
            Task Fail(string text) => Task.Run(() => throw new FormatException(text));
            Task first = Fail("a"), second = Task.Run(() =>
                throw new AggregateException("two", new Exception("b"), new ArgumentException("c")));
            await Task.WhenAny(first); await Task.WhenAny(second);
            Task.WhenAll(first, second).Wait();
            """);
        Assert.Equal("AggregateException", error.Name);
        Assert.Equal(5, error.Line);
        Assert.Equal(
            [
                "AggregateException: One or more errors occurred. (a) (two (b) (c))",
                "   at cell 1, line 5: Task.WhenAll(first, second).Wait();",
                "Caused by (1 of 2) FormatException: a",
                "   at a lambda, cell 1, line 1: Task Fail(string text) => Task.Run(() => throw new FormatException(text));",
                "Caused by (2 of 2) AggregateException: two (b) (c)",
                "   at a lambda, cell 1, line 3: throw new AggregateException(\"two\", new Exception(\"b\"), new ArgumentException(\"c\")));",
                "Caused by (2.1 of 2) Exception: b",
                "Caused by (2.2 of 2) ArgumentException: c",
            ],
            error.Traceback);
    }

    [Theory]
    [InlineData("throw new AggregateException(Enumerable.Range(0, 1000).Select(n => new Exception($\"{n}\")));")]
    [InlineData("Exception chain = null; for (int i = 0; i < 100_000; i++) chain = new Exception($\"{i}\", chain); throw chain;")]
    [InlineData("AggregateException nested = new(); for (int i = 0; i < 100_000; i++) nested = new(\"n\", nested); throw nested;")]
    public async Task Of_very_many_causes_the_first_are_shown(string code)
    {
        ErrorOutput error = await _notebook.Fail(code);
        Assert.Equal("… more exceptions …", error.Traceback[^1]);
        Assert.InRange(error.Traceback.Length, 20, 30);
    }

    [Fact]
    public async Task An_exception_whose_message_throws_is_reported_all_the_same() =>
        Assert.Equal(
            "Mute: (its message can't be had: that threw InvalidOperationException)",
            (await _notebook.Fail("class Mute : Exception { public override string Message => throw new InvalidOperationException(); } throw new Mute();")).Traceback[0]);

    [Fact]
    public async Task What_a_static_field_throws_is_placed_in_its_class() =>
        Assert.Contains("   at S.static constructor, cell 1, line 1: class S { public static int X = int.Parse(\"x\"); }", (await _notebook.Fail("class S { public static int X = int.Parse(\"x\"); }\nS.X")).Traceback);
}
