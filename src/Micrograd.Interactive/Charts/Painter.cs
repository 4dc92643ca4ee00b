using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace Micrograd.Interactive.Charts;

/// <summary>Writes SVG.</summary>
internal sealed class Painter
{
    private readonly StringBuilder _svg = new();
    private int _ids;

    /// <summary>The width of a text, near enough for margins: in Helvetica a digit takes 0.556 of the font's size, and letters about as much.</summary>
    public static double WidthOf(string text, double size) => text.Length * size * 0.556;

    public static string Number(double number)
    {
        string text = Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    public void Add(string element, params ReadOnlySpan<(string Name, object? Value)> attributes) => Open(element, attributes, "/>");

    public void Text(string text, double x, double y, double size, string color, string anchor = "middle", double angle = 0, bool isBold = false)
    {
        if (text.Length == 0 || !double.IsFinite(x) || !double.IsFinite(y)) return;
        Open(
            "text",
            [
                ("x", x), ("y", y), ("font-size", size), ("fill", color), ("text-anchor", anchor == "start" ? null : anchor), ("font-weight", isBold ? "bold" : null),
                ("transform", angle == 0 ? null : $"rotate({Number(angle)} {Number(x)} {Number(y)})"),
            ],
            ">");
        _svg.Append(Encode(text)).Append("</text>");
    }

    /// <summary>Opens a group that shows only what is inside a box.</summary>
    public void OpenClip(double left, double top, double width, double height)
    {
        string id = "c" + (++_ids).ToString(CultureInfo.InvariantCulture);
        _svg.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{id}\"><rect x=\"{Number(left)}\" y=\"{Number(top)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"/></clipPath><g clip-path=\"url(#{id})\">");
    }

    public void OpenGroup(params ReadOnlySpan<(string Name, object? Value)> attributes) => Open("g", attributes, ">");

    public void CloseGroup() => _svg.Append("</g>");

    public string NewId() => "g" + (++_ids).ToString(CultureInfo.InvariantCulture);

    public void Raw(string svg) => _svg.Append(svg);

    public string Finish(double width, double height, string summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Number(width)}" height="{Number(height)}" viewBox="0 0 {Number(width)} {Number(height)}" font-family="Helvetica,Arial,sans-serif" role="img" aria-label="{Encode(summary)}">{_svg}</svg>""");

    /// <summary>Characters that XML can't hold become a mark that shows it: a single one would make the whole picture unreadable.</summary>
    private static string Encode(string text) =>
        WebUtility.HtmlEncode(text.All(IsLegal) ? text : string.Concat(text.Select(c => IsLegal(c) ? c : '\uFFFD')));

    private static bool IsLegal(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);

    private void Open(string element, ReadOnlySpan<(string Name, object? Value)> attributes, string end)
    {
        _svg.Append('<').Append(element);
        foreach ((string name, object? value) in attributes)
        {
            if (value is null) continue;
            string text = value is double number ? Number(number) : Encode(Convert.ToString(value, CultureInfo.InvariantCulture)!);
            _svg.Append(' ').Append(name).Append("=\"").Append(text).Append('"');
        }

        _svg.Append(end);
    }
}
