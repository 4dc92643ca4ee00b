using System.Diagnostics.CodeAnalysis;
using Micrograd.Interactive;
using Micrograd.Interactive.Charts;
using Micrograd.Pictures;
using Plotly.NET;

[assembly: TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = ["application/vnd.plotly.v1+json", "text/html", "text/plain"])]

namespace Micrograd.Interactive;

/// <summary>The forms in which a notebook shows Plotly.NET's charts. Found and called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class ChartFormatterSource
{
    [SuppressMessage("Performance", "CA1822", Justification = "Hosts call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<GenericChart>("application/vnd.plotly.v1+json", ChartForms.ToPlotlyJson),
        new Formatter<GenericChart>("text/html", ChartForms.ToHtml),
        new Formatter<GenericChart>("text/plain", ChartForms.ToText),
    ];
}
