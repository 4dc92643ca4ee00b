using System.Diagnostics.CodeAnalysis;
using Micrograd.Pictures;

namespace Micrograd.Graphviz;

/// <summary>The forms in which a notebook shows a graph. Found and called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class PictureFormatterSource
{
    [SuppressMessage("Performance", "CA1822", Justification = "Hosts call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        .. Formatters<Dot>(dot => dot.Render()),
        .. Formatters<DotPicture>(picture => picture),
    ];

    private static IEnumerable<object> Formatters<T>(Func<T, DotPicture> draw) =>
    [
        new Formatter<T>("image/svg+xml", graph => draw(graph).Svg),
        new Formatter<T>("text/html", graph => draw(graph).Html),
        new Formatter<T>("text/plain", graph => draw(graph).Text),
    ];
}
