using Micrograd.LanguageServices;
using Micrograd.Notebooks.Runs;
using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

public sealed class CompletionTests : IDisposable
{
    private const string Value = """
        /// <summary>A number that remembers.</summary>
        class Value(double data)
        {
            public double Data { get; set; } = data;
            public double Grad { get; set; }
            public string Label { get; init; } = "";
            public static Value Zero => new(0);
            private double secret;
            public void Backward() { }
            public void Backward(double seed) { }
            [Obsolete] public void Old() { }
            public static Value operator +(Value a, Value b) => new(a.Data + b.Data);
        }
        """;

    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task Members_of_an_earlier_cells_variable_are_offered_its_own_first()
    {
        await _notebook.Run(Value);
        await _notebook.Run("var a = new Value(2);");
        CompletionList list = await _notebook.List("a.|");
        Assert.Equal((2, 2), (list.Start, list.End));
        Assert.Equal(["Backward", "Data", "Grad", "Label"], list.Items.Take(4).Select(item => item.Text));
        Assert.Equal(new CompletionItem("Backward", CompletionKind.Method, "void Value.Backward() (+1 overload)"), list.Items[0]);
        Assert.Equal(new CompletionItem("Data", CompletionKind.Property, "double Value.Data { get; set; }"), list.Items[1]);
        Assert.DoesNotContain(list.Items, item => item.Text is "secret" or "Old" or "Zero" or "op_Addition" or ".ctor");
        Assert.Contains("ToString", list.Items.Select(item => item.Text));
    }

    [Theory]
    [InlineData("Math.|", "Sqrt")]
    [InlineData("Console.Wri|", "WriteLine")]
    [InlineData("System.Text.|", "StringBuilder")]
    [InlineData("new List<int>().|", "Add")]
    [InlineData("new[] { 1, 2 }.|", "Select")]
    [InlineData("\"text\".|", "Length")]
    [InlineData("\"text\"?.|", "Length")]
    [InlineData("new[] { \"a\" }.Where(s => s.|", "Length")]
    [InlineData("new[] { \"a\" }.Where(s => s.|)", "Length")]
    [InlineData("foreach (var s in new[] { \"a\" }) { s.|\n}", "Length")]
    [InlineData("var s = \"a\";\ns.|\nvar t = 2;", "Length")]
    [InlineData("var s = \"a\";\ns.|\ns = \"b\";", "Length")]
    [InlineData("var s = \"a\";\nConsole.|\nstring t = s;", "WriteLine")]
    [InlineData("var s = $\"{\"abc\".|}\";", "Length")]
    [InlineData("DateTime.Now.|", "Year")]
    [InlineData("DateTime? d = null; d?.|", "Year")]
    [InlineData("DateTime? d = null; d.|", "HasValue")]
    [InlineData("DayOfWeek.|", "Friday")]
    [InlineData("class Outer { public class Inner { } }\nOuter.|", "Inner")]
    [InlineData("(1, Name: 2).|", "Name")]
    [InlineData("new { A = 1 }.|", "A")]
    [InlineData("global::System.|", "Console")]
    [InlineData("class A { string s; void F() { this.|", "s")]
    [InlineData("class A { string s; int F() => s.|\n}", "Length")]
    [InlineData("using System.Te|", "Text")]
    [InlineData("using System.|;", "IO")]
    [InlineData("using static System.|", "Math")]
    [InlineData("using Numbers = System.Collections.Generic.|", "List")]
    public async Task Members_are_offered_after_a_dot(string cell, string name) => Assert.Contains(name, await _notebook.Names(cell));

    [Theory]
    [InlineData("using System.Te|", "StringBuilder")]
    [InlineData("DayOfWeek.Friday.|", "Monday")]
    [InlineData("Math.|", "ReferenceEquals")]
    [InlineData("new List<int>().|", "op_Equality")]
    [InlineData("1 + |", "ToString")]
    public async Task What_does_not_belong_there_is_not_offered(string cell, string name) => Assert.DoesNotContain(name, await _notebook.Names(cell));

