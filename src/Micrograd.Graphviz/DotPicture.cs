using System.Globalization;
using System.Net;
using Micrograd.Graphviz.Drawing;
using Micrograd.Graphviz.Program;
using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz;

/// <summary>A graph's picture, in each of the forms that a notebook can show without a script or a network.</summary>
/// <remarks>
/// The picture is the same text every time on the same machine. Which program placed its nodes can't be seen from its structure: each
/// node is a <c>&lt;g class="node"&gt;</c>, each edge a <c>&lt;g class="edge"&gt;</c>, with Graphviz's name for it as the <c>&lt;title&gt;</c> and its texts
/// inside. (Classes that the DOT text gives come after ours.)
/// </remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = ["image/svg+xml", "text/html", "text/plain"])]
public sealed class DotPicture
{
    /// <summary>A wide picture shrinks to fit, but not further than this: its texts of 14 pixels must stay readable.</summary>
    private const double SmallestScale = 0.5;

    /// <summary>More nodes and edges than anybody looks at; a picture of them has some 4 MB.</summary>
    private const int MostDrawn = 20_000;

    private DotPicture(string text, string summary, string svg, string html) => (Text, Summary, Svg, Html) = (text, summary, svg, html);

    /// <summary>The graph in DOT, as it was given.</summary>
    public string Text { get; }

    /// <summary>What the picture shows, in a few words, for those who can't see it.</summary>
    public string Summary { get; }

    /// <summary>The picture as an SVG document, on an opaque light card.</summary>
    public string Svg { get; }

    /// <summary>The picture in an <c>&lt;img&gt;</c> that brings it along; a wide one can be scrolled.</summary>
    public string Html { get; }

    /// <summary>Draws a graph; of one with more than 20,000 nodes and edges, the first, unless <c>dot</c> was asked for.</summary>
    /// <param name="dotText">The graph in DOT.</param>
    /// <param name="layout">What places its nodes and edges.</param>
    /// <exception cref="DotSyntaxException">The text isn't DOT.</exception>
    /// <exception cref="InvalidOperationException"><see cref="DotLayout.Graphviz"/> was asked for and <c>dot</c> isn't installed, or failed.</exception>
    public static DotPicture Render(string dotText, DotLayout layout = DotLayout.Automatic)
    {
        Graph graph = Parser.Parse(dotText, DotSyntaxException.Of);
        string summary = string.Create(CultureInfo.InvariantCulture, $"Graph of {Count(graph.Members.Count, "node")} and {Count(graph.Edges.Count, "edge")}");

        string? note = layout == DotLayout.Graphviz ? null : Cut(graph);

        GraphvizAnswer answer = layout == DotLayout.Managed || note is not null ? default : GraphvizProgram.Draw(dotText);
        Picture? picture = answer.Svg is null ? null : GraphvizSvg.Tidy(answer.Svg, summary);
        if (picture is null && layout == DotLayout.Graphviz) throw new InvalidOperationException(answer.Problem ?? "Graphviz's dot has drawn nothing of this graph. DotLayout.Managed draws it without dot.");
        picture ??= GraphDrawing.Draw(graph, summary, note);
        return new DotPicture(dotText, summary, picture.Svg, InFrame(picture));
    }

    /// <summary>The same picture, folded in under a line of text where it is shown as HTML, until a reader unfolds it.</summary>
    /// <param name="line">The text.</param>
    public DotPicture Folded(string line) => new(Text, Summary, Svg, $"<details><summary>{WebUtility.HtmlEncode(line)}</summary>{Html}</details>");

    /// <summary>The graph in DOT.</summary>
    public override string ToString() => Text;

    /// <summary>What is to be said of a graph that was too large to be drawn whole; null for others.</summary>
    private static string? Cut(Graph graph)
    {
        (int nodes, int edges) = (graph.Members.Count, graph.Edges.Count);
        if (!graph.Cut(MostDrawn)) return null;
        return string.Create(CultureInfo.InvariantCulture, $"The first {graph.Members.Count:N0} of {nodes:N0} nodes, and {graph.Edges.Count:N0} of {edges:N0} edges. The picture of all would be too large to be shown.");
    }

    private static string Count(int count, string what) => count == 1 ? "1 " + what : $"{count} {what}s";

    private static string InFrame(Picture picture)
    {
        int width = (int)Math.Ceiling(picture.Width);
        int least = (int)(picture.Width * SmallestScale);
        return $"""<div style="overflow-x:auto">{picture.ToHtml($"style=\"width:100%;min-width:{least}px;max-width:{width}px;height:auto\"")}</div>""";
    }
}
