using System.Collections.Immutable;
using System.Text.Json.Nodes;

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Documents;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

/// <summary>Where what a cell names is declared and used, and how it gets another name.</summary>
public sealed class NavigationTests
{
    private const string Value = "class Value(double data)\n{\n    public double Data { get; set; } = data;\n    public static Value operator +(Value a, Value b) => new(a.Data + b.Data);\n}";

    [Theory]
    [InlineData("var a = new Val|ue(1);", "a 1:7-1:12")]
    [InlineData("Val|ue a = null;", "a 1:7-1:12")]
    [InlineData("var a = new Value(1); a.Da|ta", "a 3:19-3:23")]
    [InlineData("var a = new Value(da|ta: 1);", "a 1:20-1:24")]
    [InlineData("var a = new Value(1);\na|", "c 1:5-1:6")]
    [InlineData("Twi|ce(1)", "b 1:5-1:10")]
    [InlineData("new Value(1) +| new Value(2)", "a 4:34-4:35")]
    [InlineData("  |  ", "")]
    [InlineData("\"Val|ue\"", "")]
    [InlineData("unkn|own", "")]
    [InlineData("Cons|ole.WriteLine()", "")]
    public async Task A_name_leads_to_the_cell_that_declares_it(string cell, string places)
    {
        using var cells = new Cells(Value, "int Twice(int x) => 2 * x;", "");
        Assert.Equal(places, string.Join(", ", (await Define(cells, "c", cell)).Select(Text)));
    }

    [Fact]
    public async Task A_name_leads_to_the_text_that_stands_there_now()
    {
        using var cells = new Cells("late + 1", "var late = 1;", "\nvar late = 2;");
        await cells.Run("b");
        Assert.Equal("b 1:5-1:9", Text(Assert.Single(await Define(cells, "a", "lat|e + 1"))));
        cells.Write("b", "// another text");
        Assert.Empty(await Define(cells, "a", "lat|e + 1"));
    }

