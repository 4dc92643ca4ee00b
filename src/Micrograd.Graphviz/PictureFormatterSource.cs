using System.Diagnostics.CodeAnalysis;

namespace Micrograd.Graphviz;

/// <summary>The forms in which a notebook shows a graph. Found and called by name, see <see cref="TypeFormatterSourceAttribute"/>.</summary>
internal sealed class PictureFormatterSource
{
    [SuppressMessage("Performance", "CA1822", Justification = "Hosts call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
        from type in (Type[])[typeof(Dot), typeof(DotPicture)]
        from form in ((string, Func<DotPicture, string>)[])
        [
            ("image/svg+xml", picture => picture.Svg),
            ("text/html", picture => picture.Html),
            ("text/plain", picture => picture.Text),
        ]
        select new PictureFormatter(type, form.Item1, form.Item2);

    private sealed class PictureFormatter(Type type, string mimeType, Func<DotPicture, string> form)
    {
        public Type Type => type;

        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            if ((value as DotPicture ?? (value as Dot)?.Render()) is not { } picture) return false;
            writer.Write(form(picture));
            return true;
        }
    }
}
