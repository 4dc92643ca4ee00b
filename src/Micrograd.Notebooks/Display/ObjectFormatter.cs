using System.Globalization;

namespace Micrograd.Notebooks;

/// <summary>Gives a value the forms in which a cell shows it.</summary>
internal sealed class ObjectFormatter(SessionAssemblies assemblies)
{
    private const string Null = "<null>";

    private readonly Lock _gate = new();
    private FormattingLibrary? _library;

    /// <summary>The value's forms: those asked for, or those that suit it, <c>text/plain</c> always among the latter.</summary>
    public MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        if (value is DisplayContent content && mimeTypes.Count == 0)
        {
            return content.MimeType == MimeTypes.PlainText
                ? new MimeBundle(MimeTypes.PlainText, content.Content)
                : new MimeBundle(KeyValuePair.Create(content.MimeType, content.Content), KeyValuePair.Create(MimeTypes.PlainText, content.Content));
        }

        if (mimeTypes.Count > 0) return new MimeBundle(mimeTypes.Distinct().Select(type => Form(value, type)));

        // Loading the formatting library takes longer than most cells. Before a cell has used it, nobody can have changed how a number looks.
        bool untouched = !assemblies.HasFormatting();
        if (value is null) return new MimeBundle(MimeTypes.PlainText, Null);
        if (untouched && IsSimple(value)) return new MimeBundle(MimeTypes.PlainText, Plain(value));
        FormattingLibrary library = Library();
        Type type = value.GetType();
        bool changed = library.IsRegistered(type);
        if (!changed && IsSimple(value)) return new MimeBundle(MimeTypes.PlainText, Plain(value));
        return new MimeBundle(library.PreferredMimeTypes(type).Append(MimeTypes.PlainText).Distinct().Select(mimeType => Form(value, mimeType)));
    }

    /// <summary>The value on one line, for lists of variables.</summary>
    public string Line(object? value)
    {
        string text = Format(value, MimeTypes.PlainText)[0].Value.ReplaceLineEndings(" ");
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
    }

    private static bool IsSimple(object value) =>
        value is string or decimal or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or Enum or System.Numerics.BigInteger or Half or Int128 or UInt128
        || value.GetType().IsPrimitive;

    private static string Plain(object value) => value switch
    {
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("u", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool SpeaksForItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring
        && declaring != typeof(object) && declaring != typeof(ValueType)
        && declaring.Assembly != typeof(object).Assembly && declaring.Namespace?.StartsWith("System", StringComparison.Ordinal) != true;

    private KeyValuePair<string, string> Form(object? value, string mimeType)
    {
        string text = value switch
        {
            null => mimeType == MimeTypes.Html ? "<i>&lt;null&gt;</i>" : mimeType == "application/json" ? "null" : Null,
            DisplayContent content when content.MimeType == mimeType || mimeType == MimeTypes.PlainText => content.Content,
            _ when mimeType == MimeTypes.PlainText && !Library().IsRegistered(value.GetType(), mimeType) && IsSimple(value) => Plain(value),
            _ when mimeType == MimeTypes.PlainText && !Library().IsRegistered(value.GetType(), mimeType) && SpeaksForItself(value.GetType()) => value.ToString() ?? "",
            _ => Library().ToText(value, mimeType),
        };
        return KeyValuePair.Create(mimeType, text);
    }

    private FormattingLibrary Library()
    {
        lock (_gate)
        {
            _library ??= new FormattingLibrary(assemblies.Find(SessionAssemblies.Formatting)
                ?? throw new InvalidOperationException($"The session's assembly source has no {SessionAssemblies.Formatting}."));
            foreach (string name in assemblies.TakeFormatterSources()) _library.RegisterSourcesOf(assemblies.Find(name)!);
            return _library;
        }
    }
}
