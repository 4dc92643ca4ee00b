using Micrograd.LanguageServices;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>Cells that are changed and run again: the reader sees one type of a name, and one method.</summary>
public sealed class RedeclarationTests : IDisposable
{
    private const string Value = "class Value(double data) { public double Data => data; public static implicit operator Value(double data) => new(data); }";
    private const string Try = "double Try(string name, Func<Value, Value> formula) => formula(new Value(2)).Data;\nTry(\"x\", a => a)";

    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task A_method_that_is_declared_again_after_its_type_hides_the_one_before()
    {
        await _notebook.Run(Value);
        Assert.Equal("2", await _notebook.Value(Try));
        await _notebook.Run(Value.Replace("=> data;", "=> data * 10;", StringComparison.Ordinal));
        Assert.Equal("20", await _notebook.Value(Try));
        Assert.Equal("20", await _notebook.Value("Try(\"y\", a => a)"));
        Assert.Equal("20", await _notebook.Value(Try));
        await _notebook.Run(Value.Replace("=> data;", "=> data * 100;", StringComparison.Ordinal));
        Assert.Equal("200", await _notebook.Value(Try));
    }

    [Theory]
    [InlineData("int M(Value a) => 1;", "M(2.0)")]
    [InlineData("int M(Value[] a) => 1;", "M(null)")]
    [InlineData("int M(List<(int, Value)> a) => 1;", "M(new())")]
    [InlineData("int M(int n, params Value[] a) => 1;", "M(1, 2.0, 3.0)")]
    [InlineData("int M(Func<int, Value> a) => 1;", "M(n => n)")]
    [InlineData("int M<T>(T first, Action<T, Value> a) => 1;", "M(1, (n, v) => { })")]
    public async Task Whatever_a_parameter_is_made_of_counts(string method, string call)
    {
        await _notebook.Run(Value + method);
        await _notebook.Run(Value);
        await _notebook.Run(method);
        Assert.Equal("1", await _notebook.Value(call));
    }

    [Fact]
    public async Task Type_and_method_may_be_declared_again_in_one_cell()
    {
        await _notebook.Run($"{Value}\n{Try}");
        Assert.Equal("2", await _notebook.Value($"{Value}\n{Try}"));
    }

    [Fact]
    public async Task Variables_and_types_of_before_are_still_there()
    {
        await _notebook.Run($"var kept = 5; {Value} record Other(int N);\n{Try}");
        await _notebook.Run(Value);
        await _notebook.Run($"var more = 6;\n{Try}");
        Assert.Equal("5 6 Other { N = 7 }", await _notebook.Value("$\"{kept} {more} {new Other(7)}\""));
        await _notebook.Run("kept++; more++;");
        Assert.Equal("( 6, 7 )", await _notebook.Value("(kept, more)"));
        Assert.Equal("kept\tmore", Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("#!who"))).Data.PlainText);
    }

    [Fact]
    public async Task Overloads_in_several_cells_go_on_being_overloads()
    {
        await _notebook.Run("string Show(int n) => \"int\";");
        await _notebook.Run("string Show(string text) => \"text\";");
        Assert.Equal("( int, text )", await _notebook.Value("(Show(1), Show(\"a\"))"));
        await _notebook.Run(Value);
        await _notebook.Run("string Show(Value v) => \"value\";");
        await _notebook.Run(Value);
        Assert.Equal("( int, text )", await _notebook.Value("(Show(1), Show(\"a\"))"));

        // Another type was declared again, which no overload is about.
        await _notebook.Run("class Other { } string Show(Other other) => \"other\";");
        Assert.Equal("( int, text, other )", await _notebook.Value("(Show(1), Show(\"a\"), Show(new Other()))"));
    }

    [Theory]
    [InlineData("class Node { } string F(Node n) => \"own\";", "class Node<T> { } string F<T>(Node<T> n) => \"generic\";", "F(new Node()) + F(new Node<int>())", "owngeneric")]
    [InlineData("delegate int Step(); string F(Step s) => \"own\";", "delegate int Step<T>(T t); string F<T>(Step<T> s) => \"generic\";", "F(() => 1)", "own")]
    [InlineData("class Node<T> { } string F(Node<int> n) => \"one\";", "class Node<T> { } string F(Node<int> n) => \"two\";", "F(new())", "two")]
    [InlineData("class Node { } string F(int n) => \"int\"; string F(Node n) => \"one\";", "class Node { } string F<T>(int n) => \"T\"; string F(Node n) => \"two\";", "F(1) + F<int>(1)", "intT")]
    public async Task A_type_or_method_with_other_type_parameters_is_another_one(string first, string second, string call, string shown)
    {
        await _notebook.Run(first);
        await _notebook.Run(second);
        Assert.Equal(shown, await _notebook.Value(call));
    }

    [Fact]
    public async Task An_overload_that_is_meant_stays_beside_one_that_is_declared_again()
    {
        await _notebook.Run($"{Value} string Show(int n) => \"int\"; string Show(Value v) => \"value\";");
        await _notebook.Run(Value);
        await _notebook.Run("string Show(Value v) => \"new\";");
        Assert.Equal("( int, new )", await _notebook.Value("(Show(1), Show(new Value(1)))"));
    }

    [Fact]
    public async Task Overloads_that_one_cell_declares_are_hidden_together()
    {
        string both = "string Show(int n) => \"int\"; string Show(Func<Value, int> f) => \"function\";";
        await _notebook.Run($"{Value} {both}");
        await _notebook.Run(Value);
        await _notebook.Run(both);
        Assert.Equal("( int, function )", await _notebook.Value("(Show(1), Show(v => 1))"));
    }

    [Fact]
    public async Task An_editor_sees_what_a_run_does()
    {
        CSharpLanguage language = CSharpLanguage.Of(_notebook.Session);
        await _notebook.Run($"{Value}\n{Try}");
        await _notebook.Run(Value);
        Assert.Empty(await language.DiagnoseAsync(Try, TestContext.Current.CancellationToken));
        await _notebook.Run(Try);
        Assert.Empty(await language.DiagnoseAsync("Try(\"x\", a => a)", TestContext.Current.CancellationToken));
        CompletionList list = await language.CompleteAsync("Tr", 2, TestContext.Current.CancellationToken);
        Assert.Equal(CompletionKind.Method, Assert.Single(list.Items, item => item.Text == "Try").Kind);
        Assert.Single((await language.SignatureAsync("Try(", 4, TestContext.Current.CancellationToken))!.Overloads);
    }
}
