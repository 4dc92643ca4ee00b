using Micrograd.Hosting.Conversations;
using Micrograd.LanguageServices;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Hosting.Tests;

/// <summary>Cells that an editor runs, and what it asks about them.</summary>
public sealed class ConversationTests : IDisposable
{
    private readonly Editor _editor = new();

    public void Dispose() => _editor.Dispose();

    [Fact]
    public async Task A_cell_starts_shows_and_ends()
    {
        await _editor.SayAsync("""{"type":"run","run":7,"code":"Console.Write(1); 2"}""");
        Assert.Collection(
            _editor.Heard,
            message => Assert.Equal(new CellStarted(7, 1), message),
            message => Assert.Equal(new CellWrote(7, "stdout", "1"), message),
            message => Assert.Equal("2", Assert.IsType<CellDisplayed>(message).Data["text/plain"]),
            message => Assert.True(Assert.IsType<CellEnded>(message) is { Run: 7, Status: CellStatus.Succeeded, ExecutionCount: 1 }));
    }

    [Fact]
    public async Task A_display_that_is_updated_keeps_its_name()
    {
        await _editor.SayAsync(new RunCell(1, "var shown = display(\"a\"); shown.Update(\"b\");"));
        string? name = Assert.Single(_editor.Heard.OfType<CellDisplayed>()).DisplayId;
        Assert.NotNull(name);
        Assert.Equal(name, Assert.Single(_editor.Heard.OfType<CellUpdated>()).DisplayId);
    }

    [Fact]
    public async Task An_error_says_its_line()
    {
        await _editor.SayAsync(new RunCell(1, "var a = 1;\nthrow new Exception(\"no\");"));
        Assert.Equal(2, Assert.Single(_editor.Heard.OfType<CellFailed>()).Line);
        Assert.False(_editor.Heard.OfType<CellEnded>().Single().Succeeded);
    }

    [Fact]
    public async Task An_error_leads_to_the_cells_that_it_comes_from()
    {
        await _editor.SayAsync("""{"type":"run","run":1,"code":"int Half(int x)\n{\n    return x % 2 == 0 ? x / 2 : throw new Exception();\n}","cell":"half"}""");
        await _editor.SayAsync("""{"type":"run","run":2,"code":"Half(3)","cell":"use"}""");
        Assert.Equal(
            [("half", 1, "Half", 3, 5), ("use", 2, null, 1, 1)],
            _editor.Heard.OfType<CellFailed>().Single().Frames.Select(frame => (frame.Cell, frame.ExecutionCount, frame.Method, frame.Line, frame.Column)));
    }

