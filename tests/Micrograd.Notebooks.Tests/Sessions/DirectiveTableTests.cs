using Micrograd.Hosting.Directives;
using Micrograd.LanguageServices;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Notebooks.Tests.Completion;
using Micrograd.Sessions;
using Micrograd.Sessions.Directives;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>A session's one table of directives, to which hosts add.</summary>
public sealed class DirectiveTableTests
{
    private static readonly LineDirective Twice = new("#!twice", "#!twice TEXT", "says it twice", (call, _) =>
    {
        if (call.Argument.Contains(' ', StringComparison.Ordinal)) throw new DirectiveException("One word is enough.");
        call.Show(new DisplayOutput(new MimeBundle(MimeTypes.PlainText, $"{call.Argument} {call.Argument}")));
        return Task.CompletedTask;
    })
    { Argument = DirectiveArgument.Required };

    private static readonly LanguageDirective Loud = new("#!loud", "what follows is shouted", text => text.Contains('?', StringComparison.Ordinal)
        ? throw new CellTextException("LoudError", "One can't shout a question.", 2, 3)
        : new MimeBundle(MimeTypes.PlainText, text.Trim().ToUpperInvariant()));

    private readonly SessionOptions _options = new() { Folder = AppContext.BaseDirectory, Directives = [Twice, Loud] };

    [Fact]
    public async Task A_directive_of_the_host_is_followed_as_one_of_the_sessions_own()
    {
        using var notebook = new Notebook(_options);
        Assert.Equal("word word", Assert.IsType<DisplayOutput>(Assert.Single(await notebook.Run("#!twice word // not this"))).Data.PlainText);
        Assert.Equal("HELLO", Assert.IsType<DisplayOutput>(Assert.Single(await notebook.Run("#!loud\nhello\n#!csharp\nvar n = 1;"))).Data.PlainText);
        Assert.Equal("1", await notebook.Value("n"));
    }

    [Fact]
    public async Task What_is_wrong_in_it_is_told_with_its_line()
    {
        using var notebook = new Notebook(_options);
        Assert.Equal(["cell 1, line 2: One word is enough.", "    #!twice two words"], (await notebook.Fail("var n = 1;\n#!twice two words")).Traceback);
        ErrorOutput error = await notebook.Fail("var n = 1;\n#!loud\none\ntwo?");
        Assert.Equal(("LoudError", "One can't shout a question.", 4, 3), (error.Name, error.Message, error.Line, error.Column));
        Assert.Equal("  ^", error.Traceback[^1][4..]);
    }

    [Fact]
    public async Task What_it_throws_or_writes_is_the_cells()
    {
        LineDirective boom = Twice with { Name = "#!boom", Follow = (_, _) => throw new InvalidOperationException("no fuse") };
        LineDirective written = Twice with { Name = "#!write", Argument = DirectiveArgument.None, Usage = "#!write", Follow = (_, _) => Console.Out.WriteAsync("written") };
        LineDirective late = Twice with
        {
            Name = "#!late",
            Argument = DirectiveArgument.None,
            Usage = "#!late",
            Follow = (call, _) =>
        {
            call.AtEnd(() => throw new DirectiveException("too late"));
            return Task.CompletedTask;
        }
        };
        LanguageDirective bad = Loud with { Name = "#!bad", Show = _ => throw new DirectiveException("bad") };
        using var notebook = new Notebook(_options with { Directives = [Twice, boom, written, late, bad] });
        Assert.Equal(["cell 1, line 2: InvalidOperationException: no fuse", "    #!boom now"], (await notebook.Fail("var n = 1;\n#!boom now")).Traceback);
        Assert.Equal("#!twice needs more on its line: #!twice TEXT", (await notebook.Fail("#!twice")).Message);
        Assert.Equal("written", await notebook.Printed("#!write"));
        Assert.Equal(["cell 4, line 2: too late", "    #!late"], (await notebook.Fail("var n = 1;\n#!late")).Traceback);
        Assert.Equal(["cell 5, line 2: bad", "    #!bad"], (await notebook.Fail("var n = 1;\n#!bad\ntext")).Traceback);
    }

