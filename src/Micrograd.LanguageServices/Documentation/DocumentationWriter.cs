using System.Text;
using System.Xml.Linq;

namespace Micrograd.LanguageServices.Documentation;

/// <summary>Writes an element of XML documentation as plain text or as Markdown.</summary>
internal sealed class DocumentationWriter
{
    private readonly StringBuilder _text = new();
    private readonly bool _markdown;

    private DocumentationWriter(bool markdown) => _markdown = markdown;

    /// <summary>The element's content.</summary>
    public static string Write(XElement element, bool markdown)
    {
        var writer = new DocumentationWriter(markdown);
        writer.AddContent(element);
        return writer._text.ToString().Trim();
    }

    /// <summary>The name that a reader knows: <c>M:System.Console.WriteLine(System.String)</c> is <c>Console.WriteLine</c>.</summary>
    public static string ShortName(string id)
    {
        if (id.Length < 2 || id[1] != ':') return id;
        string name = id[2..];
        int parameters = name.IndexOf('(', StringComparison.Ordinal);
        if (parameters >= 0) name = name[..parameters];
        string[] segments = [.. name.Split('.').Select(segment => segment.Split('`')[0])];
        bool isConstructor = segments[^1] == "#ctor";
        if (isConstructor) segments = segments[..^1];
        int kept = id[0] is 'T' or 'N' || isConstructor ? 1 : 2;
        return string.Join('.', segments.TakeLast(id[0] == 'N' ? segments.Length : kept));
    }

    private void AddContent(XElement element)
    {
        foreach (XNode node in element.Nodes()) Add(node);
    }

    private void Add(XNode node)
    {
        switch (node)
        {
            case XText text:
                AddWords(text.Value);
                break;
            case XElement { Name.LocalName: "see" or "seealso" } see:
                AddReference(see);
                break;
            case XElement { Name.LocalName: "paramref" or "typeparamref" } name:
                AddCode((string?)name.Attribute("name") ?? "");
                break;
            case XElement { Name.LocalName: "c" } code:
                AddCode(code.Value.Trim());
                break;
            case XElement { Name.LocalName: "code" } block:
                AddBlock(Unindented(block.Value));
                break;
            case XElement { Name.LocalName: "para" or "p" } paragraph:
                StartParagraph();
                AddContent(paragraph);
                StartParagraph();
                break;
            case XElement { Name.LocalName: "br" }:
                _text.Append('\n');
                break;
            case XElement { Name.LocalName: "list" } list:
                AddList(list);
                break;
            case XElement { Name.LocalName: "b" or "strong" } bold:
                AddMarked(bold, "**");
                break;
            case XElement { Name.LocalName: "i" or "em" } italic:
                AddMarked(italic, "*");
                break;
            case XElement other:
                AddContent(other);
                break;
        }
    }

    // Line ends of the source are blanks to a reader.
    private void AddWords(string words)
    {
        foreach (char letter in words)
        {
            if (!char.IsWhiteSpace(letter))
            {
                if (_markdown && letter is '*' or '_' or '`' or '<' or '[') _text.Append('\\');
                _text.Append(letter);
            }
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
            {
                _text.Append(' ');
            }
        }
    }

    private void AddReference(XElement see)
    {
        string target = (string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? (string?)see.Attribute("href") ?? "";
        string shown = see.IsEmpty || see.Value.Length == 0 ? ShortName(target) : see.Value.Trim();
        if (see.Attribute("href") is null) AddCode(shown);
        else _text.Append(_markdown ? $"[{shown}]({target})" : shown == target ? target : $"{shown} ({target})");
    }

    private void AddCode(string code) => _text.Append(_markdown && code.Length > 0 ? $"`{code}`" : code);

    private void AddMarked(XElement element, string mark)
    {
        if (_markdown) _text.Append(mark);
        AddContent(element);
        if (_markdown) _text.Append(mark);
    }

    private void AddBlock(string code)
    {
        StartParagraph();
        _text.Append(_markdown ? $"```csharp\n{code}\n```" : code);
        StartParagraph();
    }

    private void AddList(XElement list)
    {
        StartParagraph();
        int number = 0;
        foreach (XElement item in list.Elements("item"))
        {
            _text.Append((string?)list.Attribute("type") == "number" ? $"{++number}. " : "- ");
            string? term = item.Element("term") is { } named ? Write(named, _markdown) : null;
            string text = item.Element("description") is { } description ? Write(description, _markdown) : term is null ? Write(item, _markdown) : "";
            _text.Append(term is null || text.Length == 0 ? term ?? text : $"{term}: {text}").Append('\n');
        }

        StartParagraph();
    }

    private void StartParagraph()
    {
        while (_text.Length > 0 && _text[^1] is ' ' or '\n' && _text.Length > 0) _text.Length--;
        if (_text.Length > 0) _text.Append("\n\n");
    }

    private static string Unindented(string code)
    {
        string[] lines = [.. code.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n')];
        int indent = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..].TrimEnd() : ""));
    }
}
