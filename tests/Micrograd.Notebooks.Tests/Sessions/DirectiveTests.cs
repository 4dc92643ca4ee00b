using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions;
using Micrograd.Sessions.Cells;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class DirectiveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("session-");
    private readonly Notebook _notebook;

    public DirectiveTests() => _notebook = new Notebook(new SessionOptions { Folder = _folder.FullName });

    public void Dispose()
    {
        _notebook.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_assembly_is_found_beside_the_notebook_and_its_neighbours_in_its_folder()
    {
        string inner = Build("lib/Inner.dll", "namespace Inner; public class Part { public override string ToString() => \"part\"; }");
        Build("lib/Outer.dll", "namespace Outer; public class Whole { public Inner.Part Part => new(); }", inner);
        await _notebook.Run("#r \"lib/Outer.dll\"\nusing Outer;\nInner.Part p = new Whole().Part;");
        Assert.Equal("part", await _notebook.Value("p"));
    }

    [Fact]
    public async Task An_assembly_is_loaded_from_a_copy_and_can_be_built_again_meanwhile()
    {
        string path = Build("A.dll", "public class A { public static int Version => 1; }");
        await _notebook.Run("#r \"A.dll\"\nA.Version");
        Build("A.dll", "public class A { public static int Version => 2; }");
        Assert.Equal("1", await _notebook.Value("A.Version"));
        ErrorOutput error = await _notebook.Fail("#r \"A.dll\"");
        Assert.Equal($"A was loaded before, from another build. Restart the session to use {path}.", error.Message);
        using var fresh = new Notebook(new SessionOptions { Folder = _folder.FullName });
        Assert.Equal("2", await fresh.Value("#r \"A.dll\"\nA.Version"));
    }

    [Fact]
    public async Task A_notebooks_assembly_wins_over_the_hosts_of_the_same_name()
    {
        Build("Micrograd.Graphviz.dll", "namespace Micrograd.Graphviz; public class Dot { public override string ToString() => \"the notebook's\"; }");
        Assert.Equal("the notebook's", await _notebook.Value("#r \"Micrograd.Graphviz.dll\"\nnew Micrograd.Graphviz.Dot()"));
    }

    [Theory]
    [InlineData("lib", "lib")]
    [InlineData("lib", "lib/runtimes/{0}/native")]
    [InlineData("package/lib/net10.0", "package/runtimes/{0}/native")]
    public async Task An_assembly_finds_its_native_library(string folder, string nativeFolder)
    {
        // Any native library will do: a copy of one that .NET brings along, under a name that nobody else has.
        string ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        string original = OperatingSystem.IsWindows() ? "System.IO.Compression.Native" : "libSystem.IO.Compression.Native";
        string native = Path.Combine(_folder.FullName, string.Format(CultureInfo.InvariantCulture, nativeFolder, RuntimeInformation.RuntimeIdentifier));
        Directory.CreateDirectory(native);
        string borrowed = (OperatingSystem.IsWindows() ? "" : "lib") + "borrowed" + ending;
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), original + ending), Path.Combine(native, borrowed));

        Build(
            folder + "/Checksum.dll",
            """
            using System.Runtime.InteropServices;
            public static class Checksum
            {
                public static uint Of(byte[] bytes) => Crc32(0, bytes, bytes.Length);
                [DllImport("borrowed", EntryPoint = "CompressionNative_Crc32")] private static extern uint Crc32(uint start, byte[] bytes, int length);
            }
            """);
        Assert.Equal("CBF43926", await _notebook.Value($"#r \"{folder}/Checksum.dll\"\nChecksum.Of(\"123456789\"u8.ToArray()).ToString(\"X\")"));
    }

    [Fact]
    public async Task A_missing_assembly_is_named_with_its_full_path_and_what_to_do()
    {
        ErrorOutput error = await _notebook.Fail("\n#r \"gone/Away.dll\"");
        Assert.Equal("DirectiveError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal($"There is no file {Path.Combine(_folder.FullName, "gone", "Away.dll")}. If a build makes it, build first: dotnet build", error.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "text.dll"), "no", TestContext.Current.CancellationToken);
        Assert.EndsWith("text.dll is not a .NET assembly.", (await _notebook.Fail("#r \"text.dll\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_of_the_class_library_needs_no_file() =>
        Assert.Equal("3", await _notebook.Value("#r \"System.Xml.Linq\"\n#r \"System.Linq.dll\"\n1 + 2"));

    [Fact]
    public async Task A_script_is_loaded_with_its_usings_variables_and_types()
    {
        await Write("scripts/setup.csx", "using System.Globalization;\n#load \"more.csx\"\nvar culture = CultureInfo.InvariantCulture;\nclass Loaded { }");
        await Write("scripts/more.csx", "var more = 1;");
        await _notebook.Run("#load \"scripts/setup.csx\"");
        Assert.Equal("1|True", await _notebook.Value("$\"{more}|{culture == CultureInfo.InvariantCulture && new Loaded() is Loaded}\""));
    }

    [Fact]
    public async Task An_error_in_a_script_is_placed_in_the_script()
    {
        await Write("bad.csx", "var ok = 1;\nundefined();");
        Assert.StartsWith("bad.csx, line 2", (await _notebook.Fail("#load \"bad.csx\"")).Traceback[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_loads_itself_is_refused()
    {
        await Write("loop.csx", "#load \"loop.csx\"");
        Assert.Contains("loads itself", (await _notebook.Fail("#load \"loop.csx\"")).Message, StringComparison.Ordinal);
        Assert.Equal("1", await _notebook.Value("1"));
    }

    [Fact]
    public async Task A_notebook_is_imported_with_what_its_code_cells_define()
    {
        var other = new NotebookDocument();
        other.InsertCell(0, CellKind.Code, "var a = 1;");
        other.InsertCell(1, CellKind.Markdown, "not code");
        other.InsertCell(2, CellKind.Code, "var b = a + 1;");
        await Write("other.ipynb", other.ToString());
        await _notebook.Run("#!import other.ipynb");
        Assert.Equal("2", await _notebook.Value("b"));
    }

    [Fact]
    public async Task A_cell_may_say_that_it_is_in_CSharp()
    {
        var outputs = new List<CellOutput>();
        await _notebook.Session.ExecuteAsync(new CellRequest("1 + 1") { Language = "csharp" }, outputs.Add, TestContext.Current.CancellationToken);
        Assert.Equal("2", Assert.IsType<ResultOutput>(Assert.Single(outputs)).Data[MimeTypes.PlainText]);
    }

    [Fact]
    public async Task A_notebook_is_imported_with_what_its_cells_in_other_languages_show()
    {
        var other = new NotebookDocument();
        other.InsertCell(0, CellKind.Code, "<b>x</b>").Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
        other.InsertCell(1, CellKind.Code, "let x = 1").Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "fsharp" };
        await Write("polyglot.ipynb", other.ToString());
        (_, IReadOnlyList<CellOutput> outputs) = await _notebook.Try("#!import polyglot.ipynb", TestContext.Current.CancellationToken);
        Assert.Equal("<b>x</b>", Assert.IsType<DisplayOutput>(outputs[0]).Data[MimeTypes.Html]);
        ErrorOutput error = Assert.IsType<ErrorOutput>(outputs[1]);
        Assert.Equal("The session doesn't run fsharp. It runs csharp, markdown, html, javascript, mermaid, dot.", error.Message);
        Assert.Equal(["polyglot.ipynb, cell 2, line 1: " + error.Message, "    let x = 1"], error.Traceback);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"}}""", null)]
    [InlineData("""{"polyglot_notebook":{"kernelName":"html"}}""", MimeTypes.Html)]
    [InlineData("""{"dotnet_interactive":{"language":"html"}}""", MimeTypes.Html)]
    [InlineData("""{"dotnet_interactive":{"language":"C#"}}""", null)]
    [InlineData("""{"vscode":{"languageId":"HTML"}}""", MimeTypes.Html)]
    [InlineData("""{"vscode":{"languageId":"csharp"}}""", null)]
    [InlineData("""{"vscode":{"languageId":"polyglot-notebook"}}""", null)]
    [InlineData("""{"vscode":{"languageId":"polyglot-notebook"},"polyglot_notebook":{"kernelName":"html"}}""", MimeTypes.Html)]
    public async Task A_cell_runs_in_the_language_that_its_metadata_names(string metadata, string? shown)
    {
        NotebookCell cell = new NotebookDocument().InsertCell(0, CellKind.Code, "1");
        foreach ((string name, JsonNode? value) in JsonNode.Parse(metadata)!.AsObject()) cell.Metadata[name] = value?.DeepClone();
        var outputs = new List<CellOutput>();
        await _notebook.Session.ExecuteAsync(cell, outputs.Add, TestContext.Current.CancellationToken);
        Assert.Equal("1", Assert.Single(outputs) is DisplayOutput display ? display.Data[shown!] : Assert.IsType<ResultOutput>(outputs[0]).Data.PlainText);
        Assert.Equal(shown is not null, outputs[0] is DisplayOutput);
    }

    [Fact]
    public async Task A_broken_notebook_is_refused_with_its_path()
    {
        await Write("broken.ipynb", "{");
        Assert.Contains("broken.ipynb", (await _notebook.Fail("#!import broken.ipynb")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_a_cell_is_shown_after_its_output()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("#!time\nConsole.WriteLine(\"work\");\n1");
        Assert.Matches("^Wall time: [0-9.]+ ms$", Assert.IsType<DisplayOutput>(outputs[^1]).Data.PlainText);
        Assert.Equal("1", Assert.Single(outputs.OfType<ResultOutput>()).Data.PlainText);
    }

    [Fact]
    public async Task The_time_of_a_cell_is_said_once() =>
        Assert.Single((await _notebook.Run("#!time\nConsole.Write(1);\n#!time\n2")).OfType<DisplayOutput>());

    [Fact]
    public async Task Variables_are_listed()
    {
        await _notebook.Run("var x = 1; double? y = null; var names = new List<string> { \"a\" }; (int, string) pair = (1, \"b\"); int Function() => 1;");
        await _notebook.Run("var x = \"again\";");
        Assert.Equal("y\tnames\tpair\tx", Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("#!who"))).Data.PlainText);
        MimeBundle table = Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("#!whos"))).Data;
        Assert.Equal("Variable\tType\tValue\ny\tdouble?\t<null>\nnames\tList<string>\t[ a ]\npair\t(int, string)\t( 1, b )\nx\tstring\tagain", table.PlainText);
        Assert.Contains("<td>y</td><td>double?</td><td>&lt;null&gt;</td>", table[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_languages_stand_between_pieces_of_csharp()
    {
        IReadOnlyList<CellOutput> outputs = await _notebook.Run("var x = 1;\n#!markdown\n# Title\n\"unclosed\n#!html\n<b>x</b>\n#!csharp\nx + 1");
        Assert.Equal("# Title\n\"unclosed", Assert.IsType<DisplayOutput>(outputs[0]).Data[MimeTypes.Markdown]);
        Assert.Equal("<b>x</b>", Assert.IsType<DisplayOutput>(outputs[1]).Data[MimeTypes.Html]);
        Assert.Equal("2", Assert.IsType<ResultOutput>(outputs[2]).Data.PlainText);
    }

    [Fact]
    public async Task A_graph_written_in_dot_is_drawn()
    {
        MimeBundle shown = Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("#!dot\ndigraph { a -> b }"))).Data;
        Assert.Equal([MimeTypes.Svg, MimeTypes.Html, MimeTypes.PlainText], shown.Select(form => form.Key));
        Assert.Contains("<title>a</title>", shown[MimeTypes.Svg], StringComparison.Ordinal);
        Assert.Equal("digraph { a -> b }", shown.PlainText);
    }

    [Fact]
    public async Task Names_stay_unique_when_an_assembly_comes_later_that_the_session_itself_is_made_of()
    {
        await _notebook.Run("var early = display(1);");
        await _notebook.Run($"#r \"{Path.Combine(AppContext.BaseDirectory, "Microsoft.CodeAnalysis.CSharp.dll")}\"");
        await _notebook.Run("early.Update(2); early = display(3); Micrograd.Sessions.Cells.DisplayedValue late = display(4); late.Update(HTML(\"5\"));");
        await _notebook.Run("var one = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression(\"1\"); display(one.ToString()); await Task.Delay(1);");
    }

    [Fact]
    public async Task A_diagram_in_mermaid_is_left_to_the_front_end()
    {
        MimeBundle diagram = Assert.IsType<DisplayOutput>(Assert.Single(await _notebook.Run("#!mermaid\ngraph LR\n  a --> b"))).Data;
        Assert.Equal("graph LR\n  a --> b", diagram[MimeTypes.Mermaid]);
        Assert.Equal("```mermaid\ngraph LR\n  a --> b\n```", diagram[MimeTypes.Markdown]);
    }

    [Fact]
    public async Task A_mistake_in_dot_has_its_place()
    {
        ErrorOutput error = await _notebook.Fail("#!dot\ndigraph {\n  a -> ;\n}");
        Assert.Equal("DotSyntaxError", error.Name);
        Assert.Equal((3, 8), (error.Line, error.Column));
        Assert.Equal("           ^", error.Traceback[2]);
    }

    [Fact]
    public async Task Lines_keep_their_numbers_around_directives() =>
        Assert.Equal(4, (await _notebook.Fail("#!time\nvar x = 1;\n#!who\nx = undefined;")).Line);

    [Fact]
    public async Task An_unknown_directive_lists_those_that_there_are()
    {
        ErrorOutput error = await _notebook.Fail("#!tiem\n1");
        Assert.StartsWith("There is no directive #!tiem. There are: #r ", error.Message, StringComparison.Ordinal);
        Assert.Contains("#!time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_a_string_that_looks_like_a_directive_is_text() =>
        Assert.Equal("#!time\n#r \"x.dll\"", await _notebook.Value("\"\"\"\n#!time\n#r \"x.dll\"\n\"\"\""));

    [Theory]
    [InlineData("#r \"System.Xml\" // comment")]
    [InlineData("#r \"System.Xml\"// comment")]
    [InlineData("#r System.Xml // comment")]
    [InlineData("  #r   \"System.Xml\"  ")]
    [InlineData("#r\"System.Xml\"")]
    [InlineData("# r \"System.Xml\"")]
    [InlineData("#R \"System.Xml\"")]
    [InlineData("#r\t\"System.Xml\"\t// comment")]
    [InlineData("#i \"nuget:https://example.org/index.json\" // comment")]
    [InlineData("#i nuget:https://example.org/index.json // comment")]
    [InlineData("#load \"x y.csx\" // comment")]
    [InlineData("#load x y.csx // comment")]
    [InlineData("#!import \"x y.csx\" // comment")]
    [InlineData("#!import x y.csx // comment")]
    [InlineData("#!IMPORT \"x y.csx\"")]
    [InlineData("#!time // comment")]
    [InlineData("#!Time")]
    [InlineData("#!who // comment")]
    [InlineData("#!help Math.Sqrt // comment")]
    [InlineData("#!html // comment\n<b>x</b>\n#!csharp // comment")]
    [InlineData("#:property LangVersion=latest // comment")]
    public async Task All_directives_are_read_alike(string directive)
    {
        await Write("x y.csx", "var loaded = 1;");
        Assert.DoesNotContain(await _notebook.Run($"{directive}\nConsole.Write(1);"), output => output is ErrorOutput);
        Assert.Empty(await CSharpLanguage.Of(_notebook.Session).DiagnoseAsync(directive, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("#r \"System.Xml", "The quotation mark after #r isn't closed: #r \"…\"")]
    [InlineData("#load \"x.csx // comment", "The quotation mark after #load isn't closed: #load \"…\"")]
    [InlineData("#r \"System.Xml\";", "#r ends without a semicolon.")]
    [InlineData("#r \"System.Xml\" \"System.Linq\"", "#r is about one thing, in one pair of quotation marks. \"System.Linq\" belongs on another line.")]
    [InlineData("#r “System.Xml”", "What #r is about stands in straight double quotation marks: #r \"…\"")]
    [InlineData("#!import 'x.ipynb'", "What #!import is about stands in straight double quotation marks: #!import \"…\"")]
    [InlineData("#!time 1 + 1", "#!time stands alone on its line. 1 + 1 belongs on another one.")]
    [InlineData("#!html <b>x</b>", "#!html stands alone on its line. <b>x</b> belongs on another one.")]
    [InlineData("#!who x", "#!who stands alone on its line. x belongs on another one.")]
    [InlineData("#r \"nuget: Some\" 1.0", "#r is about one thing, in one pair of quotation marks. 1.0 belongs on another line.")]
    public async Task A_directive_that_is_written_wrongly_says_so_before_it_runs_and_when_it_does(string directive, string words)
    {
        Assert.Equal(words, (await _notebook.Fail(directive)).Message);
        Assert.Equal(words, Assert.Single(await CSharpLanguage.Of(_notebook.Session).DiagnoseAsync(directive, TestContext.Current.CancellationToken)).Message);
    }

    [Theory]
    [InlineData("#r")]
    [InlineData("#r // comment")]
    [InlineData("#load \"\"")]
    [InlineData("#!import")]
    public async Task A_directive_without_its_path_says_how_it_is_written(string code) =>
        Assert.Contains(" needs more on its line: #", (await _notebook.Fail(code)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Formatters_that_an_assembly_brings_for_types_of_others_are_used()
    {
        string foreign = Build("Foreign.dll", "namespace Foreign; public class Chart { public override string ToString() => \"its own text\"; public class Line : Chart { } }");
        Build(
            "Forms.dll",
            """
            using System; using System.Collections.Generic; using System.IO;
            [assembly: Forms.TypeFormatterSource(typeof(Forms.Source), PreferredMimeTypes = new[] { "application/vnd.chart+json", "text/html" })]
            namespace Forms
            {
                [AttributeUsage(AttributeTargets.Assembly)]
                internal sealed class TypeFormatterSourceAttribute : Attribute
                {
                    public TypeFormatterSourceAttribute(Type source) { FormatterSourceType = source; }
                    public Type FormatterSourceType { get; }
                    public string[] PreferredMimeTypes { get; set; }
                }
                internal sealed class Source { public IEnumerable<object> CreateTypeFormatters() { yield return new Form("text/html", "<i>chart</i>"); yield return new Form("application/vnd.chart+json", "{}"); yield return new Form("text/plain", "a chart"); } }
                internal sealed class Form
                {
                    private readonly string _text;
                    public Form(string mimeType, string text) { MimeType = mimeType; _text = text; }
                    public string MimeType { get; }
                    public Type Type => typeof(Foreign.Chart);
                    public bool Format(object chart, TextWriter writer) { writer.Write(_text); return true; }
                }
            }
            """,
            foreign);
        MimeBundle shown = Assert.Single((await _notebook.Run("#r \"Forms.dll\"\nnew Foreign.Chart.Line()")).OfType<ResultOutput>()).Data;
        Assert.Equal(["application/vnd.chart+json", "text/html", "text/plain"], shown.Select(form => form.Key));
        Assert.Equal(["{}", "<i>chart</i>", "a chart"], shown.Select(form => form.Value));
    }

    [Fact]
    public async Task A_source_that_reads_a_value_does_so_once_for_all_forms_of_a_display()
    {
        string foreign = Build("Foreign.dll", "namespace Foreign; public class Chart { }");
        Build(
            "Readers.dll",
            """
            using System; using System.Collections.Generic; using System.IO;
            [assembly: Readers.TypeFormatterSource(typeof(Readers.ChartSource), PreferredMimeTypes = new[] { "application/vnd.chart+json", "text/html" })]
            [assembly: Readers.TypeFormatterSource(typeof(Readers.FigureSource), PreferredMimeTypes = new[] { "application/vnd.chart+json", "text/html" })]
            namespace Readers
            {
                [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
                internal sealed class TypeFormatterSourceAttribute : Attribute
                {
                    public TypeFormatterSourceAttribute(Type source) { FormatterSourceType = source; }
                    public Type FormatterSourceType { get; }
                    public string[] PreferredMimeTypes { get; set; }
                }
                internal sealed class Figure { public int Number; }
                internal sealed class ChartSource
                {
                    private int _read;
                    public IEnumerable<object> CreateTypeFormatters() => new[] { new Form(typeof(Foreign.Chart), "text/html"), new Form(typeof(Foreign.Chart), "application/vnd.chart+json"), new Form(typeof(Foreign.Chart), "text/plain") };
                    public object Read(object chart) => new Figure { Number = ++_read };
                }
                internal sealed class FigureSource
                {
                    public IEnumerable<object> CreateTypeFormatters() => new[] { new Form(typeof(Figure), "text/html"), new Form(typeof(Figure), "application/vnd.chart+json"), new Form(typeof(Figure), "text/plain") };
                }
                internal sealed class Form
                {
                    public Form(Type type, string mimeType) { Type = type; MimeType = mimeType; }
                    public string MimeType { get; }
                    public Type Type { get; }
                    public bool Format(object value, TextWriter writer) { writer.Write("reading " + ((Figure)value).Number); return true; }
                }
            }
            """,
            foreign);
        await _notebook.Run("#r \"Readers.dll\"\nvar chart = new Foreign.Chart();");
        Assert.Equal(["reading 1", "reading 1", "reading 1"], await Forms("chart"));
        Assert.Equal(["reading 2", "reading 2", "reading 2"], await Forms("chart"));
        Assert.Equal(
            ["reading 3", "my own", "reading 3"],
            await Forms("Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Foreign.Chart>(chart => \"my own\", \"text/html\"); chart"));

        async Task<IEnumerable<string>> Forms(string code) =>
            from form in Assert.Single((await _notebook.Run(code)).OfType<ResultOutput>()).Data select form.Value;
    }

    private async Task Write(string path, string text)
    {
        string full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllTextAsync(full, text, TestContext.Current.CancellationToken);
    }

    private string Build(string path, string code, params string[] references)
    {
        string full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(code)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll")),
                .. references.Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Microsoft.CodeAnalysis.Emit.EmitResult built = compilation.Emit(full);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics));
        return full;
    }
}
