namespace Micrograd.Graphviz.Drawing;

/// <summary>An SVG document and its natural size in pixels.</summary>
internal sealed record SvgPicture(string Markup, double Width, double Height);
