using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Micrograd.Charts.Drawing;
using Micrograd.Pictures;

namespace Micrograd.Charts;

/// <summary>A figure of Plotly's, wherever it came from, in the forms in which a notebook can show it.</summary>
/// <remarks>
/// <para>https://plotly.com/chart-studio-help/json-chart-schema/: an object with <c>data</c>, a list of traces, and <c>layout</c>. Plotly's libraries in every
/// language make such objects.</para>
/// <para>The picture shows lines, points, areas, bars, histograms, heat maps and contours, on as many axes as there are. Traces of other kinds are named below
/// it.</para>
/// </remarks>
/// <example><code>
/// PlotlyFigure.Parse("""{ "data": [{ "x": [1, 2, 3], "y": [1, 4, 9] }], "layout": { "title": { "text": "Squares" } } }""")
/// </code></example>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeType, "text/html", "text/plain"])]
public sealed class PlotlyFigure
{
    /// <summary>The MIME type of a figure as front ends that bring plotly.js along draw it.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    private readonly JsonObject _figure;
    private readonly Lazy<Picture> _picture;

    /// <summary>A figure.</summary>
    /// <param name="figure">The figure's JSON. It isn't copied, and must not be changed afterwards.</param>
    public PlotlyFigure(JsonObject figure)
    {
        _figure = figure;
        Summary = FigureSummary.Of(figure);
        _picture = new Lazy<Picture>(() => ChartDrawing.Draw(figure, Summary), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Reads a figure.</summary>
    /// <param name="json">The figure as JSON.</param>
    /// <exception cref="FormatException">It isn't the JSON of an object.</exception>
    public static PlotlyFigure Parse(string json)
    {
        try
        {
            var strict = new JsonDocumentOptions { AllowDuplicateProperties = false };
            if (JsonNode.Parse(json, documentOptions: strict) is JsonObject figure) return new PlotlyFigure(figure);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is no JSON, so it can't be a figure of Plotly's: {exception.Message}", exception);
        }

        throw new FormatException("A figure of Plotly's is a JSON object with \"data\", a list of traces, and perhaps \"layout\".");
    }

    /// <summary>The figure's title and traces in words.</summary>
    public string Summary { get; }

    /// <summary>The figure itself, for front ends that bring plotly.js along.</summary>
    public string Json => _figure.ToJsonString();

    /// <summary>The picture as an SVG document, on an opaque light card.</summary>
    public string Svg => _picture.Value.Svg;

    /// <summary>The picture in an <c>&lt;img&gt;</c> that brings it along.</summary>
    public string Html => _picture.Value.ToHtml(string.Create(
        CultureInfo.InvariantCulture, $"width=\"{_picture.Value.Width:0}\" height=\"{_picture.Value.Height:0}\" style=\"max-width:100%;height:auto\""));

    /// <summary>The same as <see cref="Summary"/>.</summary>
    public override string ToString() => Summary;
}
