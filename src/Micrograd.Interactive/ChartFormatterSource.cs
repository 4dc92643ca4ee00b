using System.Diagnostics.CodeAnalysis;
using Micrograd.Charts;
using Micrograd.Interactive;
using Micrograd.Interactive.Charts;
using Micrograd.Pictures;
using Plotly.NET;

[assembly: TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = [PlotlyFigure.MimeType, "text/html", "text/plain"])]

namespace Micrograd.Interactive;

/// <summary>
/// The forms in which a notebook shows Plotly.NET's charts: those of their figures. Found and called by name, see <see cref="TypeFormatterSourceAttribute"/>.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Hosts call it on an instance.")]
internal sealed class ChartFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<GenericChart>(PlotlyFigure.MimeType, chart => FigureReader.Read(chart).Json),
        new Formatter<GenericChart>("text/html", chart => FigureReader.Read(chart).Html),
        new Formatter<GenericChart>("text/plain", chart => FigureReader.Read(chart).Summary),
    ];

    /// <summary>
    /// What a chart is at this moment: a host that looks for it by this name reads once for all forms, and shows the figure in the chart's place.
    /// </summary>
    public object Read(object chart) => FigureReader.Read((GenericChart)chart);
}
