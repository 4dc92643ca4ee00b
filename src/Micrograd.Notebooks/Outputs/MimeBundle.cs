using System.Collections;

namespace Micrograd.Notebooks.Outputs;

/// <summary>The same thing in several forms, one for each MIME type, richest first: what a display shows.</summary>
/// <remarks>
/// Content is text. For JSON types (<c>application/json</c> and all that end in <c>+json</c>) it is the JSON text, for
/// pictures that aren't text it is base64, as in an <c>.ipynb</c> document.
/// </remarks>
public sealed class MimeBundle : IReadOnlyList<KeyValuePair<string, string>>, IEquatable<MimeBundle>
{
    private readonly KeyValuePair<string, string>[] _forms;

    /// <summary>A bundle of the given forms, in their order.</summary>
    /// <param name="forms">Pairs of MIME type and content.</param>
    /// <exception cref="ArgumentException">A MIME type comes twice.</exception>
    public MimeBundle(params IEnumerable<KeyValuePair<string, string>> forms)
    {
        _forms = [.. forms];
        string? twice = _forms.GroupBy(form => form.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;
        if (twice is not null) throw new ArgumentException($"The MIME type {twice} comes twice; a bundle has one form for each type.", nameof(forms));
    }

    /// <summary>A bundle with a single form.</summary>
    public MimeBundle(string mimeType, string content)
        : this(KeyValuePair.Create(mimeType, content))
    {
    }

    /// <summary>The number of forms.</summary>
    public int Count => _forms.Length;

    /// <summary>The form at a place, counted from 0.</summary>
    public KeyValuePair<string, string> this[int index] => _forms[index];

    /// <summary>The content for a MIME type, or null when the bundle has no such form.</summary>
    public string? this[string mimeType] => _forms.FirstOrDefault(form => form.Key == mimeType).Value;

    /// <summary>The <c>text/plain</c> form, or an empty string when there is none.</summary>
    public string PlainText => this[MimeTypes.PlainText] ?? "";

    /// <summary>Equal when the forms are the same, in the same order.</summary>
    public bool Equals(MimeBundle? other) => other is not null && _forms.AsSpan().SequenceEqual(other._forms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MimeBundle);

    /// <inheritdoc/>
    public override int GetHashCode() => _forms.Aggregate(_forms.Length, HashCode.Combine);

    /// <summary>The <c>text/plain</c> form.</summary>
    public override string ToString() => PlainText;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_forms).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _forms.GetEnumerator();
}
