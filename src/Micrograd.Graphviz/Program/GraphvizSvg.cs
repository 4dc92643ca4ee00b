using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Micrograd.Graphviz.Syntax;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Program;

/// <summary>Takes out of Graphviz's SVG what a notebook has no use for: its version, ids that clash on a page, links, half of the digits.</summary>
internal static partial class GraphvizSvg
{
    private static readonly XNamespace Xlink = "http://www.w3.org/1999/xlink";

    /// <summary>The picture; null when Graphviz has drawn nothing, as it does of a graph with an empty list of layers.</summary>
    public static Picture? Tidy(string document, string summary)
    {
        XElement root = Read(document);
        if (!Layers(root).Any()) return null;
        double[] box = [.. root.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

        root.DescendantNodes().OfType<XComment>().Remove();
        root.DescendantNodes().OfType<XText>().Where(text => string.IsNullOrWhiteSpace(text.Value) && text.Parent!.Name.LocalName is not ("text" or "title")).Remove();
        foreach (XElement link in root.Descendants(Svg.Namespace + "a").ToList()) link.ReplaceWith(link.Nodes());
        root.Descendants(Svg.Namespace + "image").Remove();
        root.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.Namespace == Xlink).Remove();
        root.Descendants(Svg.Namespace + "text").Where(text => string.IsNullOrWhiteSpace(text.Value)).Remove();
        KeepUsedIds(root);

        XElement graph = OneLayer(root);
        string transform = Translate().Match(graph.Attribute("transform")!.Value).Value;
        XElement? background = graph.Elements(Svg.Namespace + "polygon").FirstOrDefault();
        background?.Remove();
        graph.Elements(Svg.Namespace + "title").Remove();
        foreach (XElement element in Interruption.Between(graph.Descendants())) Shorten(element);

        XElement content = Svg.Element("g", ("class", "graph"), ("transform", transform));
        content.Add(graph.Nodes());
        return Card.Frame(box[2], box[3], background?.Attribute("fill")?.Value is { } fill && fill != "none" ? fill : "white", summary, [content]);
    }

    /// <summary>The graph with all that its layers show. What is in several of them is there once.</summary>
    private static XElement OneLayer(XElement root)
    {
        XElement[] layers = [.. Layers(root)];
        var shown = layers[0].Elements().CountBy(What).ToDictionary();
        foreach (XElement layer in layers[1..])
        {
            foreach (IGrouping<(string?, string?), XElement> same in layer.Elements().GroupBy(What))
            {
                int known = shown.GetValueOrDefault(same.Key);
                layers[0].Add(same.Skip(known));
                shown[same.Key] = Math.Max(known, same.Count());
            }
        }

        return layers[0];

        static (string? Kind, string? Title) What(XElement element) =>
            ((string?)element.Attribute("class") ?? element.Name.LocalName, (string?)element.Element(Svg.Namespace + "title"));
    }

    private static IEnumerable<XElement> Layers(XElement root) =>
        root.Descendants(Svg.Namespace + "g").Where(group => (string?)group.Attribute("class") is { } kind && kind.Split(' ')[0] == "graph");

    /// <summary>References to characters in a node's name reach the SVG as they are; only HTML knows their names, and XML has no control characters.</summary>
    private static XElement Read(string document)
    {
        string known = NamedCharacter().Replace(Svg.Legal(document), match => CharacterReference.Resolve(match.Value) switch
        {
            var unknown when unknown == match.Value => "&amp;" + match.Value[1..],
            var character when match.Value[1] != '#' || character == "\uFFFD" => character,
            _ => match.Value,
        });
        using var reader = XmlReader.Create(new StringReader(known), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        XElement root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        return root;
    }

    /// <summary>"node1" is an id in every picture of a page; only a gradient's is referred to.</summary>
    private static void KeepUsedIds(XElement root)
    {
        IEnumerable<Match> references = root.Descendants().Attributes().SelectMany(attribute => Reference().Matches(attribute.Value));
        string[] used = [.. references.Select(match => match.Groups[1].Value)];
        root.Descendants().Attributes("id").Where(id => !used.Contains(id.Value)).Remove();
    }

    private static void Shorten(XElement element)
    {
        foreach (XAttribute attribute in element.Attributes().ToList())
        {
            if (attribute.Name.LocalName is "points" or "d" or "x" or "y" or "cx" or "cy" or "rx" or "ry" or "font-size" or "transform")
            {
                attribute.Value = Decimal().Replace(attribute.Value, match => Svg.Number(double.Parse(match.Value, CultureInfo.InvariantCulture))).Trim();
            }

            bool isDefault = (attribute.Name.LocalName, attribute.Value) is ("font-size", "14") or ("font-family", "Helvetica,sans-Serif") or ("text-anchor", "middle");
            if (isDefault) attribute.Remove();
        }
    }

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos);)#?[A-Za-z0-9]+;")]
    private static partial Regex NamedCharacter();

    [GeneratedRegex(@"translate\([^)]*\)")]
    private static partial Regex Translate();

    [GeneratedRegex(@"url\(#([^)]*)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"-?\d+\.\d+")]
    private static partial Regex Decimal();
}
