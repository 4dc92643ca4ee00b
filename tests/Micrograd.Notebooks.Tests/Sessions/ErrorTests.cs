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
            "CS1109: In a cell an extension method stands by itself, without a class around it.",
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

    [Fact]
    public async Task What_an_async_void_method_throws_is_reported_and_the_session_goes_on()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("async void Forget() { await Task.Yield(); throw new Exception(\"lost\"); } Forget(); await Task.Delay(50);");
        Assert.Contains(outputs.OfType<StreamOutput>(), output => output.Stream == StreamName.Error && output.Text.Contains("lost", StringComparison.Ordinal));
        Assert.Equal("1", await _notebook.Value("1"));
    }
}