    [Theory]
    [InlineData("\"abc|\"")]
    [InlineData("\"abc. |")]
    [InlineData("$\"abc|{1}\"")]
    [InlineData("// Console.|")]
    [InlineData("/* Console.| */")]
    [InlineData("/// Console.|\nvoid F() { }")]
    [InlineData("'|'")]
    [InlineData("12|")]
    [InlineData("1.|")]
    [InlineData("\"\"\"\nabc.|\n\"\"\"")]
    [InlineData("#!markdown\nConsole.|")]
    [InlineData("#!html\n<b>Con|</b>\n#!csharp\n1")]
    [InlineData("int |")]
    [InlineData("var nam|")]
    [InlineData("void F(int coun|)")]
    [InlineData("class Val|")]
    public async Task Nothing_is_offered_in_text_numbers_other_languages_and_new_names(string cell) => Assert.Empty(await _notebook.Names(cell));

    [Fact]
    public async Task Names_in_scope_come_before_types_and_keywords()
    {
        await _notebook.Run("var counter = 1; double Convolve(double x) => x;");
        IReadOnlyList<string> names = await _notebook.Names("int local = 3;\nco|");
        Assert.Equal("counter", names[0]);
        Assert.True(names.ToList().IndexOf("const") < names.ToList().IndexOf("Console"));
        Assert.Contains("local", await _notebook.Names("int local = 3;\nlo|"));
        Assert.DoesNotContain("later", await _notebook.Names("la|\nint later = 3;"));
        Assert.Equal("double Convolve(double x)", (await _notebook.Item("Conv|", "Convolve")).Detail);
        Assert.Equal(new CompletionItem("counter", CompletionKind.Variable, "int counter"), await _notebook.Item("counte|", "counter"));
    }

    [Theory]
    [InlineData("Console.WL|", "WriteLine")]
    [InlineData("Console.wrli|", "WriteLine")]
    [InlineData("Console.writel|", "WriteLine")]
    [InlineData("Console.line|", "WriteLine")]
    [InlineData("SB|", "StringBuilder")]
    public async Task What_is_typed_matches_in_any_case_by_humps_and_inside(string cell, string name) => Assert.Contains(name, await _notebook.Names(cell));

    [Fact]
    public async Task The_word_around_the_place_is_replaced()
    {
        CompletionList list = await _notebook.List("var x = Conso|le.Out;");
        Assert.Equal((8, 15), (list.Start, list.End));
        Assert.Equal("Console", list.Items[0].Text);
    }

    [Theory]
    [InlineData("fore|", "foreach")]
    [InlineData("for|", "foreach")]
    [InlineData("if (true) { }\nel|", "else")]
    [InlineData("try { }\nca|", "catch")]
    [InlineData("while (true) { br|", "break")]
    [InlineData("object o = 1; var b = o i|", "is")]
    [InlineData("object o = 1; o i|", "is")]
    [InlineData("object o = 1; var b = o is no|", "not")]
    [InlineData("class A { pub|\n}", "public")]
    [InlineData("class A { pub|\n    int x;\n}", "public")]
    [InlineData("class A { public int B { ge|", "get")]
    [InlineData("var x = ne|", "new")]
    [InlineData("var x = tr|;", "true")]
    [InlineData("foreach (var i i|", "in")]
    [InlineData("var q = from x in new[] { 1 } whe|", "where")]
    [InlineData("us|", "using")]
    [InlineData("List<dou|", "double")]
    [InlineData("static dou|", "double")]
    public async Task Keywords_are_offered_where_they_are_valid(string cell, string keyword) =>
        Assert.Equal(CompletionKind.Keyword, (await _notebook.Item(cell, keyword)).Kind);

    [Theory]
    [InlineData("new Value(1) { | }", "Data,Grad,Label")]
    [InlineData("new Value(1) { Data = 2, | }", "Grad,Label")]
    [InlineData("new Value(1) { Data = 2, Gr|", "Grad")]
    [InlineData("var r = new Point(1, 2) with { | }", "X,Y")]
    [InlineData("var b = new Point(1, 2) is { | }", "X,Y")]
    [InlineData("var b = new Point(1, 2) is { X: 1, Y| }", "Y")]
    public async Task An_initializer_and_a_pattern_offer_the_types_properties(string cell, string names)
    {
        await _notebook.Run(Value);
        await _notebook.Run("record Point(int X, int Y);");
        Assert.Equal(names, string.Join(',', await _notebook.Names(cell)));
    }

