using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Micrograd.LanguageServices.Documentation;

/// <summary>A member's XML documentation, turned into text.</summary>
internal sealed class DocumentationText
{
    private readonly XElement _member;

    private DocumentationText(XElement member) => _member = member;

    public static DocumentationText None { get; } = new(new XElement("member"));

    /// <summary>True when it says no more than that it is another member's.</summary>
    public bool IsInherited => _member.Element("inheritdoc") is not null && _member.Element("summary") is null;

    /// <summary>Reads a <c>member</c> element. What isn't XML says nothing.</summary>
    public static DocumentationText Parse(string xml)
    {
        try
        {
            XElement root = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
            return new DocumentationText(root.Name == "doc" && root.Element("member") is { } member ? member : root);
        }
        catch (XmlException)
        {
            return None;
        }
    }

    /// <summary>Summary, parameters, what is returned and thrown, remarks and examples.</summary>
    public SymbolDocumentation Whole() => new(Render(markdown: false), Render(markdown: true));

    /// <summary>The summary alone.</summary>
    public SymbolDocumentation Summary() => Of("summary");

    /// <summary>What is said about a parameter.</summary>
    public SymbolDocumentation Parameter(string name) => Of(_member.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name));

    /// <summary>A parameter's words as a summary.</summary>
    public DocumentationText OfParameter(string name) =>
        _member.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name) is { } found
            ? new(new XElement("member", new XElement("summary", found.Nodes())))
            : None;

    private SymbolDocumentation Of(string name) => Of(_member.Element(name));

    private static SymbolDocumentation Of(XElement? element) =>
        element is null
            ? SymbolDocumentation.None
            : new(DocumentationWriter.Write(element, markdown: false), DocumentationWriter.Write(element, markdown: true));

    private string Render(bool markdown)
    {
        var blocks = new List<string>();
        Add(_member.Element("summary"), null);
        AddList("Type parameters", _member.Elements("typeparam"), "name");
        AddList("Parameters", _member.Elements("param"), "name");
        Add(_member.Element("returns"), "Returns");
        Add(_member.Element("value"), "Value");
        AddList("Exceptions", _member.Elements("exception"), "cref");
        Add(_member.Element("remarks"), "Remarks");
        foreach (XElement example in _member.Elements("example")) Add(example, "Example");
        return string.Join("\n\n", blocks);

        void Add(XElement? element, string? title)
        {
            if (element is null || DocumentationWriter.Write(element, markdown) is not { Length: > 0 } text) return;
            blocks.Add(title is null ? text : text.Contains('\n', StringComparison.Ordinal) ? $"{Title(title)}\n\n{text}" : $"{Title(title)} {text}");
        }

        void AddList(string title, IEnumerable<XElement> elements, string attribute)
        {
            ImmutableArray<string> lines =
            [
                .. elements
                    .Select(element => (
                        Name: DocumentationWriter.ShortName((string?)element.Attribute(attribute) ?? ""),
                        Text: DocumentationWriter.Write(element, markdown)))
                    .Where(line => line.Text.Length > 0)
                    .Select(line => markdown ? $"- `{line.Name}`: {line.Text.ReplaceLineEndings(" ")}" : $"  {line.Name}: {line.Text.ReplaceLineEndings(" ")}"),
            ];
            if (!lines.IsEmpty) blocks.Add(new StringBuilder(Title(title)).Append(markdown ? "\n\n" : "\n").AppendJoin('\n', lines).ToString());
        }

        string Title(string title) => markdown ? $"**{title}:**" : title + ":";
    }
}
