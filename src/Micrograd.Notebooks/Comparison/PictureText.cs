using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Micrograd.Notebooks.Comparison;

/// <summary>Says in words what a picture shows.</summary>
internal static partial class PictureText
{
    /// <summary>The lines that describe an SVG picture. Text that isn't one is given back as it is.</summary>
    public static string[] OfSvg(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            XElement root = XDocument.Load(reader).Root!;
            string[] graph = [.. root.Descendants().Select(GraphLine).OfType<string>().Order(StringComparer.Ordinal)];
            return graph.Length > 0 ? graph : [.. root.DescendantsAndSelf().SelectMany(DrawingLines)];
        }
        catch (XmlException)
        {
            return svg.Split('\n');
        }
    }

    /// <summary>The lines of HTML text, with a description in the place of each SVG picture in it.</summary>
    public static string[] OfHtml(string html)
    {
        string text = Picture().Replace(html, picture =>
        {
            string uri = picture.Groups["uri"].Value;
            string[] lines = OfSvg(uri.Length > 0 ? Decode(uri) : picture.Value);
            string tag = uri.Length > 0 ? Size().Replace(picture.Value.Replace(uri, "", StringComparison.Ordinal), "") : "";
            return $"{tag}\n{string.Join('\n', lines)}\n";
        });
        return text.Split(["\r\n", "\n"], StringSplitOptions.None);
    }

    private static string Decode(string uri)
    {
        int comma = uri.IndexOf(',', StringComparison.Ordinal);
        string data = Uri.UnescapeDataString(WebUtility.HtmlDecode(uri[(comma + 1)..]));
        if (!uri[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) return data;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException)
        {
            return data;
        }
    }

    // Graphviz marks each node and edge of a graph as a group with this class, and names it in its title. Where they lie is the layout's affair.
    private static string? GraphLine(XElement element)
    {
        if (element.Name.LocalName != "g" || element.Attribute("class")?.Value.Split(' ').FirstOrDefault(name => name is "node" or "edge") is not { } kind) return null;
        string title = Plain(element.Elements().FirstOrDefault(child => child.Name.LocalName == "title")?.Value ?? "");
        IEnumerable<string> texts = element.Descendants()
            .Where(child => child.Name.LocalName == "text")
            .Select(child => Plain(child.Value))
            .Order(StringComparer.Ordinal);
        return $"{kind} {title}: {string.Join(" | ", texts)}";
    }

    private static IEnumerable<string> DrawingLines(XElement element)
    {
        IEnumerable<string> attributes = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
            .OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal).Select(attribute => $" {attribute.Name.LocalName}=\"{attribute.Value}\"");
        yield return $"<{element.Name.LocalName}{string.Concat(attributes)}>";
        foreach (string text in element.Nodes().OfType<XText>().Select(text => Plain(text.Value)).Where(text => text.Length > 0)) yield return text;
    }

    private static string Plain(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // A tag that bears a picture as a data URI, or a picture between tags of its own.
    [GeneratedRegex("""<[a-z][^<>]*?(?<quote>["'])(?<uri>data:image/svg\+xml.*?)\k<quote>[^<>]*>|<svg\b.*?</svg>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    // How much room a picture takes is the layout's affair too.
    [GeneratedRegex("""\s(?:width|height|style)=(?:"[^"]*"|'[^']*'|[^\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Size();
}