    [Fact]
    public async Task A_name_leads_into_a_file_that_is_loaded()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("define-");
        try
        {
            string file = Path.Combine(folder.FullName, "setup.csx");
            await File.WriteAllTextAsync(file, "// A script.\nint Three() => 3;", Cells.Token);
            using var cells = new Cells(new SessionOptions { Folder = folder.FullName }, "#load \"setup.csx\"", "");
            Assert.Equal(new CodePlace(null, file, null, 2, 5, 2, 10), Assert.Single(await Define(cells, "b", "Thr|ee()")));
            Assert.Equal(new CodePlace(null, file, null, 1, 1, 1, 1), Assert.Single(await Define(cells, "a", "#load \"set|up.csx\"")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_an_assembly_declares_is_asked_of_the_decompiler()
    {
        using var cells = new Cells("");
        var decompiler = new RecordingDecompiler();
        await Define(cells, "a", "new List<int>().Ad|d(1)", decompiler);
        Assert.Equal("System.Private.CoreLib.dll System.Collections.Generic.List`1 06", decompiler.Asked);
        await Define(cells, "a", "new[] { 1 }.Sel|ect(x => x)", decompiler);
        Assert.Equal("System.Linq.dll System.Linq.Enumerable 06", decompiler.Asked);
        await Define(cells, "a", "Environment.Special|Folder folder;", decompiler);
        Assert.Equal("System.Private.CoreLib.dll System.Environment 02", decompiler.Asked);
        await Define(cells, "a", "Math.P|I", decompiler);
        Assert.Equal("System.Private.CoreLib.dll System.Math 04", decompiler.Asked);
    }

    [Fact]
    public async Task References_are_found_in_all_cells_with_the_declaration()
    {
        using var cells = new Cells(Value, "var a = new Value(1); // Value\nvar b = a + new Value(2);", "#!time\nConsole.WriteLine(a.Data);\n#!csharp\na.Data = 3;", "class Other { public int Data; }\nnew Other().Data");
        Assert.Equal("a 3:19-3:23, a 4:63-4:67, a 4:72-4:76, c 2:21-2:25, c 4:3-4:7", await References(cells, "c", "#!time\nConsole.WriteLine(a.Data);\n#!csharp\na.Da|ta = 3;"));
        Assert.Equal("a 1:7-1:12, a 4:19-4:24, a 4:36-4:41, a 4:45-4:50, b 1:13-1:18, b 2:17-2:22", await References(cells, "b", "var a = new Val|ue(1); // Value\nvar b = a + new Value(2);"));
        Assert.Equal("b 1:5-1:6, b 2:9-2:10, c 2:19-2:20, c 4:1-4:2", await References(cells, "b", "var a| = new Value(1); // Value\nvar b = a + new Value(2);"));
        Assert.Equal("d 1:26-1:30, d 2:13-2:17", await References(cells, "d", "class Other { public int Data; }\nnew Other().Da|ta"));
        Assert.Equal("c 2:1-2:8", await References(cells, "c", "#!time\nCons|ole.WriteLine(a.Data);\n#!csharp\na.Data = 3;"));
    }

    [Fact]
    public async Task A_name_that_is_declared_anew_has_references_of_its_own()
    {
        using var cells = new Cells("var x = 1;\nx", "x + 1", "var x = 2;", "x + 2");
        Assert.Equal("a 1:5-1:6, a 2:1-2:2, b 1:1-1:2", await References(cells, "b", "x| + 1"));
        Assert.Equal("c 1:5-1:6, d 1:1-1:2", await References(cells, "d", "x| + 2"));
    }

    [Fact]
    public async Task Overrides_and_implementations_are_one_with_what_they_stand_for()
    {
        using var cells = new Cells("interface IShape { double Area(); }\nabstract class Shape : IShape { public abstract double Area(); }", "class Square : Shape { public override double Area() => 1; }", "new Square().Area()");
        Assert.Equal("a 1:27-1:31, a 2:56-2:60, b 1:47-1:51, c 1:14-1:18", await References(cells, "c", "new Square().Are|a()"));
    }

    [Fact]
    public async Task References_are_found_in_files_that_cells_load()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("references-");
        try
        {
            string file = Path.Combine(folder.FullName, "setup.csx"), other = Path.Combine(folder.FullName, "other.ipynb");
            await File.WriteAllTextAsync(file, "int Three() => 3;\nvar six = 2 * Three();", Cells.Token);
            var notebook = new NotebookDocument();
            notebook.InsertCell(0, CellKind.Code, "var nine = six + Three();");
            notebook.InsertCell(1, CellKind.Code, "var Three = 3;").Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
            NotebookFile.Write(other, notebook);
            using var cells = new Cells(new SessionOptions { Folder = folder.FullName }, "#load \"setup.csx\"", "#!import other.ipynb\nThree()", "six");
            (CSharpLanguage language, string code, int position) = cells.At("c", "Thr|ee()");
            ImmutableArray<CodePlace> places = await language.ReferencesAsync(code, position, Cells.Token);
            Assert.Equal(
                [
                    new(null, file, null, 1, 5, 1, 10), new(null, file, null, 2, 15, 2, 20), new(null, other, null, 1, 1, 1, 1),
                    new("b", null, null, 2, 1, 2, 6), new("c", null, null, 1, 1, 1, 6),
                ],
                places);
            (language, code, position) = cells.At("c", "Thr|ee()");
            Assert.Equal("Three is declared in setup.csx. Change its name there.", (await language.RenameAsync(code, position, "Four", Cells.Token)).Problem);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_class_is_renamed_in_all_cells()
    {
        using var cells = new Cells("class Value\n{\n    public Value() { }\n    /// <see cref=\"Value\"/>\n    public Value Next;\n}", "var a = new Value(); Value b = a.Next; typeof(Value)", "new List<Value> { a }");
        CellEdits edits = await Rename(cells, "b", "var a = new Val|ue(); Value b = a.Next; typeof(Value)", "Number");
        Assert.Null(edits.Problem);
        Assert.Equal(
            ["class Number\n{\n    public Number() { }\n    /// <see cref=\"Number\"/>\n    public Number Next;\n}", "var a = new Number(); Number b = a.Next; typeof(Number)", "new List<Number> { a }"],
            ((string[])["a", "b", "c"]).Select(id => Applied(cells[id], edits, id)));
    }

    [Theory]
    [InlineData("x|", "value", "var value = 1;\nvar y = value + value;", "value")]
    [InlineData("x|", "@class", "var @class = 1;\nvar y = @class + @class;", "@class")]
    [InlineData("x|", null, "var x = 1;\nvar y = x + x;", "x")]
    public async Task A_variable_is_renamed(string cell, string? name, string first, string second)
    {
        using var cells = new Cells("var x = 1;\nvar y = x + x;", cell.Replace("|", "", StringComparison.Ordinal));
        CellEdits edits = await Rename(cells, "b", cell, name);
        Assert.Equal((null, first, second), (edits.Problem, Applied(cells["a"], edits, "a"), Applied(cells["b"], edits, "b")));
    }

    [Theory]
    [InlineData("Cons|ole.WriteLine(x);", "Terminal", "Console comes from System.Console. Only what the cells of the notebook declare can have another name.")]
    [InlineData("x|", "class", "class is a word of C#. Choose another name, or write @class.")]
    [InlineData("x|", "1x", "1x is not a name in C#: a name has letters, digits and _, and begins with no digit.")]
    [InlineData("x|", "", "A name has at least one character.")]
    [InlineData(" | ", "y", "There is no name here that could be changed.")]
    [InlineData("x|", "y", "y means something else already in the notebook. Choose another name.")]
    [InlineData("x|", "Size", "If x were called Size, code cell 1 would no longer compile: This cell declares Size twice. Choose another name, or declare it anew in another cell.")]
    [InlineData("thing.ToStri|ng()", "Text", "ToString comes from System.Private.CoreLib. Only what the cells of the notebook declare can have another name.")]
    [InlineData("gon|e", "here", "gone was declared by code that has run and is in no cell any more.")]
    public async Task A_rename_that_cannot_be_says_why(string cell, string name, string problem)
    {
        using var cells = new Cells("var x = 1; int Size;\nvar thing = new Thing();\nclass Thing { public override string ToString() => \"\"; }", "x + 1\nvar y = 2;", "");
        await cells.Notebook.Run("var gone = 1;");
        if (name == "y") cells.Write("b", "var y = 2;\nx + y");
        CellEdits edits = await Rename(cells, "c", cell, name);
        Assert.Equal((problem, 0), (edits.Problem, edits.Edits.Length));
    }

    [Theory]
    [InlineData("class Bag : IEnumerable { public void Ad|d(int n) { } public IEnumerator GetEnumerator() => null; }", "Put", "new Bag { 1, 2 }")]
    [InlineData("class Pair { public void Decon|struct(out int a, out int b) { a = b = 1; } }", "Take", "var (x, y) = new Pair();")]
    [InlineData("class Run { public List<int>.Enumerator GetEnum|erator() => default; }", "Each", "foreach (int n in new Run()) { }")]
    [InlineData("class Row { public int Cou|nt => 1; public int this[int n] => n; }", "Size", "new Row()[^1]")]
    [InlineData("static System.Runtime.CompilerServices.TaskAwaiter GetAw|aiter(this int n) => default;", "Wait", "await 1;")]
    public async Task What_cells_use_without_naming_it_keeps_its_name(string declaration, string name, string use)
    {
        using var cells = new Cells("", "var before = 1;", use);
        string? problem = (await Rename(cells, "a", declaration, name)).Problem;
        Assert.Matches($"^If \\w+ were called {name}, code cell 3 would no longer compile: ", problem);
    }

    [Theory]
    [InlineData("class Va|lue { }", "Number", "var first = new Value();", "Value is named in setup.csx too, which code cell 3 loads. Only names in cells can be changed.")]
    [InlineData("var si|ze = 1;", "other", "var first = new Value();", "none")]
    [InlineData("var si|ze = 1;", "first", "var first = 2; first + 1", "none")]
    [InlineData("var si|ze = 1;", "String", "var first = String.Empty;", "If size were called String, code cell 3 would no longer compile: ")]
    [InlineData("class Si|ze { public static int MaxValue; }", "Int32", "var first = Int32.MaxValue;", "Int32 means something else already in the notebook. Choose another name.")]
    public async Task A_file_that_is_loaded_is_not_left_behind(string cell, string name, string file, string problem)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rename-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "setup.csx"), file, Cells.Token);
            using var cells = new Cells(new SessionOptions { Folder = folder.FullName }, "class Value { }", "", "#load \"setup.csx\"");
            string found = (await Rename(cells, cell.StartsWith("class", StringComparison.Ordinal) ? "a" : "b", cell, name)).Problem ?? "none";
            Assert.StartsWith(problem, found, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_name_that_is_a_keyword_elsewhere_and_those_behind_it_are_found_and_renamed()
    {
        const string Code = "record.Clone(); var after = 1; after + record.Length";
        using var cells = new Cells("var record = new[] { 1 };", Code);
        string marked = Code.Replace("after +", "aft|er +", StringComparison.Ordinal);
        Assert.Equal("b 1:21-1:26", Text(Assert.Single(await Define(cells, "b", marked))));
        Assert.Equal("b 1:21-1:26, b 1:32-1:37", await References(cells, "b", marked));
        Assert.Equal("record.Clone(); var later = 1; later + record.Length", Applied(Code, await Rename(cells, "b", marked, "later"), "b"));
        Assert.Equal("a 1:5-1:11, b 1:1-1:7, b 1:40-1:46", await References(cells, "b", $"rec|{Code[3..]}"));
        Assert.Equal("rows.Clone(); var after = 1; after + rows.Length", Applied(Code, await Rename(cells, "b", $"rec|{Code[3..]}", "rows"), "b"));
        Assert.Equal("object Array.Clone()", await cells.Signature("b", "record.Clo|ne();"));
        Assert.Contains("Clone", await cells.Names("b", "record.Cl|"));
    }

    private static Task<ImmutableArray<CodePlace>> Define(Cells cells, string id, string marked, IDecompiler? decompiler = null)
    {
        (CSharpLanguage language, string code, int position) = cells.At(id, marked);
        return language.DefineAsync(code, position, decompiler, Cells.Token);
    }

    private static async Task<string> References(Cells cells, string id, string marked)
    {
        (CSharpLanguage language, string code, int position) = cells.At(id, marked);
        return string.Join(", ", (await language.ReferencesAsync(code, position, Cells.Token)).Select(Text));
    }

    private static Task<CellEdits> Rename(Cells cells, string id, string marked, string? name)
    {
        (CSharpLanguage language, string code, int position) = cells.At(id, marked);
        return language.RenameAsync(code, position, name, Cells.Token);
    }

    private static string Text(CodePlace place) => $"{place.Cell} {place.Line}:{place.Column}-{place.EndLine}:{place.EndColumn}";

    private static string Applied(string text, CellEdits edits, string id) => Edited.Text(text, edits.Edits.Where(edit => edit.Cell == id));

    private sealed class RecordingDecompiler : IDecompiler
    {
        public string? Asked { get; private set; }

        public CodePlace? Decompile(string assembly, string type, int member, CancellationToken cancellationToken = default)
        {
            // The table that a metadata token is of, is its first byte.
            Asked = $"{Path.GetFileName(assembly)} {type} {member >> 24:x2}";
            return null;
        }
    }
}
