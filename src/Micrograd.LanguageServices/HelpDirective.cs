using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions;
using Micrograd.Sessions.Directives;

namespace Micrograd.LanguageServices;

/// <summary>The directive <c>#!help</c>, for a host to add to a session's.</summary>
public static class HelpDirective
{
    private const string Usage = "#!help NAME";

    private const string Introduction = """
        A cell is C#. The value of a last line without a semicolon is shown; `await` works everywhere; variables, types and usings stay for later cells.

        | in a cell | what it does |
        |---|---|
        | `display(x)`, `x.Display()` | shows a value at once; `.Update(y)` on what it returns shows another in its place |
        | `HTML("…")`, `Javascript("…")` | content to be shown as such |
        | `ClearOutput()` | removes what the cell has shown so far |
        | `Input("Name?")`, `Password("Key?")`, `Console.ReadLine()` | asks the user |
        """;

    /// <summary>Tells all that a cell can do, or what one name means.</summary>
    public static Directive Instance { get; } = new LineDirective("#!help", Usage, "tells all that a cell can do, or what a type, a method or a variable is", FollowAsync)
    {
        Argument = DirectiveArgument.Optional,
    };

    private static async Task FollowAsync(DirectiveCall call, CancellationToken cancellationToken) =>
        call.Show(new PageOutput(call.Argument.Length == 0 ? Everything(call.Session) : await DescribeAsync(call, cancellationToken).ConfigureAwait(false)));

    private static async Task<MimeBundle> DescribeAsync(DirectiveCall call, CancellationToken cancellationToken)
    {
        if (await CSharpLanguage.Of(call.Session).DeclarationAsync(call.Argument, cancellationToken).ConfigureAwait(false) is not { } description)
            throw new DirectiveException($"Nothing is called {call.Argument} here. A name is written as in C#: #!help Math.Sqrt");
        return new MimeBundle(KeyValuePair.Create(MimeTypes.Markdown, description.Markdown), KeyValuePair.Create(MimeTypes.PlainText, description.Text));
    }

    private static MimeBundle Everything(CSharpSession session)
    {
        string text = string.Join('\n', session.Directives.Select(directive => $"| `{directive.Usage}` | {directive.Help} |").Prepend(Introduction));
        return new MimeBundle(KeyValuePair.Create(MimeTypes.Markdown, text), KeyValuePair.Create(MimeTypes.PlainText, text));
    }
}
