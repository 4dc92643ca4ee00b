using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Display;

public sealed class BoundedDisplayTests(SharedSession session) : IClassFixture<SharedSession>
{
    [Theory]
    [InlineData("var l = new List<object>(); l.Add(l); l", "List<Object>\n    - ... (the List<Object> that holds it)")]
    [InlineData("var a = new object[1]; a[0] = a; a", "Object[]\n    - ... (the Object[] that holds it)")]
    [InlineData("var a = new List<object>(); var b = new List<object> { a }; a.Add(b); a", "List<Object>\n    - List<Object>\n      - ... (the List<Object> that holds it)")]
    [InlineData("class Me : IEnumerable<Me> { public IEnumerator<Me> GetEnumerator() { yield return this; } IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); } new Me()", "Me\n... (the Me that holds it)")]
    [InlineData("class Me : IEnumerable { public IEnumerator GetEnumerator() { yield return this; } } new Me()", "Me\n    - ... (the Me that holds it)")]
    [InlineData("IEnumerable<object> s = null; s = Enumerable.Range(0, 1).Select(n => (object)s); s", "IEnumerable<Object>\n    - ... (the IEnumerable<Object> that holds it)")]
    [InlineData("var d = new Dictionary<string, object>(); d[\"me\"] = d; d", "Dictionary<String,Object>\nme: ... (the Dictionary<String,Object> that holds it)")]
    [InlineData("dynamic e = new System.Dynamic.ExpandoObject(); e.me = e; e", "me: ... (the ExpandoObject that holds it)")]
    [InlineData("class Node { public Node Next; } var n = new Node(); n.Next = n; n", "Node\n      Next: ... (the Node that holds it)")]
    [InlineData("record Node { public Node Next { get; set; } } var n = new Node(); n.Next = n; n", "Node\n      Next: ... (the Node that holds it)")]
    [InlineData("class Tree { public List<Tree> Children = new(); } var t = new Tree(); t.Children.Add(t); t", "Tree\n      Children: List<Tree>\n... (the Tree that holds it)")]
    [InlineData("var l = new List<object>(); l.Add((1, l)); l", "List<Object>\n    -       - 1\n      - ... (the List<Object> that holds it)")]
    public async Task What_holds_itself_is_cut_with_a_mark_in_every_form(string code, string text)
    {
        MimeBundle shown = Assert.Single((await session.Notebook.Run(code)).OfType<ResultOutput>()).Data;
        Assert.Equal(text, shown.PlainText);
        Assert.Contains("that holds it)", shown[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_holds_itself_is_cut() =>
        Assert.EndsWith("(values): HashSet<Object>\n    - ... (the HashSet<Object> that holds it)", await session.Notebook.Value("var s = new HashSet<object>(); s.Add(s); s"), StringComparison.Ordinal);

    [Fact]
    public async Task The_same_value_twice_side_by_side_is_shown_twice() =>
        Assert.Equal("List<Int32>[]\n[ 1 ]\n[ 1 ]", await session.Notebook.Value("var one = new List<int> { 1 }; new[] { one, one }"));

    [Theory]
    [InlineData("class Node { public Node Next; } Node v = null; for (int i = 0; i < 100_000; i++) v = new Node { Next = v }; v")]
    [InlineData("record Link(int N, Link Next); Link v = null; for (int i = 0; i < 100_000; i++) v = new Link(i, v); v")]
    [InlineData("object v = 1; for (int i = 0; i < 100_000; i++) v = new List<object> { v }; v")]
    [InlineData("object v = 1; for (int i = 0; i < 100_000; i++) v = new[] { v }; v")]
    [InlineData("object v = 1; for (int i = 0; i < 100_000; i++) v = (v, 1); v")]
    [InlineData("object v = 1; for (int i = 0; i < 100_000; i++) v = new { v }; v")]
    [InlineData("object v = 1; for (int i = 0; i < 100_000; i++) v = new Dictionary<string, object> { [\"k\"] = v }; v")]
    [InlineData("IEnumerable<object> Deeper() { while (true) yield return Deeper(); } Deeper()")]
    public async Task What_is_nested_without_end_is_cut_with_a_mark(string code)
    {
        MimeBundle shown = Assert.Single((await session.Notebook.Run(code)).OfType<ResultOutput>()).Data;
        Assert.Contains("nested deeper)", shown.PlainText, StringComparison.Ordinal);
        Assert.Contains("nested deeper)", shown[MimeTypes.Html], StringComparison.Ordinal);
        Assert.InRange(shown.Sum(form => form.Value.Length), 0, 2_000_000);
    }

    [Fact]
    public async Task A_list_of_lists_goes_deeper_than_objects_do() =>
        Assert.Contains("[ [ [ [ 7 ] ] ] ]", await session.Notebook.Value("object v = new[] { 7 }; for (int i = 0; i < 9; i++) v = new[] { v }; v"), StringComparison.Ordinal);

    [Theory]
    [InlineData("object v = 1; for (int i = 0; i < 12; i++) v = Enumerable.Repeat(v, 30).ToList(); v")]
    [InlineData("object v = 1; for (int i = 0; i < 6; i++) { var w = v; v = new { A = w, B = w, C = w, D = w, E = w, F = w, G = w, H = w }; } v")]
    public async Task A_value_that_is_wide_at_every_level_is_cut(string code)
    {
        MimeBundle shown = Assert.Single((await session.Notebook.Run(code)).OfType<ResultOutput>()).Data;
        Assert.Contains("more: a display shows up to 10,000 values)", shown[MimeTypes.Html], StringComparison.Ordinal);
        Assert.InRange(shown.Sum(form => form.Value.Length), 0, 5_000_000);
    }

    [Fact]
    public async Task A_type_with_very_many_members_is_cut()
    {
        string code = $"class Wide {{ {string.Join(' ', Enumerable.Range(0, 1000).Select(n => $"public int F{n};"))} }} new Wide()";
        MimeBundle shown = Assert.Single((await session.Notebook.Run(code)).OfType<ResultOutput>()).Data;
        Assert.EndsWith("F199: 0\n      ... (800 more)", shown.PlainText, StringComparison.Ordinal);
        Assert.Contains("<i>(800 more)</i>", shown[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new string('x', 3_000_000)", "... (2,000,000 more characters)")]
    [InlineData("new[] { new string('x', 3_000_000) }", "... (2,990,000 more characters) ]")]
    [InlineData("class Long { public override string ToString() => new('x', 3_000_000); } new Long()", "... (2,000,000 more characters)")]
    public async Task A_very_long_text_is_cut(string code, string end) => Assert.EndsWith(end, await session.Notebook.Value(code), StringComparison.Ordinal);

    [Theory]
    [InlineData("class Loud { public override string ToString() => \"x\" + ToString(); } new Loud()")]
    [InlineData("class Echo { public Echo Other; public override string ToString() => $\"{Other}\"; } var e = new Echo(); e.Other = e; e")]
    public async Task A_text_that_calls_itself_fails_the_cell(string code) => Assert.Equal("InsufficientExecutionStackException", (await session.Notebook.Fail(code)).Name);

    [Fact]
    public async Task Among_others_a_text_that_calls_itself_is_marked()
    {
        await session.Notebook.Run("class Loud { public int Size = 3; public override string ToString() => \"x\" + ToString(); }");
        MimeBundle shown = Assert.Single((await session.Notebook.Run("new[] { new Loud() }")).OfType<ResultOutput>()).Data;
        Assert.Contains("threw InsufficientExecutionStackException: The calls are nested too deeply", shown[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Equal("Loud[]\n      - Size: 3", shown.PlainText);
    }

    [Fact]
    public async Task A_tree_of_records_has_its_text_as_deep_as_it_goes() =>
        Assert.Equal(
            $"{string.Concat(Enumerable.Repeat("Minus { Of = ", 12))}One {{ }}{string.Concat(Enumerable.Repeat(" }", 12))}",
            await session.Notebook.Value("abstract record Term; record One : Term; record Minus(Term Of) : Term; Term t = new One(); for (int i = 0; i < 12; i++) t = new Minus(t); t"));

    [Fact]
    public async Task The_text_inside_of_a_form_is_never_taken_for_html() =>
        Assert.DoesNotContain("<script>", Assert.Single((await session.Notebook.Run("object v = \"<script>\"; for (int i = 0; i < 9; i++) v = new[] { v }; new { v, Other = \"<script>\" }")).OfType<ResultOutput>()).Data[MimeTypes.Html], StringComparison.Ordinal);
}
