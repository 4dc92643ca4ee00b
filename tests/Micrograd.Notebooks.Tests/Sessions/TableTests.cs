using System.Globalization;

using Micrograd.Sessions.Formatting;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>Sequences as tables that a reader sorts and filters.</summary>
public sealed class TableTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("new[] { new { Name = \"b\", Size = 1 }, new { Name = \"a\", Size = 2 } }", "Name: b a|#Size: 1 2 (0 1)")]
    [InlineData("new List<Dog> { new(\"Rex\", 3), null }", "Name: Rex -|#Age: 3 - (0 -1)|: - -")]
    [InlineData("new[] { (1, \"b\"), (2, \"a\") }", "#Item1: 1 2 (0 1)|Item2: b a")]
    [InlineData("new Dictionary<string, int> { [\"x\"] = 2, [\"y\"] = 1 }", "Key: x y|#Value: 2 1 (1 0)")]
    [InlineData("new Dictionary<string, Dog> { [\"x\"] = new(\"Rex\", 3) }", "Key: x|Name: Rex|#Age: 3 (0)")]
    [InlineData("new[] { new Dictionary<string, object> { [\"a\"] = 1 }, new Dictionary<string, object> { [\"b\"] = 2, [\"a\"] = 3.5 } }", "#a: 1 3.5 (0 1)|#b: - 2 (-1 0)")]
    [InlineData("new[] { 3, 1, 3 }", "#: 3 1 3 (1 0 1)")]
    [InlineData("new[] { \"b\", null }", ": b -")]
    [InlineData("new[] { new[] { 1.5 }, new[] { 2.5, 3 } }", "#[0]: 1.5 2.5 (0 1)|#[1]: - 3 (-1 0)")]
    [InlineData("new int[,] { { 1, 2 }, { 3, 4 } }", "#[0]: 1 3 (0 1)|#[1]: 2 4 (0 1)")]
    [InlineData("new[] { double.NaN, 10, 9 }", "#: NaN 10 9 (-1 1 0)")]
    [InlineData("new object[] { 1, \"a\", null, new[] { 1, 2 } }", ": 1 a - -|#[0]: - - - 1 (-1 -1 -1 0)|#[1]: - - - 2 (-1 -1 -1 0)")]
    [InlineData("new[] { TimeSpan.FromDays(10), TimeSpan.FromHours(1) }", ": 10.00:00:00 01:00:00 (1 0)")]
    [InlineData("new[] { (new DateOnly(2020, 12, 1), new TimeOnly(9, 30, 5)) }", "Item1: 2020-12-01 (0)|Item2: 09:30:05 (0)")]
    [InlineData("new[] { 1, 2, 3, 4 }.Where(n => n % 2 == 0)", "#: 2 4 (0 1)")]
    [InlineData("new[] { new { A = new Dog(\"Rex\", 1), B = new[] { 1, 2 } } }", "A: Dog { Name = Rex, Age = 1 }|B: [ 1, 2 ]")]
    [InlineData("new[] { new Torn() }", "#Whole: 1 (0)|Half: threw FormatException: torn")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"[{\\\"a\\\": 1, \\\"b\\\": \\\"x\\\"}, {\\\"a\\\": 2.5, \\\"c\\\": [1]}]\")", "#a: 1 2.5 (0 1)|b: x -|c: - [1]")]
    public async Task A_sequence_has_a_row_for_each_element_and_a_column_for_each_thing_they_have(string code, string columns)
    {
        await _notebook.Run("record Dog(string Name, int Age); class Torn { public int Whole => 1; public int Half => throw new FormatException(\"torn\"); }");
        await _notebook.Run($"var all = {code};");
        Assert.Equal(columns, string.Join('|', (await Table("all"))!.Columns.Select(Words)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("new List<int>()")]
    [InlineData("new { A = 1 }")]
    [InlineData("typeof(int)")]
    [InlineData("new Formatted()")]
    [InlineData("new Torn()")]
    public async Task What_is_no_sequence_has_a_form_of_its_own_or_goes_wrong_is_no_table(string code)
    {
        await _notebook.Run("""
            using Microsoft.DotNet.Interactive.Formatting;
            class Formatted : List<int> { public Formatted() { Add(1); } }
            class Torn : IEnumerable<int>
            {
                IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                public IEnumerator<int> GetEnumerator() { yield return 1; throw new FormatException("torn"); }
            }
            Formatter.Register<Formatted>(_ => "mine", "text/html");
            """);
        await _notebook.Run($"var all = {code};");
        Assert.Null(await Table("all"));
        Assert.Null(await Table("nothing"));
    }

    [Fact]
    public async Task Rows_have_a_bound_and_how_many_there_are_is_known_where_that_can_be()
    {
        await _notebook.Run("""
            var many = Enumerable.Range(0, 50_000).Select(n => n.ToString()).ToList(); var grid = new double[30_000, 200];
            IEnumerable<int> Endless() { for (int i = 0; ; i++) yield return i; }
            var endless = Endless(); var few = many.Where(each => each.Length == 1);
            """);
        Assert.Equal((10_000, 50_000), Size(await Table("many")));
        Assert.Equal((7, 50_000), Size(await _notebook.Session.TableAsync(["many"], 7, Token)));
        Assert.Equal((10_000, null), Size(await Table("endless")));
        Assert.Equal((10, 10), Size(await Table("few")));
        Assert.Equal((2_000, 30_000), Size(await Table("grid")));
        Assert.Equal(100, (await Table("grid"))!.Columns.Length);
    }

    [Fact]
    public void Rows_whose_texts_take_their_time_end_the_table_in_time()
    {
        var clock = new SteppingClock();
        string Line(object? value)
        {
            clock.Now += TimeSpan.FromSeconds(2);
            return "slow";
        }

        var table = new TableReader(Line, clock).Read(Enumerable.Range(0, 10).Select(_ => new { A = new object() }).ToList(), 10);
        Assert.Equal((3, 10), Size(table));
    }

    [Fact]
    public async Task A_table_that_takes_for_ever_is_given_up_and_the_session_goes_on()
    {
        await _notebook.Run("""
            class Slow { public int N { get { while (true) { } } } }
            var slow = new[] { new Slow() };
            """);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _notebook.Session.TableAsync(["slow"], cancellationToken: soon.Token));
        Assert.Equal("2", await _notebook.Value("1 + 1"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<ValueTable?> Table(string variable) => _notebook.Session.TableAsync([variable], cancellationToken: Token);

    private static (int Rows, int? Count) Size(ValueTable? table) => (table!.Columns[0].Cells.Length, table.Count);

    private static string Words(TableColumn column) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(column.IsNumeric ? "#" : "")}{column.Name}: {string.Join(' ', column.Cells.Select(cell => cell ?? "-"))}{(column.Ranks.IsEmpty ? "" : $" ({string.Join(' ', column.Ranks)})")}");

    private sealed class SteppingClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
