using Micrograd.Hosting.Conversations;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Hosting.Tests;

/// <summary>Cells that want to know something of the reader.</summary>
public sealed class InputTests : IDisposable
{
    private readonly Editor _editor = Editor.Able();

    public void Dispose() => _editor.Dispose();

    [Fact]
    public async Task The_reader_is_asked_and_the_answer_reaches_the_cell()
    {
        Task running = _editor.SayAsync(new RunCell(1, "Console.Write(\"Name? \"); var name = Console.ReadLine(); var key = Password(\"Key?\"); name + key"));
        InputAsked name = await _editor.NextAsync<InputAsked>();
        Assert.Contains(_editor.Heard, message => message is CellWrote { Text: "Name? " });
        await _editor.SayAsync(new AnswerInput(name.Id, "Ada"));
        InputAsked key = await _editor.NextAsync<InputAsked>();
        await _editor.SayAsync(new AnswerInput(key.Id, "!"));
        await running;
        Assert.Equal((1, "Name?", false), (name.Run, name.Prompt, name.IsPassword));
        Assert.Equal((1, "Key?", true), (key.Run, key.Prompt, key.IsPassword));
        Assert.Equal("Ada!", _editor.Heard.OfType<CellDisplayed>().Single().Data["text/plain"]);
        Assert.Empty(_editor.Heard.OfType<InputWithdrawn>());
    }

    [Fact]
    public async Task What_an_interrupted_cell_has_asked_is_withdrawn()
    {
        Task running = _editor.SayAsync(new RunCell(1, "Input(\"Name?\")"));
        InputAsked asked = await _editor.NextAsync<InputAsked>();
        await _editor.SayAsync(new InterruptCells());
        await running;
        Assert.Equal(new InputWithdrawn(asked.Id), _editor.Heard.OfType<InputWithdrawn>().Single());
        Assert.Equal(CellStatus.Cancelled, _editor.Heard.OfType<CellEnded>().Single().Status);
        await _editor.SayAsync(new AnswerInput(asked.Id, "too late"));
        Assert.Equal("2", await _editor.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task A_reader_who_gives_no_answer_stops_the_cell()
    {
        Task running = _editor.SayAsync(new RunCell(1, "Input(\"Name?\")"));
        await _editor.SayAsync(new AnswerInput((await _editor.NextAsync<InputAsked>()).Id));
        await running;
        Assert.Equal(CellStatus.Cancelled, _editor.Heard.OfType<CellEnded>().Single().Status);
    }

    [Fact]
    public async Task In_an_editor_that_cannot_ask_a_cell_that_asks_fails_in_words()
    {
        using var silent = new Editor();
        await silent.SayAsync(new RunCell(1, "Console.ReadLine()"));
        Assert.Contains("Nobody can be asked here", Assert.Single(silent.Heard.OfType<CellFailed>()).Message, StringComparison.Ordinal);
    }
}
