using System.Runtime.InteropServices;

using Micrograd.Hosting.Conversations;

namespace Micrograd.Hosting.Tests;

/// <summary>What the two sides say of themselves, and messages that nothing can be made of.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly Editor _editor = new();

    public void Dispose() => _editor.Dispose();

    [Fact]
    public async Task The_session_says_its_versions_and_its_directives()
    {
        await _editor.SayAsync("""{"type":"hello","protocol":1}""");
        var welcome = Assert.IsType<Welcome>(Assert.Single(_editor.Heard));
        Assert.Equal((1, RuntimeInformation.FrameworkDescription, "14.0", null), (welcome.Protocol, welcome.DotNet, welcome.CSharp, welcome.Problem));
        Assert.Matches(@"^\d+\.\d+\.\d+", welcome.Program);
        Assert.Contains(welcome.Directives, directive => directive is { Name: "#!dot", Help: "what follows is a graph in DOT" });
    }

    [Fact]
    public async Task Versions_that_do_not_fit_are_put_into_words()
    {
        await _editor.SayAsync("""{"type":"hello","protocol":7}""");
        string? problem = Assert.IsType<Welcome>(Assert.Single(_editor.Heard)).Problem;
        Assert.Matches(@"^The editor's side of micrograd speaks version 7 of the conversation, this program \(micrograd .*\) version 1\. Update this program\.$", problem);
    }

    [Theory]
    [InlineData("""{"type":"frob","id":3}""", 3, null, "There is no message frob. There are: hello, run, ")]
    [InlineData("""{"id":3}""", 3, null, "This message has no type. There are: hello, run, ")]
    [InlineData("""{"type":17}""", null, null, "This message has no type. There are: hello, run, ")]
    [InlineData("""{"type":"run","run":4}""", null, 4, "The message run can't be read: ")]
    [InlineData("""{"type":"complete","id":5,"code":null,"position":0}""", 5, null, "The message complete can't be read: ")]
    [InlineData("""{"type":"complete","id":6,"code":"abc","position":4}""", 6, null, "The question is about a place that isn't in its code, which has 3 characters.")]
    [InlineData("""{"type":"cells","cells":[null]}""", null, null, "The message cells can't be read: a cell is null")]
    [InlineData("""{"type":"cells","cells":[{"id":"a","code":"1"},null]}""", null, null, "The message cells can't be read: a cell is null")]
    [InlineData("""{"type":"cells","cells":[{"id":null,"code":"1"}]}""", null, null, "The message cells can't be read: ")]
    [InlineData("""{"type":"cells","cells":null}""", null, null, "The message cells can't be read: ")]
    [InlineData("""{"type":"run","run""", null, null, "This message isn't JSON: ")]
    [InlineData("""[1]""", null, null, "This message has no type. There are: hello, run, ")]
    [InlineData("null", null, null, "This message has no type. There are: hello, run, ")]
    [InlineData("", null, null, "This message isn't JSON: ")]
    public async Task What_nothing_can_be_made_of_is_refused_with_a_reason_and_harms_nothing(string json, int? id, int? run, string reason)
    {
        await _editor.SayAsync(json);
        var refused = Assert.IsType<MessageRefused>(Assert.Single(_editor.Heard));
        Assert.Equal((id, run), (refused.Id, refused.Run));
        Assert.StartsWith(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal("2", await _editor.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task The_order_of_a_messages_fields_does_not_matter()
    {
        await _editor.SayAsync("""{"run":1,"code":"40 + 2","type":"run","unheardOf":true}""");
        Assert.Equal("42", Assert.Single(_editor.Heard.OfType<CellDisplayed>()).Data["text/plain"]);
    }
}
