using System.Globalization;

namespace Micrograd.Graphviz.Syntax;

/// <summary>Names and values in brackets, or the defaults of a scope.</summary>
internal sealed class Attributes
{
    private readonly Dictionary<string, AttributeText> _values = new(StringComparer.Ordinal);

    public Attributes()
    {
    }

    public Attributes(Attributes defaults) => Take(defaults);

    public AttributeText? this[string name]
    {
        get => _values.TryGetValue(name, out AttributeText value) ? value : null;
        set => _values[name] = value!.Value;
    }

    public void Take(Attributes others)
    {
        foreach ((string name, AttributeText value) in others._values) _values[name] = value;
    }

    /// <summary>The value, or an empty text. An empty value counts as none, as in Graphviz.</summary>
    public string Text(string name) => _values.TryGetValue(name, out AttributeText value) ? value.Text : "";

    /// <summary>The value as a number; the given one where it isn't a finite number.</summary>
    public double Number(string name, double otherwise) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : otherwise;

    public bool Is(string name, string value) => Text(name).Equals(value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A value and whether it was written in angle brackets.</summary>
internal readonly record struct AttributeText(string Text, bool IsHtml);
