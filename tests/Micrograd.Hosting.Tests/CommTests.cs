using Micrograd.Hosting.Conversations;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Hosting.Tests;

/// <summary>Cells that talk with scripts in the editor.</summary>
public sealed class CommTests
{
    private const string Usings = "using Micrograd.Sessions.Cells; ";

    [Fact]
    public async Task A_cell_and_a_script_talk_in_both_directions()
    {
        using var editor = Editor.Able();
        await editor.SayAsync(new RunCell(1, Usings + "string said = \"\"; var comm = Comm.Open(\"plot\", new { points = 3 }); comm.Received = data => { said += data; comm.Send(new { twice = 2 * (int)data[\"value\"] }); };"));
        CommSaid opened = Assert.Single(editor.Heard.OfType<CommSaid>());
        await editor.SayAsync($$"""{"type":"comm","run":2,"kind":"Message","commId":"{{opened.CommId}}","data":{"value":21} }""");
        CommSaid answer = editor.Heard.OfType<CommSaid>().Last();

        Assert.Equal((1, CommMessageKind.Open, "plot", 3), (opened.Run, opened.Kind, opened.Target, (int)opened.Data!["points"]!));
        Assert.Equal((2, CommMessageKind.Message, opened.CommId, 42), (answer.Run, answer.Kind, answer.CommId, (int)answer.Data!["twice"]!));
        Assert.Equal("""{"value":21}""", (await editor.ValueAsync("said"))!.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_script_says_is_done_in_turn_and_shows_as_a_cell_does()
    {
        using var editor = Editor.Able();
        await editor.SayAsync(new RunCell(1, Usings + "Comm.Listen(\"echo\", (comm, first) => { Console.Write($\"heard {first}\"); throw new Exception(\"no\"); });"));
        Task running = editor.SayAsync(new RunCell(2, "await Task.Delay(20); Console.Write(\"first\");"));
        await editor.SayAsync(new TellComm(3, CommMessageKind.Open, "c", "echo", 7));
        await running;
        Assert.Equal(["first", "heard 7"], editor.Heard.OfType<CellWrote>().Select(text => text.Text));
        Assert.Equal((3, "no"), editor.Heard.OfType<CellFailed>().Select(failed => (failed.Run, failed.Message)).Single());
        CellEnded ended = Assert.Single(editor.Heard.OfType<CellEnded>(), ended => ended.Run == 3);
        Assert.Equal((CellStatus.Failed, null), (ended.Status, ended.ExecutionCount));
    }

    [Fact]
    public async Task In_an_editor_without_comms_a_cell_talks_to_nobody_and_comes_to_its_end()
    {
        using var editor = new Editor();
        await editor.SayAsync(new RunCell(1, Usings + "var comm = Comm.Open(\"plot\", 1); comm.Send(2); comm.Close(); 3"));
        Assert.Collection(
            editor.Heard,
            message => Assert.IsType<CellStarted>(message),
            message => Assert.Equal("3", Assert.IsType<CellDisplayed>(message).Data["text/plain"]),
            message => Assert.Equal(CellStatus.Succeeded, Assert.IsType<CellEnded>(message).Status));
    }
}
