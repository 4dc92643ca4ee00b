using System.Diagnostics.CodeAnalysis;
using Micrograd.Pictures;

namespace Micrograd.Charts;

/// <summary>The forms in which a notebook shows a figure. Found and called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class FigureFormatterSource
{
    [SuppressMessage("Performance", "CA1822", Justification = "Hosts call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<PlotlyFigure>(PlotlyFigure.MimeType, figure => figure.Json),
        new Formatter<PlotlyFigure>("text/html", figure => figure.Html),
        new Formatter<PlotlyFigure>("text/plain", figure => figure.Summary),
        new Formatter<PlotlyFigure>("image/svg+xml", figure => figure.Svg),
    ];
}
