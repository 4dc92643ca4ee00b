using System.Collections.Immutable;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Sessions.Directives;

/// <summary>The languages besides C# whose text a front end draws itself.</summary>
internal static class TextLanguages
{
    public static readonly ImmutableArray<Directive> All =
    [
        new LanguageDirective("#!markdown", "what follows is Markdown", text => Shown(MimeTypes.Markdown, text)),
        new LanguageDirective("#!html", "what follows is HTML", text => Shown(MimeTypes.Html, text)),
        new LanguageDirective("#!javascript", "what follows is JavaScript, for the front end to run", text => Shown(MimeTypes.JavaScript, text)),
        new LanguageDirective("#!mermaid", "what follows is a diagram in Mermaid", Mermaid),
    ];

    private static MimeBundle Shown(string mimeType, string text) => new(KeyValuePair.Create(mimeType, text), KeyValuePair.Create(MimeTypes.PlainText, text));

    // JupyterLab draws it by its own type, other front ends as a part of Markdown.
    private static MimeBundle Mermaid(string text) => new(
        KeyValuePair.Create(MimeTypes.Mermaid, text), KeyValuePair.Create(MimeTypes.Markdown, $"```mermaid\n{text.Trim()}\n```"), KeyValuePair.Create(MimeTypes.PlainText, text));
}
