using System.Collections.Immutable;
using System.Runtime.Loader;

using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>Variables as a debugger shows them: a line each, and what is inside of them.</summary>
public sealed class VariableTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task Each_variable_says_how_much_is_inside_of_it()
    {
        await _notebook.Run("""
            var x = 1; var text = "a"; int? none = null; var list = new List<int> { 1, 2 }; var map = new Dictionary<string, int> { ["a"] = 1 };
            var dog = new Dog("Rex"); var pair = (1, "b"); Func<int> f = () => 1; record Dog(string Name);
            """);
        Assert.Equal(
            ["x 0", "text 0", "none 0", "list 2", "map 1", "dog 1", "pair 2", "f 0"],
            (await _notebook.Session.VariablesAsync(Token))!.Value.Select(variable => $"{variable.Name} {variable.Children}"));
    }

    [Theory]
    [InlineData("new List<Said> { new(), new() }", "[ said, said ]")]
    [InlineData("new Silent()", "Silent { Name = Rex, Age = 3 }")]
    [InlineData("new[] { new Silent() }", "[ Silent { Name = Rex, Age = 3 } ]")]
    [InlineData("new HashSet<int> { 1 }", "[ 1 ]")]
    [InlineData("new Dictionary<string, Said> { [\"a\"] = new() }", "[ [a, said] ]")]
    [InlineData("(1, new Silent())", "( 1, Silent { Name = Rex, Age = 3 } )")]
    [InlineData("new { A = 1, B = new Said() }", "{ A = 1, B = said }")]
    [InlineData("new[,] { { 1, 2 }, { 3, 4 } }", "int[2, 2] [ 1, 2 ] [ 3, 4 ]")]
    public async Task A_value_has_one_line(string code, string line)
    {
        await _notebook.Run($"class Said {{ public override string ToString() => \"said\"; }} class Silent {{ public string Name => \"Rex\"; public int Age => 3; }} var value = {code};");
        Assert.Equal(line, Assert.Single((await _notebook.Session.VariablesAsync(Token))!.Value).Value);
    }

    [Fact]
    public async Task An_object_unfolds_into_its_properties_and_fields_and_those_that_only_it_sees()
    {
        await _notebook.Run("""
            class Value(double data, string op = "") { public double Data => data; public double Grad; private int _uses = 3; public object Any => new List<int> { 1 }; public string Op => op; }
            var v = new Value(2, "+");
            """);
        Assert.Equal(["Data: double = 2", "Any: List<int> = [ 1 ]", "Op: string = +", "Grad: double = 0", "non-public members:  = "], await Children("v"));
        Assert.Equal(["_uses: int = 3", "data: double = 2", "op: string = +"], (await Children("v", "non-public members")).Order(StringComparer.Ordinal));
        Assert.Equal(["[0]: int = 1"], await Children("v", "Any"));
    }

    [Fact]
    public async Task What_the_platform_hides_stays_hidden()
    {
        await _notebook.Run("var builder = new System.Text.StringBuilder(\"ab\"); var list = new List<int> { 7 };");
        Assert.All(await Children("builder"), line => Assert.Matches("^[A-Z]", line));
        Assert.Contains("Length: int = 2", await Children("builder"));
        Assert.Equal(["[0]: int = 7"], await Children("list"));
    }

    [Theory]
    [InlineData("new[] { 3, 4 }", "[0]: int = 3|[1]: int = 4")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1, [\"b\"] = 2 }", "[\"a\"]: int = 1|[\"b\"]: int = 2")]
    [InlineData("new SortedDictionary<int, object> { [5] = \"x\" }", "[5]: string = x")]
    [InlineData("new HashSet<int> { 3, 4 }", "[0]: int = 3|[1]: int = 4")]
    [InlineData("new Queue<string>(new[] { \"a\" })", "[0]: string = a")]
    [InlineData("new int[,] { { 1, 2 }, { 3, 4 } }", "[0, 0]: int = 1|[0, 1]: int = 2|[1, 0]: int = 3|[1, 1]: int = 4")]
    [InlineData("new int[][] { new[] { 1 }, null }", "[0]: int[] = [ 1 ]|[1]: int[] = <null>")]
    [InlineData("new object[] { 1, \"a\", null }", "[0]: int = 1|[1]: string = a|[2]: object = <null>")]
    [InlineData("(1, Name: \"b\")", "Item1: int = 1|Item2: string = b")]
    [InlineData("new { A = 1, B = \"x\" }", "A: int = 1|B: string = x")]
    [InlineData("new Memory<int>(new[] { 1, 2, 3 }, 1, 2)", "[0]: int = 2|[1]: int = 3")]
    [InlineData("new ReadOnlyMemory<double>(new[] { 1.5 })", "[0]: double = 1.5")]
    [InlineData("System.Collections.Immutable.ImmutableArray.Create(1, 2)", "[0]: int = 1|[1]: int = 2")]
    [InlineData("new[] { \"b\", \"a\" }.ToLookup(text => text.Length)", "[0]: IGrouping<int, string> = [ b, a ]")]
    public async Task A_collection_unfolds_into_its_elements(string code, string children)
    {
        await _notebook.Run($"var all = {code};");
        Assert.Equal(children.Split('|'), await Children("all"));
    }

    [Fact]
    public async Task Ten_thousand_elements_come_by_the_page()
    {
        await _notebook.Run("var many = Enumerable.Range(0, 10_000).ToArray(); var linked = new LinkedList<int>(many);");
        foreach (string name in new[] { "many", "linked" })
        {
            Assert.Equal(10_000, (await _notebook.Session.VariablesAsync(Token))!.Value.Single(variable => variable.Name == name).Children);
            ImmutableArray<SessionVariable> page = (await _notebook.Session.ChildrenAsync([name], 9_950, 100, Token))!.Value;
            Assert.Equal((50, "[9950]", "9950", "[9999]", "9999"), (page.Length, page[0].Name, page[0].Value, page[^1].Name, page[^1].Value));
            Assert.Equal(100, (await _notebook.Session.ChildrenAsync([name], cancellationToken: Token))!.Value.Length);
        }

        Assert.Empty((await _notebook.Session.ChildrenAsync(["many"], 20_000, 100, Token))!.Value);
    }

    [Fact]
    public async Task A_path_leads_through_members_elements_and_entries()
    {
        await _notebook.Run("""
            class Layer { public List<double> Weights { get; } = new() { 0.5, 0.25 }; }
            var model = new Dictionary<string, object> { ["layers"] = new[] { new Layer(), new Layer() } };
            """);
        SessionVariable layers = Assert.Single((await _notebook.Session.ChildrenAsync(["model"], cancellationToken: Token))!.Value);
        Assert.Equal(("[\"layers\"]", "[0]", "Layer[]", 2), (layers.Name, layers.Key, layers.Type, layers.Children));
        Assert.Equal(["[0]: double = 0.5", "[1]: double = 0.25"], await Children("model", "[0]", "[1]", "Weights"));
        foreach (string[] path in new string[][] { ["nothing"], [], ["model", "[1]"], ["model", "[-1]"], ["model", "x"], ["model", "[0]", "[2]"], ["model", ""] })
        {
            Assert.Null(await _notebook.Session.ChildrenAsync([.. path], cancellationToken: Token));
        }
    }

    [Fact]
    public async Task What_is_lazy_is_not_gone_through()
    {
        await _notebook.Run("""
            var asked = 0;
            IEnumerable<int> Endless() { while (true) yield return asked++; }
            var query = Enumerable.Range(0, 3).Select(n => { asked++; return n; });
            var endless = Endless();
            var later = new Lazy<int>(() => ++asked);
            var box = new { Query = query, Later = later };
            var boxes = new List<IEnumerable<int>> { query };
            """);
        Dictionary<string, SessionVariable> variables = (await _notebook.Session.VariablesAsync(Token))!.Value.ToDictionary(variable => variable.Name);
        Assert.Equal("IEnumerable<int> (computed when it is gone through)", variables["query"].Value);
        Assert.Equal("IEnumerable<int> (computed when it is gone through)", variables["endless"].Value);
        Assert.Equal((0, 0), (variables["query"].Children, variables["endless"].Children));
        Assert.Equal(["IsValueCreated: bool = False"], await Children("later"));
        Assert.Contains("Query: IEnumerable<int> = IEnumerable<int> (computed when it is gone through)", await Children("box"));
        Assert.Equal(["[0]: IEnumerable<int> = IEnumerable<int> (computed when it is gone through)"], await Children("boxes"));
        await _notebook.Run("#!whos");
        Assert.Equal("0", await _notebook.Value("asked"));
    }

    [Fact]
    public async Task What_throws_says_so_in_its_place()
    {
        await _notebook.Run("""
            class Account { public int Number => 7; public int Balance => throw new InvalidOperationException("closed"); public override string ToString() => throw new FormatException("no text"); }
            class Odd : ICollection<int>
            {
                public int Count => 3; public bool IsReadOnly => true; public void Add(int n) { } public void Clear() { } public bool Contains(int n) => false;
                public void CopyTo(int[] array, int n) { } public bool Remove(int n) => false; IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                public IEnumerator<int> GetEnumerator() { yield return 1; throw new InvalidOperationException("torn"); }
            }
            var account = new Account(); var odd = new Odd();
            """);
        Assert.Equal("threw FormatException: no text", (await _notebook.Session.VariablesAsync(Token))!.Value[0].Value);
        Assert.Equal(["Number: int = 7", "Balance: int = threw InvalidOperationException: closed"], await Children("account"));
        Assert.Equal(["[0]: int = 1", "…:  = threw InvalidOperationException: torn"], (await Children("odd"))[^2..]);
        Assert.Equal("threw FormatException: no text", (await _notebook.Session.ShowAsync(["account"], Token))!.PlainText);
    }

    [Fact]
    public async Task A_value_that_contains_itself_unfolds_as_far_as_somebody_goes()
    {
        await _notebook.Run("class Node { public Node Next; public List<object> All = new(); } var node = new Node(); node.Next = node; node.All.Add(node.All);");
        Assert.Equal(["Next", "All"], (await Children("node", "Next", "Next", "Next")).Select(line => line.Split(':')[0]));
        Assert.Single(await Children("node", "All", "[0]", "[0]"));
    }

    [Fact]
    public async Task What_never_says_what_it_is_has_no_value_and_all_others_have_theirs()
    {
        await _notebook.Run("""
            class Slow { public override string ToString() { while (true) { } } }
            class Half { public int A => 1; public int B { get { while (true) { } } } public int C => 3; }
            var a = 1; var slow = new Slow(); var half = new Half(); var b = 2;
            """);
        for (int i = 0; i < 2; i++)
        {
            IEnumerable<SessionVariable> variables = (await _notebook.Session.VariablesAsync(Token))!.Value.Where(each => each.Name != "half");
            Assert.Equal([("a", "1"), ("slow", null), ("b", "2")], variables.Select(each => (each.Name, each.Value)));
        }

        Assert.Equal(["A: int = 1", "B: int = ", "C: int = 3"], await Children("half"));
        Assert.Equal("2", await _notebook.Value("1 + 1"));
    }

    [Fact]
    public async Task What_is_asked_at_once_is_all_answered()
    {
        await _notebook.Run("""
            class Late { public override string ToString() { System.Threading.Thread.Sleep(50); return "late"; } }
            var late = new Late(); var list = new List<int> { 1 }; var pair = new { A = 1 };
            """);
        Task<ImmutableArray<SessionVariable>?>[] lists =
        [
            _notebook.Session.VariablesAsync(Token),
            _notebook.Session.ChildrenAsync(["list"], cancellationToken: Token),
            _notebook.Session.ChildrenAsync(["pair"], cancellationToken: Token),
        ];
        Task<MimeBundle?> shown = _notebook.Session.ShowAsync(["late"], Token);
        Assert.Equal([3, 1, 1], (await Task.WhenAll(lists)).Select(list => list?.Length));
        Assert.Equal("late", (await shown)?.PlainText);
    }

    [Fact]
    public async Task Work_that_a_cell_has_left_running_goes_on_when_somebody_looks_at_variables()
    {
        using var held = new ManualResetEventSlim();
        AppDomain.CurrentDomain.SetData(nameof(held), held);
        await _notebook.Run("""
            var held = (System.Threading.ManualResetEventSlim)AppDomain.CurrentDomain.GetData("held");
            async Task Train() { await Task.Yield(); held.Wait(); await Task.Yield(); }
            var training = Train();
            """);

        // Nothing can say what it is while the training has the thread.
        Assert.All((await _notebook.Session.VariablesAsync(Token))!.Value, variable => Assert.Null(variable.Value));
        held.Set();
        await _notebook.Run("await training;").WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    [Fact]
    public async Task The_thread_that_asks_first_does_not_load_what_puts_values_into_words()
    {
        await _notebook.Run("var n = 1;");
        int? loading = null;
        Task? answer = null;
        var asking = new Thread(() => answer = _notebook.Session.VariablesAsync(Token));
        AppDomain.CurrentDomain.AssemblyLoad += Note;
        asking.Start();
        asking.Join();
        await answer!;
        AppDomain.CurrentDomain.AssemblyLoad -= Note;
        Assert.NotNull(loading);
        Assert.NotEqual(asking.ManagedThreadId, loading);

        void Note(object? sender, AssemblyLoadEventArgs loaded)
        {
            if (AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly) == _notebook.Session.Assemblies) loading ??= Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public async Task A_member_that_has_twice_not_come_to_its_end_is_not_read_again()
    {
        await _notebook.Run("""
            class Half { public static int Reads; public int A => 1; public int B { get { Reads++; while (true) { } } } public int C => 3; }
            var half = new Half(); var other = new Half();
            """);
        for (int i = 0; i < 3; i++) Assert.Equal(["A: int = 1", "B: int = ", "C: int = 3"], await Children("half"));
        Assert.Equal("2", await _notebook.Value("Half.Reads"));
        await Children("other");
        Assert.Equal("3", await _notebook.Value("Half.Reads"));
    }

    [Theory]
    [InlineData("var slow = new Slow();")]
    [InlineData("var pair = (1, new Slow());", "pair")]
    [InlineData("class Box { Slow hidden; } var box = new Box();", "box", "non-public members")]
    [InlineData("struct Crate { Slow hidden; } var crates = new[] { new Crate() };", "crates", "[0]", "non-public members")]
    public async Task A_struct_that_has_twice_not_come_to_its_end_is_not_asked_again(string code, params string[] path)
    {
        await _notebook.Run("class Count { public static int Asked; } struct Slow { public override string ToString() { Count.Asked++; while (true) { } } }");
        await _notebook.Run(code);
        for (int i = 0; i < 4; i++)
        {
            ImmutableArray<SessionVariable>? list = path.Length == 0
                ? await _notebook.Session.VariablesAsync(Token)
                : await _notebook.Session.ChildrenAsync([.. path], cancellationToken: Token);
            Assert.Null(list!.Value[^1].Value);
        }

        Assert.Equal("2", await _notebook.Value("Count.Asked"));
    }

    [Fact]
    public async Task A_value_that_cannot_be_unfolded_harms_no_other()
    {
        await _notebook.Run("""
            class Torn : IReadOnlyCollection<System.Reflection.MemberInfo>
            {
                public int Count => throw new FormatException("torn"); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                public IEnumerator<System.Reflection.MemberInfo> GetEnumerator() => throw new FormatException("torn");
            }
            var torn = new Torn(); var list = new List<int> { 1 };
            """);
        Assert.Equal(
            [("torn", "threw FormatException: torn", 0), ("list", "[ 1 ]", 1)],
            (await _notebook.Session.VariablesAsync(Token))?.Select(variable => (variable.Name, variable.Value, variable.Children)));
        await _notebook.Run("#!whos");

        // Who wants to see what is inside learns why that can't be.
        Assert.Equal("torn", (await Assert.ThrowsAsync<FormatException>(() => _notebook.Session.ChildrenAsync(["torn"], cancellationToken: Token))).Message);
    }

    [Fact]
    public async Task A_cell_does_not_wait_for_what_is_asked_between_cells()
    {
        await _notebook.Run("class Slow { public int Never { get { while (true) { } } } } var slow = new Slow();");
        Task<MimeBundle?> shown = _notebook.Session.ShowAsync(["slow"], Token);

        // It takes ten seconds, unless a cell comes.
        Assert.Equal(CellStatus.Succeeded, await _notebook.Session.ExecuteAsync("1 + 1", static _ => { }, Token));
        Assert.True(shown.IsCompleted);
        Assert.Null(await shown);
    }

    [Fact]
    public async Task While_a_cell_runs_there_is_no_answer()
    {
        await _notebook.Run("var x = new[] { 1 };");
        var begun = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        Task<CellStatus> running = _notebook.Session.ExecuteAsync("Console.Write(1); while (true) { }", _ => begun.TrySetResult(), stop.Token);
        await begun.Task;
        Assert.Null(await _notebook.Session.VariablesAsync(Token));
        Assert.Null(await _notebook.Session.ChildrenAsync(["x"], cancellationToken: Token));
        Assert.Null(await _notebook.Session.ShowAsync(["x"], Token));
        await stop.CancelAsync();
        await running;
        Assert.Equal(["[0]: int = 1"], await Children("x"));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("new List<int> { 1, 2 }")]
    [InlineData("new { A = 1, B = new[] { 1, 2 } }")]
    [InlineData("Enumerable.Range(0, 3).Select(n => n * n)")]
    [InlineData("new System.Text.StringBuilder(\"ab\")")]
    public async Task A_variable_is_shown_as_a_cell_shows_it(string code)
    {
        await _notebook.Run($"var shown = {code};");
        MimeBundle cell = Assert.Single((await _notebook.Run("shown")).OfType<ResultOutput>()).Data;
        Assert.Equal([.. cell], [.. (await _notebook.Session.ShowAsync(["shown"], Token))!]);
    }

    [Fact]
    public async Task Nothing_that_values_say_of_themselves_is_shown_under_a_cell()
    {
        var heard = new List<CellOutput>();
        const string Loud = "class Loud { public override string ToString() { Console.WriteLine(1); display(2); return \"loud\"; } } var loud = new Loud();";
        await _notebook.Session.ExecuteAsync(Loud, heard.Add, Token);
        Assert.Equal("loud", Assert.Single((await _notebook.Session.VariablesAsync(Token))!.Value).Value);
        Assert.Equal("loud", (await _notebook.Session.ShowAsync(["loud"], Token))!.PlainText);
        Assert.Empty(heard);
    }

    [Fact]
    public async Task Nothing_is_kept_of_what_was_asked()
    {
        await _notebook.Run("class Box { public object Item { get; } = new object(); } var box = new Box(); var seen = new WeakReference(box); var item = new WeakReference(box.Item);");
        await Children("box");
        await Children("box", "Item");
        await _notebook.Session.ShowAsync(["box"], Token);
        await _notebook.Run("box = null;");
        await _notebook.Run("for (int i = 0; i < 10 && (seen.IsAlive || item.IsAlive); i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }");
        Assert.Equal("( False, False )", await _notebook.Value("(seen.IsAlive, item.IsAlive)"));
    }

    [Fact]
    public async Task A_huge_value_costs_no_more_than_a_small_one()
    {
        await _notebook.Run("""
            var huge = new byte[100_000_000]; var sets = Enumerable.Range(0, 100).Select(_ => new HashSet<int>(Enumerable.Range(0, 1_000))).ToList();
            class Wide { public int Reads { get { Total++; return 1; } } public static int Total; }
            var wide = Enumerable.Range(0, 1_000).Select(_ => Enumerable.Range(0, 1_000).Select(_ => new Wide()).ToList()).ToList();
            """);
        SessionVariable huge = (await _notebook.Session.VariablesAsync(Token))!.Value[0];
        Assert.Equal(("[ 0, 0,", 100_000_000), (huge.Value![..7], huge.Children));
        Assert.InRange(int.Parse(await _notebook.Value("Wide.Total"), System.Globalization.CultureInfo.InvariantCulture), 0, 200);
        Assert.Equal(2, (await _notebook.Session.ChildrenAsync(["huge"], 99_999_998, 10, Token))!.Value.Length);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<string[]> Children(params string[] path) =>
        [.. (await _notebook.Session.ChildrenAsync([.. path], cancellationToken: Token))!.Value.Select(child => $"{child.Name}: {child.Type} = {child.Value}")];
}
