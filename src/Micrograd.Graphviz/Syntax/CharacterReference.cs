using System.Net;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Syntax;

/// <summary>References to characters, which Graphviz knows in texts and names as HTML does: <c>&amp;alpha;</c>, <c>&amp;#945;</c>.</summary>
internal static class CharacterReference
{
    /// <summary>A text with its references resolved.</summary>
    public static string Resolve(string text) => Svg.Legal(WebUtility.HtmlDecode(text));
}
