using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Display;

public sealed class LazyValueTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("new[] { \"1\", \"x\", \"3\" }.Select(int.Parse)")]
    [InlineData("new[] { \"x\" }.Select(int.Parse)")]
    [InlineData("display(new[] { \"1\", \"x\" }.Select(int.Parse));")]
    [InlineData("new[] { \"1\", \"x\" }.Select(int.Parse).Display();")]
    [InlineData("display(1).Update(new[] { \"1\", \"x\" }.Select(int.Parse));")]
    [InlineData("display(new[] { \"1\", \"x\" }.Select(int.Parse), \"text/html\");")]
    [InlineData("display(new[] { \"1\", \"x\" }.Select(int.Parse), \"text/plain\");")]
    [InlineData("display(new[] { \"1\", \"x\" }.Select(int.Parse), \"application/json\");")]
    [InlineData("new { A = 1, B = new[] { \"1\", \"x\" }.Select(int.Parse) }")]
    [InlineData("record Line(IEnumerable<int> Numbers); new Line(new[] { \"1\", \"x\" }.Select(int.Parse))")]
    [InlineData("new List<object> { 1, new[] { \"1\", \"x\" }.Select(int.Parse) }")]
    [InlineData("(1, new[] { \"1\", \"x\" }.Select(int.Parse))")]
    [InlineData("new Dictionary<string, IEnumerable<int>> { [\"a\"] = new[] { \"1\", \"x\" }.Select(int.Parse) }")]
    [InlineData("new[] { \"1\", \"x\" }.GroupBy(int.Parse)")]
    [InlineData("new[] { 1, 2 }.GroupBy(n => n % 1).Select(group => group.Select(n => int.Parse(n == 1 ? \"1\" : \"x\")))")]
    [InlineData("new[] { \"1\", \"x\" }.OrderBy(int.Parse)")]
    [InlineData("IEnumerable<int> Parsed() { yield return 1; yield return int.Parse(\"x\"); } Parsed()")]
    [InlineData("class Bag : IEnumerable { public IEnumerator GetEnumerator() { yield return 1; throw new FormatException(); } } new Bag()")]
    [InlineData("class Bag : IEnumerable { public IEnumerator GetEnumerator() => throw new FormatException(); public override string ToString() => \"bag\"; } new Bag()")]
    [InlineData("from text in new[] { \"1\", \"x\" } let n = int.Parse(text) where n > 0 select (n, text)")]
    public async Task An_exception_while_a_lazy_value_is_shown_fails_the_cell_and_shows_nothing_of_it(string code)
    {
        (CellStatus status, IReadOnlyList<CellOutput> outputs) = await _notebook.Try(code, TestContext.Current.CancellationToken);
        Assert.Equal(CellStatus.Failed, status);
        Assert.Equal("FormatException", Assert.Single(outputs.OfType<ErrorOutput>()).Name);
        Assert.Empty(outputs.OfType<ResultOutput>());
        Assert.Empty(outputs.OfType<DisplayUpdate>());
        Assert.DoesNotContain(outputs.OfType<DisplayOutput>(), display => display.Data.PlainText != "1");
    }

    [Fact]
    public async Task The_error_says_that_it_came_when_the_value_was_shown()
    {
        ErrorOutput error = await _notebook.Fail("new[] { \"1\", \"x\", \"3\" }.Select(int.Parse)");
        Assert.Equal(["FormatException: The input string 'x' was not in a correct format.", "   at cell 1, when its value was shown"], error.Traceback);
        ErrorOutput lambda = await _notebook.Fail("new[] { 0 }.Select(x => 6 / x)");
        Assert.Equal(["DivideByZeroException: Attempted to divide by zero.", "   at a lambda, cell 2, line 1: new[] { 0 }.Select(x => 6 / x)"], lambda.Traceback);
    }

    [Theory]
    [InlineData("Enumerable.Range(0, 5).Select(n => { Console.Write(n); while (true) { } return n; })")]
    [InlineData("Enumerable.Range(0, 5).Select(n => { Console.Write(n); System.Threading.Thread.Sleep(100_000); return n; })")]
    [InlineData("IEnumerable<int> Never() { Console.Write(1); while (true) { } yield break; } new { A = Never() }")]
    [InlineData("class Slow { public int Never { get { Console.Write(1); while (true) { } } } } new Slow()")]
    [InlineData("class Slow { public override string ToString() { Console.Write(1); while (true) { } } } new[] { new Slow() }")]
    [InlineData("Console.Write(1); display(Enumerable.Range(0, int.MaxValue).Select(n => { while (true) { } return n; }));")]
    public async Task An_interrupt_while_a_value_is_shown_ends_the_cell_as_interrupted(string code)
    {
        Assert.Equal(CellStatus.Cancelled, await _notebook.Interrupt(code));
        Assert.Equal("2", await _notebook.Value("1 + 1"));
    }

    [Theory]
    [InlineData("Enumerable.Range(0, 3).Select(n => { Console.Write(n); return n; })")]
    [InlineData("new { Squares = Enumerable.Range(0, 3).Select(n => { Console.Write(n); return n; }) }")]
    [InlineData("new List<IEnumerable<int>> { Enumerable.Range(0, 3).Select(n => { Console.Write(n); return n; }) }")]
    [InlineData("IEnumerable<int> Three() { for (int i = 0; i < 3; i++) { Console.Write(i); yield return i; } } Three()")]
    public async Task Whatever_is_lazy_is_gone_through_once_for_all_forms(string code) => Assert.Equal("012", await _notebook.Printed(code));

    [Fact]
    public async Task A_property_that_throws_says_so_in_its_place_and_the_others_have_their_values()
    {
        await _notebook.Run("class Account { public int Number => 7; public int Balance => throw new InvalidOperationException(\"closed\"); }");
        MimeBundle shown = Assert.Single((await _notebook.Run("new Account()")).OfType<ResultOutput>()).Data;
        Assert.Equal("Account\n      Number: 7\n      Balance: threw InvalidOperationException: closed", shown.PlainText);
        Assert.Contains("<td>Balance</td><td><div class=\"dni-plaintext\"><pre>threw InvalidOperationException: closed</pre></div></td>", shown[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_inside_of_a_value_is_not_waited_for() =>
        Assert.Equal("Task<Int32>[]\nTask<int> (it is running: await waits for its result)", await _notebook.Value("new[] { new TaskCompletionSource<int>().Task }"));

    [Fact]
    public async Task The_list_of_variables_outlives_one_that_can_not_be_shown()
    {
        await _notebook.Run("class Bad { public override string ToString() => throw new FormatException(\"no\"); } var good = 1; var bad = new Bad();");
        string table = Assert.Single((await _notebook.Run("#!whos")).OfType<DisplayOutput>()).Data.PlainText;
        Assert.Equal("Variable\tType\tValue\ngood\tint\t1\nbad\tBad\tthrew FormatException: no", table);
    }
}
