using System.Collections.Immutable;

using Micrograd.Hosting.Conversations;
using Micrograd.LanguageServices;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Hosting.Tests;

/// <summary>What an editor asks that knows the notebook's cells.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly Editor _editor = new();

    public void Dispose() => _editor.Dispose();

    [Fact]
    public async Task Questions_about_a_cell_see_those_above_it()
    {
        await _editor.SayAsync("""{"type":"cells","cells":[{"id":"a","code":"class Value { public int Data; }"},{"id":"b","code":"var v = new Value();"}]}""");
        await _editor.SayAsync("""{"type":"diagnose","id":1,"code":"var v = new Value();","cell":"b"}""");
        await _editor.SayAsync("""{"type":"diagnose","id":2,"code":"var v = new Value();"}""");
        Assert.Equal([0, 1], _editor.Heard.OfType<Problems>().Select(problems => problems.Items.Length));
    }

    [Fact]
    public async Task A_cell_that_has_run_is_known_by_its_name()
    {
        await _editor.SayAsync(new TellCells([new("a", "var x = 1;"), new("b", "x")]));
        await _editor.SayAsync(new RunCell(1, "var x = 1;", "a"));
        await _editor.SayAsync(new TellCells([new("a", "var y = 1;"), new("b", "x")]));
        await _editor.SayAsync(new DiagnoseCode(2, "x", "b"));
        Assert.Equal("CS0103", Assert.Single(_editor.Heard.OfType<Problems>().Single().Items).Id);
    }

    [Fact]
    public async Task The_cells_are_known_after_a_restart()
    {
        await _editor.SayAsync(new TellCells([new("a", "var x = 1;"), new("b", "x")]));
        await _editor.SayAsync(new RestartSession());
        await _editor.SayAsync(new DiagnoseCode(1, "x", "b"));
        Assert.Empty(_editor.Heard.OfType<Problems>().Single().Items);
    }

    [Fact]
    public async Task Declarations_uses_edits_and_names_come_with_their_places()
    {
        await _editor.SayAsync(new TellCells([new("a", "int Twice(int x) => 2 * x;"), new("b", "Twice(1)")]));
        await _editor.SayAsync(new DefineCode(1, "Twice(1)", 2, "b"));
        await _editor.SayAsync(new FindReferences(2, "Twice(1)", 2, "b"));
        await _editor.SayAsync(new RenameSymbol(3, "Twice(1)", 2, "Double", "b"));
        await _editor.SayAsync(new RenameSymbol(4, "Console.Write(1)", 2, "Terminal", "b"));
        await _editor.SayAsync(new ClassifyCode(5, "Twice(1)", "b"));
        await _editor.SayAsync(new OutlineCode(6, "int Twice(int x) => 2 * x;", "a"));
        await _editor.SayAsync(new FixCode(7, "Stopwatch.StartNew()", 0, "b"));
        await _editor.SayAsync(new DocumentItem(8, "Math.Sq", 7, "Sqrt", "b"));
        var declared = new CodePlace("a", null, null, 1, 5, 1, 10);
        Assert.Equal(declared, Assert.Single(_editor.Heard.OfType<Definition>().Single().Items));
        Assert.Equal([declared, new CodePlace("b", null, null, 1, 1, 1, 6)], _editor.Heard.OfType<References>().Single().Items);
        Edits[] edits = [.. _editor.Heard.OfType<Edits>()];
        Assert.Equal([new CellEdit("a", 1, 5, 1, 10, "Double"), new CellEdit("b", 1, 1, 1, 6, "Double")], edits[0].Items);
        Assert.Equal((0, "Console comes from System.Console. Only what the cells of the notebook declare can have another name."), (edits[1].Items.Length, edits[1].Problem));
        Assert.Equal((TokenKind.Function, 5), (_editor.Heard.OfType<Tokens>().Single().Items[0].Kind, _editor.Heard.OfType<Tokens>().Single().Items[0].Length));
        Assert.Equal("Twice", Assert.Single(_editor.Heard.OfType<Outline>().Single().Items).Name);
        Assert.Equal("using System.Diagnostics;", Assert.Single(_editor.Heard.OfType<Fixes>().Single().Items).Title);
        Assert.StartsWith("double Math.Sqrt(double d)", _editor.Heard.OfType<ItemDocumentation>().Single().Text, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"Function\"", MessageJson.Write(_editor.Heard.OfType<Tokens>().Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_program_has_no_tool_for_has_no_answer()
    {
        await _editor.SayAsync(new FormatCode(1, "var x=1;"));
        await _editor.SayAsync(new DefineCode(2, "Console.Write(1)", 2));
        Assert.Equal([new NoAnswer(1), new NoAnswer(2)], _editor.Heard);
    }

    [Fact]
    public async Task A_programs_tools_are_used()
    {
        using var editor = new Editor(tools: new LanguageTools(new Spacing()));
        await editor.SayAsync("""{"type":"format","id":1,"code":"#!time\nvar x=1;","indentSize":2,"useTabs":true,"cell":"a"}""");
        Assert.Equal([new CellEdit("a", 2, 6, 2, 6, "2 True")], editor.Heard.OfType<Edits>().Single().Items);
    }

    private sealed class Spacing : ICodeFormatter
    {
        public ImmutableArray<TextChange> Format(SyntaxNode root, IndentStyle style, CancellationToken cancellationToken = default) =>
            [new TextChange(new TextSpan(root.GetText().ToString().IndexOf('=', StringComparison.Ordinal), 0), $"{style.Size} {style.UseTabs}")];
    }
}
