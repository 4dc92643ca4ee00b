using System.Net;
using System.Text;

namespace Micrograd.Pictures;

/// <summary>A picture that needs neither a script nor a network.</summary>
/// <param name="Svg">The picture as an SVG document.</param>
/// <param name="Width">Its natural width in pixels.</param>
/// <param name="Height">Its natural height in pixels.</param>
/// <param name="Summary">What it shows, in words, for those who can't see it.</param>
public sealed record Picture(string Svg, double Width, double Height, string Summary)
{
    /// <summary>An <c>&lt;img&gt;</c> that brings the picture along: front ends that hide SVG in untrusted notebooks show it.</summary>
    /// <param name="size">The attributes that say how large it is shown, as HTML has them.</param>
    public string ToHtml(string size) =>
        $"""<img alt="{WebUtility.HtmlEncode(Summary)}" {size} src="data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg))}">""";
}
