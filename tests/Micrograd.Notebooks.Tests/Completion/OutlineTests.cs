using Micrograd.LanguageServices;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

/// <summary>What the names in a cell are, what it declares, and which namespaces it lacks.</summary>
public sealed class OutlineTests
{
    [Fact]
    public async Task Names_are_told_apart_by_what_they_are()
    {
        using var cells = new Cells("class Value { public const int One = 1; }\nvar a = new Value();\nint Twice(int x) => 2 * x;", "");
        Assert.Equal(
            [
                "System Namespace", "Text Namespace", "var Keyword", "local Variable Declaration", "a Variable", "Console Class Static", "WriteLine Method Static", "Twice Function", "Value Class",
                "One Property Static Readonly", "DayOfWeek Enum", "Friday EnumMember Readonly", "Span Struct", "IDisposable Interface", "Func Type",
            ],
            await Tokens(cells, "b", "#!time\nusing System.Text;\nvar local = a; Console.WriteLine(Twice(Value.One) + unknown);\nDayOfWeek.Friday;\nSpan<int>.Empty; IDisposable d = null; Func<int> f;", skip: ["d", "f", "Empty"]));
    }

    [Fact]
    public async Task Parameters_members_and_type_parameters_have_their_kinds()
    {
        using var cells = new Cells("");
        Assert.Equal(
            ["Box Class Declaration", "T TypeParameter Declaration", "T TypeParameter", "Item Property Declaration", "Put Method Declaration", "T TypeParameter", "item Parameter Declaration", "Item Property", "item Parameter", "nameof Keyword", "item Parameter"],
            await Tokens(cells, "a", "class Box<T> { public T Item { get; set; } void Put(T item) { Item = item; _ = nameof(item); } }", skip: ["_"]));
        Assert.Equal(["Old Function Declaration Deprecated", "Old Function Deprecated"], await Tokens(cells, "a", "[Obsolete] void Old() { }\nOld();", skip: ["Obsolete"]));
    }

    [Fact]
    public async Task A_cell_lists_what_it_declares()
    {
        using var cells = new Cells("class Value { }");
        const string Code = "#!time\nvar (a, b) = (1, \"\");\nList<int> list = [], other;\nint Twice(int x)\n{\n    return 2 * x;\n}\nclass Neuron : Value\n{\n    public Neuron(int inputs) { }\n    int _hidden;\n    public enum Kind { Tanh }\n}\nConsole.WriteLine(a);";
        cells.Stand(("a", cells["a"]), ("b", Code));
        var items = await CSharpLanguage.Of(cells.Notebook.Session).InCell("b").OutlineAsync(Code, Cells.Token);
        Assert.Equal(
            [
                "0 Variable a int", "0 Variable b string", "0 Variable list List<int>", "0 Variable other List<int>", "0 Method Twice (int x)", "0 Class Neuron ", "1 Method Neuron (int inputs)",
                "1 Field _hidden int", "1 Enum Kind ", "2 EnumMember Tanh ",
            ],
            items.Select(item => $"{item.Level} {item.Kind} {item.Name} {item.Detail}"));
        OutlineItem twice = items.Single(item => item.Name == "Twice");
        Assert.Equal((4, 1, 7, 2, 4, 5, 10), (twice.Line, twice.Column, twice.EndLine, twice.EndColumn, twice.NameLine, twice.NameColumn, twice.NameEndColumn));
    }

    [Theory]
    [InlineData("record.Clone(); record.Clone();", "record Clone record Clone")]
    [InlineData("_ = 1;  record.Clone();\nextension.CompareTo(1); record.Clone();", "record Clone extension CompareTo record Clone")]
    [InlineData("_ = 1;\trecord.Clone(); @record.Clone();\n#!time\nextension.CompareTo(1);", "record Clone @record Clone extension CompareTo")]
    [InlineData("point with { X = 2 }", "point X")]
    [InlineData("record.Clone();\npoint\nwith\n{ X = record.Length }", "record Clone point X record Length")]
    public async Task Names_that_are_keywords_elsewhere_stand_where_they_are_written(string code, string names)
    {
        using var cells = new Cells("record Point(int X);\nvar record = new[] { 1 };\nvar extension = 1;\nvar point = new Point(1);", "");
        Assert.Equal(names, string.Join(' ', (await Tokens(cells, "b", code, skip: ["_"])).Select(token => token.Split(' ')[0])));
    }

    [Fact]
    public async Task Problems_and_declarations_behind_such_a_name_stand_where_they_are_written()
    {
        const string Code = "record.Clone(); int after = missing;";
        using var cells = new Cells("var record = new[] { 1 };", Code);
        Assert.Equal(["CS0103 at 1:29"], await cells.Problems("b"));
        OutlineItem after = Assert.Single(await CSharpLanguage.Of(cells.Notebook.Session).InCell("b").OutlineAsync(Code, Cells.Token));
        Assert.Equal((17, 37, 21, 26), (after.Column, after.EndColumn, after.NameColumn, after.NameEndColumn));
    }

    [Theory]
    [InlineData("Stop|watch.StartNew()", "using System.Diagnostics;", "using System.Diagnostics;\nStopwatch.StartNew()")]
    [InlineData("#r \"System.Xml\"\n// a word\nvar x = new Conc|urrentDictionary<int, int>();", "using System.Collections.Concurrent;", "#r \"System.Xml\"\nusing System.Collections.Concurrent;\n// a word\nvar x = new ConcurrentDictionary<int, int>();")]
    [InlineData("using System.Xml;\nCultureIn|fo culture;", "using System.Globalization;", "using System.Xml;\nusing System.Globalization;\nCultureInfo culture;")]
    [InlineData("#!time\n[DebuggerDis|play(\"\")] class A { }", "using System.Diagnostics;", "#!time\nusing System.Diagnostics;\n[DebuggerDisplay(\"\")] class A { }")]
    public async Task A_type_that_is_not_known_is_offered_its_namespace(string cell, string title, string text)
    {
        using var cells = new Cells("");
        (CSharpLanguage language, string code, int position) = cells.At("a", cell);
        CodeFix fix = (await language.FixAsync(code, position, Cells.Token))[0];
        Assert.Equal((title, text), (fix.Title, Edited.Text(code, fix.Edits)));
        Assert.Equal("a", Assert.Single(fix.Edits).Cell);
        cells.Write("a", text);
        Assert.Empty(await cells.Problems("a"));
    }

    [Theory]
    [InlineData("Cons|ole.WriteLine()")]
    [InlineData("NoSuchThing|AnyWhere x;")]
    [InlineData("Console.Stop|watch")]
    [InlineData("\"Stop|watch\"")]
    [InlineData("|")]
    public async Task Where_no_namespace_helps_none_is_offered(string cell)
    {
        using var cells = new Cells("");
        (CSharpLanguage language, string code, int position) = cells.At("a", cell);
        Assert.Empty(await language.FixAsync(code, position, Cells.Token));
    }

    private static async Task<IEnumerable<string>> Tokens(Cells cells, string id, string code, string[] skip)
    {
        cells.Write(id, code);
        string[] lines = code.Split('\n');
        return (await CSharpLanguage.Of(cells.Notebook.Session).InCell(id).ClassifyAsync(code, Cells.Token))
            .Select(token => (Name: lines[token.Line - 1].Substring(token.Column - 1, token.Length), Token: token))
            .Where(each => !skip.Contains(each.Name))
            .Select(each => string.Join(' ', [each.Name, each.Token.Kind, .. each.Token.Modifiers]));
    }
}
