using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Display;

public sealed class SequenceTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("Enumerable.Range(0, 1000)", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).Select(n => n * n)", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).OrderBy(n => n)", "(980 more)")]
    [InlineData("Enumerable.Repeat(1, 1000)", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).ToArray()", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).ToList()", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).ToHashSet()", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).ToDictionary(n => n)", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).ToDictionary(n => n).Keys", "(980 more)")]
    [InlineData("new Queue<int>(Enumerable.Range(0, 1000))", "(980 more)")]
    [InlineData("new Stack<int>(Enumerable.Range(0, 1000))", "(980 more)")]
    [InlineData("new LinkedList<int>(Enumerable.Range(0, 1000))", "(980 more)")]
    [InlineData("new SortedSet<int>(Enumerable.Range(0, 1000))", "(980 more)")]
    [InlineData("new ArrayList(Enumerable.Range(0, 1000).ToArray())", "(980 more)")]
    [InlineData("System.Collections.Immutable.ImmutableList.CreateRange(Enumerable.Range(0, 1000))", "(980 more)")]
    [InlineData("(IReadOnlyCollection<int>)new List<int>(Enumerable.Range(0, 1000)).AsReadOnly()", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).Select(n => (n, n))", "(980 more)")]
    [InlineData("Enumerable.Range(0, 21)", "(1 more)")]
    [InlineData("class Bag : IReadOnlyCollection<int> { public int Count => 1000; public IEnumerator<int> GetEnumerator() => Enumerable.Range(0, 1000).GetEnumerator(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); } new Bag()", "(980 more)")]
    [InlineData("Enumerable.Range(0, 1000).Where(n => n >= 0)", "... (more)")]
    [InlineData("Enumerable.Range(0, 21).Where(n => n >= 0)", "... (more)")]
    [InlineData("IEnumerable<int> All() { for (int i = 0; ; i++) yield return i; } All()", "... (more)")]
    public async Task What_is_left_out_is_counted_where_the_count_is_known_and_alike_in_both_forms(string code, string more)
    {
        MimeBundle shown = Assert.Single((await _notebook.Run(code)).OfType<ResultOutput>()).Data;
        Assert.Contains(more, shown.PlainText, StringComparison.Ordinal);
        Assert.Contains(more, shown[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Enumerable.Range(0, 20)")]
    [InlineData("Enumerable.Range(0, 20).Where(n => n >= 0)")]
    [InlineData("Enumerable.Range(0, 20).ToList()")]
    [InlineData("IEnumerable<int> Twenty() { for (int i = 0; i < 20; i++) yield return i; } Twenty()")]
    public async Task Twenty_elements_are_all(string code) =>
        Assert.Equal("[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 ]", await _notebook.Value(code));

    [Fact]
    public async Task A_grid_says_how_much_of_it_is_left_out()
    {
        MimeBundle shown = Assert.Single((await _notebook.Run("new int[30, 25]")).OfType<ResultOutput>()).Data;
        Assert.StartsWith("int[30, 25]\n[ 0, ", shown.PlainText, StringComparison.Ordinal);
        Assert.EndsWith("0 ... (5 more) ]\n... (10 more rows)", shown.PlainText, StringComparison.Ordinal);
        Assert.Contains("The first 20 of 30 rows, 20 of 25 columns.", shown[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_may_show_more_elements_or_fewer()
    {
        await _notebook.Run("Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit = 3;");
        Assert.Equal("[ 0, 1, 2 ... (997 more) ]", await _notebook.Value("Enumerable.Range(0, 1000)"));
        await _notebook.Run("Microsoft.DotNet.Interactive.Formatting.Formatter<int>.ListExpansionLimit = 2;");
        Assert.Equal("[ 0, 1 ... (998 more) ]", await _notebook.Value("Enumerable.Range(0, 1000)"));
    }

    [Fact]
    public async Task A_formatter_that_a_cell_registers_is_used_inside_of_other_values_too()
    {
        await _notebook.Run("""
            using Microsoft.DotNet.Interactive.Formatting;
            class Point { public int X; }
            Formatter.Register<Point>(p => $"<b>{p.X}</b>", "text/html");
            Formatter.Register<Point>(p => $"point {p.X}", "text/plain");
            Formatter.Register<double>(d => $"{d:0.00}", "text/plain");
            """);
        MimeBundle shown = Assert.Single((await _notebook.Run("new object[] { new Point { X = 3 }, new[] { 1.5 } }")).OfType<ResultOutput>()).Data;
        Assert.Equal("Object[]\n    - point 3\n    - [ 1.50 ]", shown.PlainText);
        Assert.Contains("<td><b>3</b></td>", shown[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Contains("<pre>[ 1.50 ]</pre>", shown[MimeTypes.Html], StringComparison.Ordinal);
    }
}
