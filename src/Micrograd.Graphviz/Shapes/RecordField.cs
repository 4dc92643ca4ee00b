using System.Text;
using Micrograd.Graphviz.Syntax;

namespace Micrograd.Graphviz.Shapes;

/// <summary>A field of a record, or fields in braces: https://graphviz.org/doc/info/shapes.html#record.</summary>
internal sealed class RecordField
{
    private const int DeepestNesting = 100;

    private readonly bool _sideBySide;

    private RecordField(bool sideBySide) => _sideBySide = sideBySide;

    public string? Port { get; private set; }

    /// <summary>Its text, unless it is divided.</summary>
    public TextBlock? Text { get; private set; }

    public List<RecordField> Parts { get; } = [];

    /// <summary>From the record's upper left corner.</summary>
    public double X { get; private set; }

    public double Y { get; private set; }

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <param name="label">As it stands in the DOT text.</param>
    /// <param name="sideBySide">Whether the outermost fields stand beside each other.</param>
    /// <param name="read">Reads the text of a field.</param>
    public static RecordField Parse(AttributeText label, bool sideBySide, Func<AttributeText, TextBlock> read)
    {
        int at = 0;
        return ParseFields(label, ref at, sideBySide, depth: 0, read);
    }

    /// <summary>This field and all in it.</summary>
    public IEnumerable<RecordField> All() => Parts.SelectMany(part => part.All()).Prepend(this);

    /// <summary>Where lines divide it, each between its ends.</summary>
    public IEnumerable<(double X1, double Y1, double X2, double Y2)> Divisions() =>
        Parts.Skip(1).Select(part => _sideBySide ? (part.X, part.Y, part.X, part.Y + part.Height) : (part.X, part.Y, part.X + part.Width, part.Y))
            .Concat(Parts.SelectMany(part => part.Divisions()));

    /// <summary>The size that the field needs.</summary>
    /// <param name="room">How much room a text needs.</param>
    public (double Width, double Height) Measure(Func<TextBlock, (double Width, double Height)> room)
    {
        if (Parts.Count == 0) return (Width, Height) = room(Text!);
        List<(double Width, double Height)> sizes = [.. Parts.Select(part => part.Measure(room))];
        (Width, Height) = _sideBySide
            ? (sizes.Sum(size => size.Width), sizes.Max(size => size.Height))
            : (sizes.Max(size => size.Width), sizes.Sum(size => size.Height));
        return (Width, Height);
    }

    /// <summary>Puts the field at a place with a size; what is left over is given to its parts alike.</summary>
    public void Place(double x, double y, double width, double height)
    {
        double spare = Parts.Count == 0 ? 0 : (_sideBySide ? width - Width : height - Height) / Parts.Count;
        (X, Y, Width, Height) = (x, y, width, height);
        foreach (RecordField part in Parts)
        {
            double extent = (_sideBySide ? part.Width : part.Height) + spare;
            part.Place(x, y, _sideBySide ? extent : width, _sideBySide ? height : extent);
            (x, y) = _sideBySide ? (x + extent, y) : (x, y + extent);
        }
    }

    private static RecordField ParseFields(AttributeText source, ref int at, bool sideBySide, int depth, Func<AttributeText, TextBlock> read)
    {
        string label = source.Text;
        var fields = new RecordField(sideBySide);
        var field = new RecordField(!sideBySide);
        var text = new StringBuilder();
        while (at < label.Length && label[at] != '}')
        {
            char c = label[at++];
            if (c == '|')
            {
                EndField();
            }
            else if (c == '{' && depth < DeepestNesting)
            {
                string? port = field.Port;
                field = ParseFields(source, ref at, !sideBySide, depth + 1, read);
                field.Port = port;
                if (at < label.Length) at++;
            }
            else if (c == '<' && !source.IsHtml)
            {
                int end = label.IndexOf('>', at);
                if (end < 0) end = label.Length;
                field.Port = label[at..end].Trim();
                at = Math.Min(end + 1, label.Length);
            }
            else if (c == '\\' && at < label.Length)
            {
                char next = label[at++];
                if (next is '{' or '}' or '|' or '<' or '>') text.Append(next);
                else if (next == ' ') text.Append('\u00A0');
                else text.Append(c).Append(next);
            }
            else if (c != ' ' || (text.Length > 0 && text[^1] != ' '))
            {
                text.Append(c);
            }
        }

        EndField();
        return fields;

        void EndField()
        {
            if (field.Parts.Count == 0) field.Text = read(source with { Text = text.ToString().TrimEnd(' ') });
            fields.Parts.Add(field);
            (field, _) = (new RecordField(!sideBySide), text.Clear());
        }
    }
}
