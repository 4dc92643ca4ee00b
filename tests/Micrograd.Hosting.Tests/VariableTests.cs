using System.Collections.Immutable;

using Micrograd.Hosting.Conversations;
using Micrograd.Sessions;

namespace Micrograd.Hosting.Tests;

/// <summary>What an editor's view of variables asks.</summary>
public sealed class VariableTests : IDisposable
{
    private readonly Editor _editor = new();

    public void Dispose() => _editor.Dispose();

    [Fact]
    public async Task A_variable_is_unfolded_step_by_step()
    {
        await _editor.SayAsync(new RunCell(1, "class Dog { public List<string> Names { get; } = new() { \"Rex\", \"Max\" }; } var dogs = new[] { new Dog() };"));
        await _editor.SayAsync(new ListVariables(2));
        SessionVariable dogs = Assert.Single(_editor.Heard.OfType<Variables>().Single().Items);
        await _editor.SayAsync(new ListChildren(3, [dogs.Key]));
        SessionVariable dog = Assert.Single(Children(3));
        Assert.Equal(("[0]", "Dog", "Dog { Names = [ Rex, Max ] }", 1), (dog.Name, dog.Type, dog.Value, dog.Children));
        await _editor.SayAsync(new ListChildren(4, [dogs.Key, dog.Key]));
        SessionVariable names = Assert.Single(Children(4));
        await _editor.SayAsync($$"""{"type":"children","id":5,"path":["{{dogs.Key}}","{{dog.Key}}","{{names.Key}}"],"from":1}""");
        Assert.Equal("Max", Assert.Single(Children(5)).Value);
    }

    [Fact]
    public async Task What_is_not_there_has_no_answer_and_what_cannot_be_is_refused()
    {
        await _editor.SayAsync(new ListChildren(1, ["nothing"]));
        await _editor.SayAsync(new ShowVariable(2, ["nothing"]));
        Assert.Equal([new NoAnswer(1), new NoAnswer(2)], _editor.Heard);
        await _editor.SayAsync(new ListChildren(3, ["nothing"], From: -1));
        Assert.Equal(3, Assert.IsType<MessageRefused>(_editor.Heard[^1]).Id);
    }

    [Fact]
    public async Task What_goes_wrong_inside_of_a_value_is_said()
    {
        await _editor.SayAsync(new RunCell(1, """
            class Torn : IReadOnlyCollection<System.Reflection.MemberInfo>
            {
                public int Count => 1; IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                public IEnumerator<System.Reflection.MemberInfo> GetEnumerator() => throw new FormatException("torn apart");
            }
            var torn = new Torn();
            """));
        await _editor.SayAsync(new ListChildren(2, ["torn"]));
        Assert.Contains("torn apart", Assert.IsType<MessageRefused>(_editor.Heard[^1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_is_shown_in_all_forms_of_a_display()
    {
        await _editor.SayAsync(new RunCell(1, "var pair = new { A = new[] { 1, 2 } };"));
        await _editor.SayAsync(new RunCell(2, "pair"));
        await _editor.SayAsync(new ShowVariable(3, ["pair"]));
        Assert.Equal(_editor.Heard.OfType<CellDisplayed>().Single().Data, _editor.Heard.OfType<ShownVariable>().Single().Data);
        await _editor.SayAsync(new ShowVariable(4, ["pair", "A", "[1]"]));
        Assert.Equal("2", _editor.Heard.OfType<ShownVariable>().Last().Data["text/plain"]);
    }

    [Fact]
    public async Task A_sequence_is_had_as_a_table()
    {
        await _editor.SayAsync(new RunCell(1, "var dogs = new[] { new { Name = \"Rex\", Age = 3 }, new { Name = \"Max\", Age = 2 } }; var x = 1;"));
        await _editor.SayAsync("""{"type":"table","id":2,"path":["dogs"],"rows":1}""");
        VariableTable table = Assert.Single(_editor.Heard.OfType<VariableTable>());
        Assert.Equal((2, "Name", "Rex", true, 2), (table.Id, table.Columns[0].Name, Assert.Single(table.Columns[0].Cells), table.Columns[1].IsNumeric, table.Count));
        await _editor.SayAsync(new TabulateVariable(3, ["x"]));
        await _editor.SayAsync(new TabulateVariable(4, ["nothing"]));
        Assert.Equal([new NoAnswer(3), new NoAnswer(4)], _editor.Heard.OfType<NoAnswer>());
        await _editor.SayAsync(new TabulateVariable(5, ["dogs"], -1));
        Assert.Equal(5, Assert.IsType<MessageRefused>(_editor.Heard[^1]).Id);
    }

    private ImmutableArray<SessionVariable> Children(int question) => _editor.Heard.OfType<VariableChildren>().Single(answer => answer.Id == question).Items;
}
