using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class CellTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task A_variable_is_known_in_later_cells()
    {
        await _notebook.Run("var x = 3;");
        await _notebook.Run("x += 1;");
        Assert.Equal("4", await _notebook.Value("x"));
    }

    [Fact]
    public async Task The_top_level_awaits()
    {
        await _notebook.Run("await Task.Delay(1); var answer = await Task.Run(() => 42);");
        Assert.Equal("42", await _notebook.Value("answer"));
    }

    [Fact]
    public async Task A_class_and_a_function_are_defined_again_in_a_later_cell()
    {
        await _notebook.Run("class Value { public double Data = 1; } double F(double x) => x; var first = new Value();");
        await _notebook.Run("class Value { public double Data = 2; public double Grad = 5; } double F(double x) => 10 * x;");
        Assert.Equal("25", await _notebook.Value("F(new Value().Data) + new Value().Grad"));
        Assert.Equal("1", await _notebook.Value("first.Data"));
    }

    [Fact]
    public async Task A_using_stays()
    {
        await _notebook.Run("using System.Globalization;\nusing static System.Math;\nusing Numbers = System.Collections.Generic.List<double>;");
        Assert.Equal("3", await _notebook.Value("new Numbers { Max(1, 3) }[0].ToString(CultureInfo.InvariantCulture)"));
    }

    [Theory]
    [InlineData("System.Math.Sqrt(2)", "1.4142135623730951")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("4.0", "4")]
    [InlineData("\"text\"", "text")]
    [InlineData("true", "True")]
    [InlineData("int x; x = 3", "3")]
    [InlineData("int y = 1; y++", "1")]
    [InlineData("(object)null", "<null>")]
    [InlineData("new List<int> { 1, 2 }", "[ 1, 2 ]")]
    [InlineData("1_234.5m", "1234.5")]
    [InlineData("new string[0].Length", "0")]
    public async Task A_trailing_expression_is_shown(string code, string text) => Assert.Equal(text, await _notebook.Value(code));

    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("Console.WriteLine()")]
    [InlineData("void F() { }")]
    [InlineData("class A { }")]
    [InlineData("")]
    [InlineData("// nothing")]
    [InlineData("using System.IO;")]
    public async Task A_cell_without_a_value_has_no_result(string code) => Assert.Empty((await _notebook.Run(code)).OfType<ResultOutput>());

    [Fact]
    public async Task Primitives_and_strings_have_a_text_form_only()
    {
        foreach (string code in new[] { "1", "\"a\"", "2.5", "'c'", "DayOfWeek.Friday" })
        {
            MimeBundle shown = Assert.Single((await _notebook.Run(code)).OfType<ResultOutput>()).Data;
            Assert.Equal([MimeTypes.PlainText], shown.Select(form => form.Key));
        }
    }

    [Fact]
    public async Task Objects_are_shown_as_on_the_platform_that_notebooks_were_made_for()
    {
        MimeBundle shown = Assert.Single((await _notebook.Run("new { A = 1, B = \"two\" }")).OfType<ResultOutput>()).Data;
        Assert.Equal([MimeTypes.Html, MimeTypes.PlainText], shown.Select(form => form.Key));
        Assert.Contains("<td>A</td>", shown[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Contains("two", shown[MimeTypes.PlainText], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_with_a_text_of_its_own_is_shown_as_that_text()
    {
        await _notebook.Run("class Value { public double Data { get; set; } public override string ToString() => $\"Value(data={Data})\"; }");
        Assert.Equal("Value(data=4)", await _notebook.Value("new Value { Data = 4 }"));
    }

    [Fact]
    public async Task A_formatter_that_a_cell_registers_is_used()
    {
        await _notebook.Run("""
            using Microsoft.DotNet.Interactive.Formatting;
            record Point(int X, int Y);
            Formatter.Register<Point>(p => $"<b>{p.X}|{p.Y}</b>", "text/html");
            Formatter.Register<double>(d => $"{d:0.00}!", "text/plain");
            Formatter.SetPreferredMimeTypesFor(typeof(double), "text/plain");
            """);
        MimeBundle shown = Assert.Single((await _notebook.Run("new Point(1, 2)")).OfType<ResultOutput>()).Data;
        Assert.Equal("<b>1|2</b>", shown[MimeTypes.Html]);
        Assert.Equal("2.50!", await _notebook.Value("2.5"));
    }

    [Fact]
    public async Task Console_output_and_displays_come_in_their_order()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("Console.Write(1); display(2); Console.WriteLine(\"3.5\"); 4.Display(); Console.Error.WriteLine('5'); 6");
        Assert.Equal(["out 1", "display 2", "out 3.5\n", "display 4", "err 5\n", "result 6"], outputs.Select(output => output switch
        {
            StreamOutput { Stream: StreamName.Output } stream => "out " + stream.Text,
            StreamOutput stream => "err " + stream.Text,
            DisplayOutput display => "display " + display.Data,
            ResultOutput result => "result " + result.Data,
            _ => output.ToString(),
        }));
    }

    [Fact]
    public async Task A_display_is_updated_under_its_name()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("var d = display(\"0 %\"); d.Update(\"100 %\");");
        var first = Assert.IsType<DisplayOutput>(outputs[0]);
        var second = Assert.IsType<DisplayUpdate>(outputs[1]);
        Assert.Equal(first.DisplayId, second.DisplayId);
        Assert.Equal("100 %", second.Data.PlainText);
        Assert.Equal(first.DisplayId, Assert.IsType<DisplayUpdate>(Assert.Single(await _notebook.Run("d.Update(HTML(\"<b>done</b>\"));"))).DisplayId);
    }

    [Fact]
    public async Task Html_is_shown_as_html()
    {
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("display(HTML(\"<b>bold</b>\"));")));
        Assert.Equal("<b>bold</b>", shown.Data[MimeTypes.Html]);
    }

    [Fact]
    public async Task A_display_shows_the_forms_that_are_asked_for()
    {
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("display(new[] { 1, 2 }, \"application/json\");")));
        Assert.Equal("[1,2]", shown.Data["application/json"]);
        Assert.Single(shown.Data);
    }

    [Fact]
    public async Task Output_of_tasks_and_threads_belongs_to_the_cell_that_started_them() =>
        Assert.Equal("task\nthread\n", await _notebook.Printed("""
            await Task.Run(() => Console.WriteLine("task"));
            var thread = new System.Threading.Thread(() => Console.WriteLine("thread"));
            thread.Start();
            thread.Join();
            """));

    [Fact]
    public async Task Numbers_are_written_the_same_in_every_country()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("de-DE");
            using var notebook = new Notebook();
            Assert.Equal("1.5 1.5\n", await notebook.Printed("Console.WriteLine($\"{1.5} \" + await Task.Run(() => 1.5.ToString()));"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Two_sessions_in_one_process_do_not_see_each_other()
    {
        using var other = new Notebook();
        await _notebook.Run("var mine = 1; Microsoft.DotNet.Interactive.Formatting.Formatter.Register<int>(i => $\"number {i}\", \"text/plain\");");
        await other.Run("var own = 2;");
        Assert.Equal("CompilationError", (await other.Fail("mine")).Name);
        Assert.Equal("2", await other.Value("own"));
        Task<string> one = _notebook.Printed("for (int i = 0; i < 500; i++) Console.WriteLine('a');");
        Task<string> two = other.Printed("for (int i = 0; i < 500; i++) Console.WriteLine('b');");
        Assert.DoesNotContain('b', await one);
        Assert.DoesNotContain('a', await two);
    }

    [Fact]
    public async Task Sessions_that_run_side_by_side_keep_their_types_apart() =>
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var notebook = new Notebook();
            await notebook.Run("var numbers = new List<double> { 1 };");
            for (int i = 0; i < 10; i++)
            {
                await notebook.Run("List<double> same = numbers; display(same.Count);");
                GC.Collect();
            }
        }));

    [Fact]
    public async Task Cells_given_together_run_one_after_the_other()
    {
        Task<string> first = _notebook.Printed("var log = new List<int>(); await Task.Delay(20); log.Add(1);");
        Task<string> second = _notebook.Value("log.Add(2); string.Join(',', log)");
        await first;
        Assert.Equal("1,2", await second);
    }

    [Theory]
    [InlineData("int[,] grid = { { 1, 2 }, { 3, 40 } }; grid", "int[2, 2]\n[ 1,  2 ]\n[ 3, 40 ]")]
    [InlineData("Task<int> Later() => new TaskCompletionSource<int>().Task; Later()", "Task<int> (it is running: await waits for its result)")]
    [InlineData("Task.FromException(new Exception(\"no\"))", "Task (it has failed: no)")]
    [InlineData("Func<int, int> twice = n => 2 * n; twice", "Func<int, int>")]
    [InlineData("int Twice(int n) => 2 * n; Twice", "Func<int, int> Twice")]
    [InlineData("IEnumerable<int> Two() { yield return 1; yield return 2; } Two()", "[ 1, 2 ]")]
    [InlineData("async IAsyncEnumerable<int> One() { await Task.Yield(); yield return 1; } One()", "IAsyncEnumerable<int> (its elements come one by one: await foreach)")]
    [InlineData("typeof(IComparable).GetMethods()", "[ Int32 CompareTo(System.Object) ]")]
    public async Task What_has_no_telling_members_is_shown_by_what_it_is(string code, string text) => Assert.Equal(text, await _notebook.Value(code));

    [Fact]
    public async Task A_lazy_sequence_is_gone_through_once()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("Enumerable.Range(0, 3).Select(n => { Console.Write(n); return n * n; })");
        Assert.Equal("012", string.Concat(outputs.OfType<StreamOutput>().Select(output => output.Text)));
        MimeBundle forms = Assert.Single(outputs.OfType<ResultOutput>()).Data;
        Assert.Equal("[ 0, 1, 4 ]", forms.PlainText);
        Assert.Contains(forms, form => form.Key == MimeTypes.Html && form.Value.Contains("[ 0, 1, 4 ]", StringComparison.Ordinal));
        Assert.Equal("[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 ... (more) ]", await _notebook.Value("IEnumerable<int> All() { for (int i = 0; ; i++) yield return i; } All()"));
    }

    [Fact]
    public async Task A_display_is_no_result() =>
        Assert.Equal("1", Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("display(1)"))).Data.PlainText);

    [Fact]
    public async Task A_value_that_has_no_html_has_its_text() =>
        Assert.Equal(
            [KeyValuePair.Create(MimeTypes.PlainText, "mine")],
            Assert.Single((await _notebook.Run("""
                class Odd : Dictionary<string, int>, IDictionary<string, int>
                {
                    ICollection<int> IDictionary<string, int>.Values => throw new NotImplementedException();
                    public override string ToString() => "mine";
                }
                new Odd { ["a"] = 1 }
                """)).OfType<ResultOutput>()).Data);

    [Fact]
    public async Task A_deep_recursion_runs() =>
        Assert.Equal("300000", await _notebook.Value("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1); Depth(300_000)"));

    [Fact]
    public async Task Output_can_be_cleared()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("Console.Write(1); ClearOutput(wait: true); Console.Write(2);");
        Assert.Equal(new ClearOutput(true), outputs[1]);
    }

    [Fact]
    public async Task A_host_may_write_outputs_to_the_console_itself()
    {
        int shown = 0;
        await _notebook.Session.ExecuteAsync(
            "Console.WriteLine(\"once\"); display(2);",
            output =>
            {
                shown++;
                Console.Write(output is StreamOutput stream ? stream.Text : "");
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(2, shown);
    }
}