    [Fact]
    public async Task One_that_heeds_no_interrupt_is_left_behind()
    {
        var never = new TaskCompletionSource();
        using var entered = new CancellationTokenSource();
        LineDirective block = Twice with
        {
            Name = "#!block",
            Argument = DirectiveArgument.None,
            Usage = "#!block",
            Follow = async (_, _) =>
        {
            await entered.CancelAsync();
            await never.Task;
        }
        };
        using var notebook = new Notebook(_options with { Directives = [block] });
        Assert.Equal(CellStatus.Cancelled, (await notebook.Try("#!block", entered.Token)).Status);
        Assert.Equal("2", await notebook.Value("1 + 1"));
    }

    [Fact]
    public async Task Values_that_never_come_to_say_what_they_are_are_stopped()
    {
        using var notebook = new Notebook(_options);
        await notebook.Run("class Endless { public override string ToString() { Console.WriteLine(\"running\"); while (true) { } } }\nvar endless = new Endless();");
        Assert.Equal(CellStatus.Cancelled, await notebook.Interrupt("#!whos"));
    }

    [Fact]
    public async Task Help_completion_and_the_words_for_an_unknown_one_know_it()
    {
        using var notebook = new Notebook(_options);
        string help = Assert.IsType<PageOutput>(Assert.Single(await notebook.Run("#!help"))).Data.PlainText;
        Assert.Contains("| `#!twice TEXT` | says it twice |", help, StringComparison.Ordinal);
        Assert.All(notebook.Session.Directives, directive => Assert.Contains($"| `{directive.Usage}` | {directive.Help} |", help, StringComparison.Ordinal));
        CompletionItem item = Assert.Single((await notebook.List("#!tw|")).Items);
        Assert.Equal(("#!twice", "#!twice TEXT: says it twice"), (item.Text, item.Detail));
        Assert.Contains("#!twice TEXT, #!loud", (await notebook.Fail("#!thrice")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_host_cant_do_isnt_offered()
    {
        using var notebook = new Notebook(_options with { Packages = null });
        Assert.DoesNotContain((await notebook.List("#|")).Items, item => item.Text == "#i");
        using var usual = new Notebook(_options);
        Assert.Contains((await usual.List("#|")).Items, item => item.Text == "#i");
    }

    [Fact]
    public void Every_directive_says_how_it_is_written_and_what_it_does()
    {
        using var session = new CSharpSession(_options with { Directives = HostDirectives.All });
        Assert.All(session.Directives, directive =>
        {
            Assert.StartsWith(directive.Name, directive.Usage, StringComparison.Ordinal);
            Assert.Equal(directive.Argument == DirectiveArgument.None, directive.Usage == directive.Name);
            Assert.Matches("^[a-z].*[^.]$", directive.Help);
        });
        Assert.Equal(["#r", "#i", "#load", "#!import", "#!time", "#!who", "#!whos", "#!csharp", "#!markdown", "#!html", "#!javascript", "#!mermaid", "#:property", "#!dot", "#!help"], session.Directives.Select(directive => directive.Name));
    }

    [Theory]
    [InlineData("#!time", "There are two directives #!time. (Parameter 'added')")]
    [InlineData("twice", "A directive's name is #! and a word of small letters, and twice isn't. (Parameter 'added')")]
    [InlineData("#!Twice", "A directive's name is #! and a word of small letters, and #!Twice isn't. (Parameter 'added')")]
    [InlineData("#!two words", "A directive's name is #! and a word of small letters, and #!two words isn't. (Parameter 'added')")]
    [InlineData("#!", "A directive's name is #! and a word of small letters, and #! isn't. (Parameter 'added')")]
    [InlineData("#csv", "A directive's name is #! and a word of small letters, and #csv isn't. (Parameter 'added')")]
    [InlineData("#!sql-1", "A directive's name is #! and a word of small letters, and #!sql-1 isn't. (Parameter 'added')")]
    public void A_name_that_cant_be_one_is_refused(string name, string words) =>
        Assert.Equal(words, Assert.Throws<ArgumentException>(() => new CSharpSession(_options with { Directives = [Twice with { Name = name }] })).Message);
}
