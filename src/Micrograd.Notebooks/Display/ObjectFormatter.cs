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
        bool isChanged = IsRegistered(value);
        if (value is not null && !isChanged && !IsSimple(value)) value = StandIn.For(value);
        if (value is DisplayContent content && mimeTypes.Count == 0)
        {
            return content.MimeType == MimeTypes.PlainText
                ? new MimeBundle(MimeTypes.PlainText, content.Content)
                : new MimeBundle(KeyValuePair.Create(content.MimeType, content.Content), KeyValuePair.Create(MimeTypes.PlainText, content.Content));
        }

        if (mimeTypes.Count > 0) return new MimeBundle(mimeTypes.Distinct().Select(type => Form(value, type)));
        if (value is null) return new MimeBundle(MimeTypes.PlainText, Null);
        if (!isChanged && IsSimple(value)) return new MimeBundle(MimeTypes.PlainText, Plain(value));
        if (!isChanged && value is Array { Rank: 2, Length: > 0 } grid) return Grid.Of(grid, Line);
        IEnumerable<string> preferred = Library().PreferredMimeTypes(value.GetType()).Append(MimeTypes.PlainText).Distinct();
        return new MimeBundle(preferred.Select(mimeType => FormIfAny(value, mimeType, isChanged)).OfType<KeyValuePair<string, string>>());
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

    // Loading the formatting library takes longer than most cells. Before a cell has used it, nobody can have changed how a value looks.
    private bool IsRegistered(object? value) => value is not null && assemblies.HasFormatting() && Library().IsRegistered(value.GetType());

    // A value that the library can't go through (Newtonsoft's JObject, say) has its text all the same. What a cell has registered must say what is wrong with it.
    private KeyValuePair<string, string>? FormIfAny(object value, string mimeType, bool isChanged)
    {
        try
        {
            return Form(value, mimeType);
        }
        catch (Exception exception) when (mimeType != MimeTypes.PlainText && !isChanged && exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return null;
        }
    }

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