    [Fact]
    public async Task Text_without_end_is_cut_with_a_word_about_it()
    {
        await _editor.SayAsync(new RunCell(1, "for (int i = 0; i < 80_000; i++) Console.WriteLine(new string('x', 99));"));
        CellWrote[] written = [.. _editor.Heard.OfType<CellWrote>()];
        Assert.Equal(4_000_000, written.Where(piece => piece.Name == "stdout").Sum(piece => piece.Text.Length));
        Assert.Contains("[Cut here. This cell has printed more than 4,000,000 characters; the rest is left out, and the cell goes on.]", written[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Displays_without_end_are_cut_with_a_word_about_it()
    {
        await _editor.SayAsync(new RunCell(1, "for (int i = 0; i < 100_000; i++) display(i);"));
        Assert.Equal(5_000, _editor.Heard.OfType<CellDisplayed>().Count());
        Assert.Contains("more than 5,000 displays", Assert.Single(_editor.Heard.OfType<CellWrote>()).Text, StringComparison.Ordinal);
        Assert.IsType<CellEnded>(_editor.Heard[^1]);
    }

    [Fact]
    public async Task All_that_a_cell_has_shown_comes_before_its_end()
    {
        await _editor.SayAsync(new RunCell(1, "for (int i = 0; i < 50_000; i++) Console.Write('x'); display(1).Update(2);"));
        Assert.Equal(50_000, _editor.Heard.OfType<CellWrote>().Sum(piece => piece.Text.Length));
        Assert.Equal("2", Assert.IsType<CellUpdated>(_editor.Heard[^2]).Data["text/plain"]);
        Assert.IsType<CellEnded>(_editor.Heard[^1]);
    }

    [Fact]
    public async Task Members_of_a_variable_are_completed()
    {
        await _editor.SayAsync(new RunCell(1, "var numbers = new List<int>();"));
        await _editor.SayAsync(new CompleteCode(2, "numbers.Cou", 11));
        Completions list = _editor.Heard.OfType<Completions>().Single();
        Assert.Equal((2, 8, 11), (list.Id, list.Start, list.End));
        Assert.Equal("Count", list.Items[0].Text);
        Assert.Contains("\"kind\":\"Property\"", MessageJson.Write(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_compiler_has_to_say_comes_with_its_place()
    {
        await _editor.SayAsync(new DiagnoseCode(3, "int a = \"x\";"));
        CellProblem problem = Assert.Single(_editor.Heard.OfType<Problems>().Single().Items, problem => problem.Severity == ProblemSeverity.Error);
        Assert.Equal((1, 9, "CS0029"), (problem.Line, problem.Column, problem.Id));
    }

    [Fact]
    public async Task A_call_shows_its_parameters_and_all_ways_to_make_it()
    {
        await _editor.SayAsync(new SignatureOfCode(4, "Math.Pow(2, ", 12));
        CallSignature call = _editor.Heard.OfType<CallSignature>().First();
        SignatureOverload active = call.Overloads[call.ActiveOverload];
        SignatureParameter parameter = active.Parameters[call.ActiveParameter!.Value];
        Assert.Equal("double y", active.Text[parameter.Start..parameter.End]);
        await _editor.SayAsync(new SignatureOfCode(5, "Math.Max(", 9));
        Assert.Contains(_editor.Heard.OfType<CallSignature>().Last().Overloads, overload => overload.Text.Contains("decimal val1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_description_comes_as_text_and_as_Markdown()
    {
        await _editor.SayAsync(new DescribeCode(6, "Math.Sqrt(2)", 7));
        Description description = _editor.Heard.OfType<Description>().Single();
        Assert.StartsWith("double Math.Sqrt(double d)", description.Text, StringComparison.Ordinal);
        Assert.StartsWith("```csharp\ndouble Math.Sqrt(double d)", description.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_an_answer_is_answered()
    {
        await _editor.SayAsync(new DescribeCode(5, "   ", 1));
        Assert.Equal(new NoAnswer(5), Assert.Single(_editor.Heard));
    }

    [Fact]
    public async Task A_console_hears_whether_to_wait_for_another_line()
    {
        await _editor.SayAsync(new CompletenessOfCode(1, "if (true) {"));
        await _editor.SayAsync(new CompletenessOfCode(2, "1 + 1"));
        Assert.Equal([CompletenessKind.Incomplete, CompletenessKind.Complete], _editor.Heard.OfType<Completeness>().Select(answer => answer.Kind));
    }

    [Fact]
    public async Task Variables_come_with_type_and_value_in_the_order_of_their_declaration()
    {
        await _editor.SayAsync(new RunCell(1, "var list = new List<int> { 1, 2 }; string text = \"a\\nb\"; int? none = null;"));
        await _editor.SayAsync(new RunCell(2, "list.Add(3); var dog = new Dog(); class Dog { public override string ToString() => \"Rex\"; }"));
        await _editor.SayAsync(new ListVariables(3));
        Assert.Equal(
            ["List<int> list = [ 1, 2, 3 ]", "string text = a b", "int? none = <null>", "Dog dog = Rex"],
            _editor.Heard.OfType<Variables>().Single().Items.Select(variable => $"{variable.Type} {variable.Name} = {variable.Value}"));
    }

    [Fact]
    public async Task A_variable_that_never_says_its_value_leaves_the_others_theirs()
    {
        await _editor.SayAsync(new RunCell(1, "var a = 1; var slow = new Slow(); class Slow { public override string ToString() { while (true) { } } }"));
        await _editor.SayAsync(new ListVariables(2));
        Assert.Equal([("a", "1"), ("slow", null)], _editor.Heard.OfType<Variables>().Single().Items.Select(variable => (variable.Name, variable.Value)));
    }

    [Fact]
    public async Task Help_that_is_asked_for_is_shown_beside_the_notebook()
    {
        await _editor.SayAsync(new RunCell(1, "#!help Math.Sqrt"));
        CellDisplayed help = Assert.Single(_editor.Heard.OfType<CellDisplayed>());
        Assert.True(help.IsBeside);
        Assert.Contains("double Math.Sqrt(double d)", help.Data["text/plain"], StringComparison.Ordinal);
        Assert.Equal(CellStatus.Succeeded, _editor.Heard.OfType<CellEnded>().Single().Status);
    }
}
