using System.Globalization;
using System.Text.Json;

using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Tests.Completion;
using Micrograd.Sessions.Submissions;

namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class LanguageTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task Cells_are_written_in_the_released_CSharp_of_the_sdk_that_builds_them()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json"))) folder = Path.GetDirectoryName(folder)!;
        using var global = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "global.json"), TestContext.Current.CancellationToken));
        int sdk = int.Parse(global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!.Split('.')[0], CultureInfo.InvariantCulture);

        // .NET 10 has C# 14, and both count on by one a year.
        Assert.Equal((int)CellLanguageVersion.Released, 100 * (sdk + 4));
        Assert.Equal("1", await _notebook.Value("var union = new HashSet<int> { 1 }; union.Count"));
        Assert.Contains("not available in C# 14.0", (await _notebook.Fail("List<int> numbers = [with(capacity: 10), 1];")).Message, StringComparison.Ordinal);
        Assert.Equal("3", await _notebook.Value("string? text = \"abc\"; text?.Length"));
    }

    [Fact]
    public async Task A_directive_asks_for_CSharp_that_is_not_released_until_another_goes_back()
    {
        const string Code = "List<int> numbers = [with(capacity: 10), 1]; numbers.Capacity";
        await _notebook.Run("var before = 2;");
        Assert.NotEmpty(await _notebook.Problems(Code));
        Assert.Empty(await _notebook.Problems("#:property LangVersion=preview\n" + Code));
        Assert.Equal("10", await _notebook.Value("#:property LangVersion=preview // to try it\n" + Code));
        Assert.Equal("10", await _notebook.Value(Code + " + before - 2"));
        Assert.Empty(await _notebook.Problems(Code));
        Assert.Contains("Capacity", await _notebook.Names(Code.Replace("Capacity", "Cap|", StringComparison.Ordinal)));
        await _notebook.Run("#:property LangVersion=latest\nvar union = 1;");
        await _notebook.Fail(Code);
        Assert.NotEmpty(await _notebook.Problems(Code));
    }

    [Theory]
    [InlineData("#:property LangVersion=99", "There is no C# 99 here. ")]
    [InlineData("#:property LangVersion=", "There is no C#  here. ")]
    [InlineData("#:property Nullable=enable", "A cell has one property, LangVersion, ")]
    [InlineData("#:property", "A cell has one property, LangVersion, ")]
    [InlineData("#:package Some@1.0", "#:package is for files that dotnet runs. In a cell: #r \"nuget: ")]
    public async Task A_property_that_a_cell_does_not_have_is_refused(string code, string words) =>
        Assert.StartsWith(words, (await _notebook.Fail(code)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("record")]
    [InlineData("extension")]
    [InlineData("union")]
    [InlineData("field")]
    [InlineData("required")]
    [InlineData("scoped")]
    [InlineData("file")]
    [InlineData("partial")]
    [InlineData("async")]
    [InlineData("dynamic")]
    [InlineData("var")]
    [InlineData("global")]
    [InlineData("value")]
    [InlineData("where")]
    [InlineData("when")]
    [InlineData("yield")]
    [InlineData("from")]
    [InlineData("select")]
    [InlineData("nint")]
    [InlineData("nameof")]
    [InlineData("with")]
    [InlineData("and")]
    [InlineData("not")]
    [InlineData("alias")]
    [InlineData("allows")]
    [InlineData("args")]
    [InlineData("managed")]
    [InlineData("init")]
    [InlineData("get")]
    public async Task A_name_can_be_a_keyword_elsewhere(string name)
    {
        string code = $"var {name} = \"ab\"; {name}.Trim();\n{name} += \"c\";\n{name}.Length";
        Assert.Equal("3", await _notebook.Value(code));
        Assert.Equal("3", await _notebook.Value($"{name}.Length"));
        Assert.Empty(await _notebook.Problems(code));
    }

    [Theory]
    [InlineData("record Point(int X); new Point(3)", "Point { X = 3 }")]
    [InlineData("record struct Pair(int A, int B); new Pair(1, 2)", "Pair { A = 1, B = 2 }")]
    [InlineData("static int Twice(this int x) => 2 * x; 4.Twice()", "8")]
    [InlineData("record Point(int X); var p = new Point(3); p with { X = 4 }", "Point { X = 4 }")]
    [InlineData("record Point(int X); var p = new Point(3);\np with\n{\n    X = 4,\n}", "Point { X = 4 }")]
    [InlineData("record Point(int X, int Y); class Line { public Point End = new(1, 2); } var line = new Line(); line.End with { X = 4 } with { Y = 5 }", "Point { X = 4, Y = 5 }")]
    [InlineData("record Point(int X); var points = new[] { new Point(3) }; points[0] with { X = 4 }", "Point { X = 4 }")]
    [InlineData("struct Pair { public int A; } var pair = new Pair(); (pair with { A = 1 }).A", "1")]
    [InlineData("int with { get; set; } = 6; with", "6")]
    [InlineData("int Field { get => field + 1; set; } Field = 2; Field", "3")]
    public async Task The_keywords_stay_keywords(string code, string shown) => Assert.Equal(shown, await _notebook.Value(code));

    [Theory]
    [InlineData("using var a = new System.IO.MemoryStream();\na.Length", "Write using (var a = …) { … }, or var a = …; and a.Dispose();")]
    [InlineData("using System.IO.Stream a = new System.IO.MemoryStream();\nConsole.Write(a);", "Write using (var a = …) { … }")]
    [InlineData("await using var a = new System.IO.MemoryStream();", "Write await using (var a = …) { … }, or var a = …; and await a.DisposeAsync();")]
    [InlineData("int b = 1;\nusing var a = new System.IO.MemoryStream();\na.Length", "Write using (var a = …) { … }")]
    [InlineData("namespace N { class A { } }", "Write the types without one")]
    [InlineData("namespace N;\nclass A { }", "Write the types without one")]
    [InlineData("int a = 1;\nusing System.Net;", "Put it at the top")]
    [InlineData("static class Ext { public static int Twice(this int x) => 2 * x; }", "stands by itself, without a class around it: static int Twice(this int x)")]
    [InlineData("class Ext { public static int Twice(this int x) => 2 * x; }", "stands by itself, without a class around it")]
    [InlineData("static class Ext { extension(int x) { public int Twice => 2 * x; } }", "stands by itself, without a class around it")]
    [InlineData("extension(int x) { public int Twice => 2 * x; }", "stands by itself, without a class around it")]
    [InlineData("var a = 1;\nvar a = 2;", "This cell declares a twice. ")]
    [InlineData("class A { } class A { }", "This cell declares A twice. ")]
    [InlineData("int F(int x) => x; int F(int y) => y;", "This cell declares F twice, with the same parameters. ")]
    [InlineData("Span<int> a = new int[2]; a.Length", "a Span<int> can't. Use it in braces, { … }, or in a method.")]
    public async Task What_is_right_in_a_file_and_not_in_a_cell_says_what_to_write_instead(string code, string words)
    {
        ErrorOutput error = await _notebook.Fail(code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Single(error.Traceback, line => line.Contains(": error CS", StringComparison.Ordinal));
        Assert.NotNull(error.Line);
    }

    [Theory]
    [InlineData("{ using var a = new System.IO.MemoryStream(); Console.Write(a.Length); }", "0")]
    [InlineData("using (var a = new System.IO.MemoryStream()) Console.Write(a.Length);", "0")]
    [InlineData("using static System.Math; using Out = System.Console; Out.Write(Max(1, 2));", "2")]
    public async Task Every_other_using_works(string code, string printed) => Assert.Equal(printed, await _notebook.Printed(code));

    [Fact]
    public void A_failure_of_the_compiler_itself_is_an_error_of_the_cell()
    {
        CompilationException error = CompilationException.Of(new InvalidCastException("from {a} to b"));
        Assert.StartsWith("The compiler itself fails on this cell (InvalidCastException: from {a} to b). ", Assert.Single(error.Errors).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        CompilationException tooDeep = CompilationException.Of(new InsufficientExecutionStackException());
        Assert.StartsWith("An expression is nested too deeply", Assert.Single(tooDeep.Errors).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 5;", "5")]
    [InlineData("return new[] { 1, 2 };", "[ 1, 2 ]")]
    [InlineData("if (1 < 2) return \"yes\";", "yes")]
    [InlineData("if (1 > 2) return \"yes\"; 7", "7")]
    [InlineData("foreach (int n in new[] { 1, 2 }) { if (n == 2) return n; }", "2")]
    [InlineData("await Task.Delay(1); return 1 + 1;", "2")]
    [InlineData("return null;", "<null>")]
    public async Task What_is_returned_is_shown(string code, string shown) => Assert.Equal(shown, await _notebook.Value(code));

    [Theory]
    [InlineData("return;")]
    [InlineData("if (1 < 2) return; 7")]
    [InlineData("if (1 > 2) return \"yes\";")]
    [InlineData("int Five() { return 5; } Five();")]
    [InlineData("Func<int> five = () => { return 5; };")]
    [InlineData("return display(1) is null ? 1 : null;")]
    public async Task Where_nothing_is_returned_nothing_is_shown(string code) =>
        Assert.DoesNotContain(await _notebook.Run(code), output => output is ResultOutput { Data.PlainText: not "<null>" });

    [Theory]
    [InlineData("Javascript(\"alert(1)\");")]
    [InlineData("Javascript(\"alert(1)\")")]
    [InlineData("void Show() => Javascript(\"alert(1)\"); Show();")]
    public async Task A_script_is_shown_at_once(string code)
    {
        MimeBundle shown = Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run(code))).Data;
        Assert.Equal("alert(1)", shown[MimeTypes.JavaScript]);
    }
}