    [Fact]
    public async Task An_enums_members_come_first_where_one_is_wanted()
    {
        await _notebook.Run("var day = DayOfWeek.Friday; void Plan(DayOfWeek when, int hours = 1) { }");
        foreach (string cell in new[] { "day = |", "day == |", "DayOfWeek d = |", "Plan(|", "day switch { |", "switch (day) { case |", "day is |", "DayOfWeek F() { return |" })
        {
            Assert.Contains("DayOfWeek.Friday", (await _notebook.Names(cell)).Take(9));
        }

        Assert.Equal(new CompletionItem("DayOfWeek.Friday", CompletionKind.EnumMember, "DayOfWeek.Friday = 5"), (await _notebook.List("day == Fri|")).Items[0]);
    }

    [Fact]
    public async Task Arguments_are_offered_by_name()
    {
        await _notebook.Run("void Plan(DayOfWeek when, int hours = 1) { }");
        Assert.Contains(new CompletionItem("hours:", CompletionKind.Parameter, "int hours = 1"), (await _notebook.List("Plan(default, ho|")).Items);
        Assert.DoesNotContain("when:", await _notebook.Names("Plan(when: default, |"));
    }

    [Fact]
    public async Task A_type_is_offered_after_new_the_expected_one_first()
    {
        await _notebook.Run(Value);
        Assert.Equal("Value", (await _notebook.Names("Value v = new |"))[0]);
        IReadOnlyList<string> names = await _notebook.Names("var v = new |");
        Assert.Contains("List", names);
        Assert.DoesNotContain("while", names);
        Assert.Equal("class System.Collections.Generic.List<T>", (await _notebook.Item("var v = new Lis|", "List")).Detail);
    }

    [Theory]
    [InlineData("#|", "#r,#i,#load,#!import,#!time,#!who,#!whos,#!csharp,#!markdown,#!html,#!javascript,#!mermaid,#:property,#!dot,#!help")]
    [InlineData("#:|", "#:property")]
    [InlineData("var x = 1;\n#!t|", "#!time")]
    [InlineData("#!markdown\ntext\n#!cs|", "#!csharp")]
    [InlineData("#!mark|", "#!markdown")]
    [InlineData("#lo|", "#load")]
    public async Task Directives_are_completed(string cell, string names)
    {
        CompletionList list = await _notebook.List(cell);
        Assert.Equal(names, string.Join(',', list.Items.Select(item => item.Text)));
        Assert.Equal(cell.LastIndexOf('#'), list.Start);
    }

    [Fact]
    public async Task Places_count_in_the_whole_cell_whatever_else_is_in_it()
    {
        foreach (string end in new[] { "\n", "\r\n" })
        {
            string cell = string.Join(end, "#!time", "var text = \"𝛼\";", "#!markdown", "# Title 😀", "#!csharp", "var n = text.Len|gth;");
            (string code, int position) = Editor.Place(cell);
            CompletionList list = await _notebook.List(cell);
            Assert.Equal("Length", code[list.Start..list.End]);
            Assert.Equal("Length", list.Items[0].Text);
            Assert.Equal(position, list.Start + 3);
        }
    }

    [Fact]
    public async Task A_running_cell_is_not_waited_for()
    {
        await _notebook.Run("var text = \"abc\";");
        var started = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        Task<CellStatus> running = _notebook.Session.ExecuteAsync("var inside = 1; Console.WriteLine(1); while (true) { }", _ => started.TrySetResult(), stop.Token);
        await started.Task;
        Assert.Contains("Length", await _notebook.Names("text.|"));
        Assert.Equal("string text", (await _notebook.Description("te|xt"))!.Text);
        await stop.CancelAsync();
        Assert.Equal(CellStatus.Cancelled, await running);
    }

    [Fact]
    public async Task A_place_outside_of_the_cell_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            CSharpLanguage.Of(_notebook.Session).CompleteAsync("1", 2, TestContext.Current.CancellationToken));
}
