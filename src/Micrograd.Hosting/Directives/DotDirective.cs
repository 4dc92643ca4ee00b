using Micrograd.Graphviz;
using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Directives;

namespace Micrograd.Hosting.Directives;

/// <summary>The directive <c>#!dot</c>: what follows is a graph, which is drawn.</summary>
internal static class DotDirective
{
    public static Directive Instance { get; } = new LanguageDirective("#!dot", "what follows is a graph in DOT", Draw);

    private static MimeBundle Draw(string text)
    {
        try
        {
            DotPicture picture = DotPicture.Render(text);
            return new MimeBundle(
                KeyValuePair.Create(MimeTypes.Svg, picture.Svg),
                KeyValuePair.Create(MimeTypes.Html, picture.Html),
                KeyValuePair.Create(MimeTypes.PlainText, picture.Text));
        }
        catch (DotSyntaxException exception)
        {
            throw new CellTextException("DotSyntaxError", exception.Problem, exception.Line, exception.Column, exception);
        }
    }
}
