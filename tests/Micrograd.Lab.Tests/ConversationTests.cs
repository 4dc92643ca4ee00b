using Micrograd.Hosting.Conversations;
using Micrograd.LanguageServices;
using Micrograd.Sessions;

namespace Micrograd.Lab.Tests;

/// <summary>The session's side of the conversation, without a browser.</summary>
public sealed class ConversationTests : IDisposable
{
    private readonly CSharpSession _session = new();
    private readonly List<SessionMessage> _sent = [];

    private Conversation Conversation => field ??= new Conversation(_session, _sent.Add);

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task A_cell_starts_shows_and_ends()
    {
        await Conversation.ReceiveAsync(MessageJson.Read("""{"type":"run","run":7,"code":"Console.Write(1); 2"}"""));
        Assert.Collection(
            _sent,
            message => Assert.Equal(new CellStarted(7), message),
            message => Assert.Equal(new CellWrote(7, "stdout", "1"), message),
            message => Assert.Equal("2", Assert.IsType<CellDisplayed>(message).Data["text/plain"]),
            message => Assert.True(Assert.IsType<CellEnded>(message) is { Run: 7, Succeeded: true, ExecutionCount: 1 }));
    }

    [Fact]
    public async Task A_display_that_is_updated_keeps_its_name()
    {
        await Conversation.ReceiveAsync(new RunCell(1, "var shown = display(\"a\"); shown.Update(\"b\");"));
        string? name = Assert.Single(_sent.OfType<CellDisplayed>()).DisplayId;
        Assert.NotNull(name);
        Assert.Equal(name, Assert.Single(_sent.OfType<CellUpdated>()).DisplayId);
    }

    [Fact]
    public async Task An_error_says_its_line()
    {
        await Conversation.ReceiveAsync(new RunCell(1, "var a = 1;\nthrow new Exception(\"no\");"));
        Assert.Equal(2, Assert.Single(_sent.OfType<CellFailed>()).Line);
        Assert.False(_sent.OfType<CellEnded>().Single().Succeeded);
    }

    [Fact]
    public async Task Text_without_end_is_cut_with_a_word_about_it()
    {
        await Conversation.ReceiveAsync(new RunCell(1, "for (int i = 0; i < 80_000; i++) Console.WriteLine(new string('x', 99));"));
        CellWrote[] written = [.. _sent.OfType<CellWrote>()];
        Assert.Equal(4_000_000, written.Where(piece => piece.Name == "stdout").Sum(piece => piece.Text.Length));
        Assert.Contains("[Cut here. This cell has printed more than 4,000,000 characters; the rest is left out, and the cell goes on.]", written[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Displays_without_end_are_cut_with_a_word_about_it()
    {
        await Conversation.ReceiveAsync(new RunCell(1, "for (int i = 0; i < 100_000; i++) display(i);"));
        Assert.Equal(5_000, _sent.OfType<CellDisplayed>().Count());
        Assert.Contains("more than 5,000 displays", Assert.Single(_sent.OfType<CellWrote>()).Text, StringComparison.Ordinal);
        Assert.IsType<CellEnded>(_sent[^1]);
    }

    [Fact]
    public async Task All_that_a_cell_has_shown_comes_before_its_end()
    {
        await Conversation.ReceiveAsync(new RunCell(1, "for (int i = 0; i < 50_000; i++) Console.Write('x'); display(1).Update(2);"));
        Assert.Equal(50_000, _sent.OfType<CellWrote>().Sum(piece => piece.Text.Length));
        Assert.Equal("2", Assert.IsType<CellUpdated>(_sent[^2]).Data["text/plain"]);
        Assert.IsType<CellEnded>(_sent[^1]);
    }

    [Fact]
    public async Task Members_of_a_variable_are_completed()
    {
        await Conversation.ReceiveAsync(new RunCell(1, "var numbers = new List<int>();"));
        await Conversation.ReceiveAsync(new CompleteCode(2, "numbers.Cou", 11));
        Completions list = _sent.OfType<Completions>().Single();
        Assert.Equal((2, 8, 11), (list.Id, list.Start, list.End));
        Assert.Equal("Count", list.Items[0].Text);
        Assert.Contains("\"kind\":\"Property\"", MessageJson.Write(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_compiler_has_to_say_comes_with_its_place()
    {
        await Conversation.ReceiveAsync(new DiagnoseCode(3, "int a = \"x\";"));
        CellProblem problem = Assert.Single(_sent.OfType<Problems>().Single().Items, problem => problem.Severity == ProblemSeverity.Error);
        Assert.Equal((1, 9, "CS0029"), (problem.Line, problem.Column, problem.Id));
    }

    [Fact]
    public async Task A_call_shows_its_parameters()
    {
        await Conversation.ReceiveAsync(new SignatureOfCode(4, "Math.Pow(2, ", 12));
        CallSignature call = _sent.OfType<CallSignature>().Single();
        Assert.Equal("double y", call.Text[call.Start..call.End]);
    }

    [Fact]
    public async Task A_question_without_an_answer_is_answered()
    {
        await Conversation.ReceiveAsync(new DescribeCode(5, "   ", 1));
        Assert.Equal(new NoAnswer(5), Assert.Single(_sent));
    }
}
