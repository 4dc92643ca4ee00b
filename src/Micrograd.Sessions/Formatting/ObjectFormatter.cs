using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions.Formatting;

/// <summary>Gives a value the forms in which a cell shows it.</summary>
internal sealed class ObjectFormatter(SessionAssemblies assemblies)
{
    private const string Null = "<null>";
    private const int LongestText = 1_000_000;

    private readonly Lock _gate = new();
    private FormattingLibrary? _library;

    /// <summary>Loads the formatting library, and the formatters that assemblies have brought, so that the first value doesn't wait for them.</summary>
    public void Load()
    {
        bool isFirst = _library is null;
        _ = Library();
        if (isFirst) Line(new { Any = new List<object> { 1 } });
    }

    /// <summary>The value's forms: those asked for, or those that suit it, <c>text/plain</c> always among the latter.</summary>
    public MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        try
        {
            return Forms(value, mimeTypes, ReadingBounds.Display, PlainForm.Of);
        }
        finally
        {
            _library?.ForgetReadings();
        }
    }

    private MimeBundle Forms(object? value, IReadOnlyList<string> mimeTypes, ReadingBounds bounds, Func<Shown, string> plain)
    {
        bool isChanged = IsRegistered(value);
        if (value is not null && !isChanged && !SimpleText.Is(value)) value = StandIn.For(value);
        if (value is DisplayContent content && mimeTypes.Count == 0)
        {
            return content.MimeType == MimeTypes.PlainText
                ? new MimeBundle(MimeTypes.PlainText, content.Content)
                : new MimeBundle(KeyValuePair.Create(content.MimeType, content.Content), KeyValuePair.Create(MimeTypes.PlainText, content.Content));
        }

        if (value is null && mimeTypes.Count == 0) return new MimeBundle(MimeTypes.PlainText, Null);
        if (value is not null && !isChanged && mimeTypes.Count == 0 && SimpleText.Of(value) is { } simple)
        {
            return new MimeBundle(MimeTypes.PlainText, SimpleText.Cut(simple, LongestText));
        }

        // What the value says of itself comes first: if it throws, the cell has failed. All other forms have one reading.
        bool hasOwn = value is not (null or Exception) && OwnText.IsGiven(value.GetType()) && (mimeTypes.Count == 0 || mimeTypes.Contains(MimeTypes.PlainText))
            && !IsRegistered(value, MimeTypes.PlainText);
        string? own = hasOwn ? OwnText.Of(value!) : null;
        Shown? shown = null;
        if (mimeTypes.Count > 0) return new MimeBundle(mimeTypes.Distinct().Select(Form));
        string[] preferred = [.. Library().PreferredMimeTypes(value!.GetType()).Append(MimeTypes.PlainText).Distinct()];
        if (!isChanged && preferred.Contains(MimeTypes.Html) && Reading() is Shown.Text { Html: null } text)
        {
            return new MimeBundle(MimeTypes.PlainText, own ?? text.Plain);
        }

        return new MimeBundle([.. preferred.Select(Form)]);

        Shown Reading() => shown ??= new ValueReader(Library(), bounds, TimeProvider.System).Read(value);

        KeyValuePair<string, string> Form(string mimeType) => KeyValuePair.Create(mimeType, value switch
        {
            null => mimeType == MimeTypes.Html ? "<i>&lt;null&gt;</i>" : mimeType == "application/json" ? "null" : Null,
            DisplayContent content when content.MimeType == mimeType || mimeType == MimeTypes.PlainText => content.Content,
            _ when mimeType == MimeTypes.PlainText => SimpleText.Cut(own ?? plain(Reading()), LongestText),
            _ when mimeType == MimeTypes.Html => Library().WithStyles(
                HtmlForm.Of(Reading()), Reading() is Shown.Sequence or Shown.Members { Kind: not MembersKind.Names }),
            _ => Library().ToText(value, mimeType),
        });
    }

    /// <summary>The value on one line, for lists of variables: what it says of itself, or the beginning of what it holds.</summary>
    public string Line(object? value)
    {
        try
        {
            return SimpleText.Line(Forms(value, [MimeTypes.PlainText], ReadingBounds.Line, LineForm.Of)[0].Value);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return SimpleText.Line(ExceptionText.Thrown(exception));
        }
        finally
        {
            _library?.ForgetReadings();
        }
    }

    /// <summary>A sequence as a table; null for what is none, is empty, or has a form that a cell or a library has given it.</summary>
    public ValueTable? Table(object? value, int rows) => IsRegistered(value) ? null : new TableReader(Line, TimeProvider.System).Read(value, rows);

    // Loading the formatting library takes longer than most cells. Before a cell has used it, or an assembly with formatters was offered, nobody can have
    // changed how a value looks; and no assembly brings formatters for what shows as a simple text.
    private bool IsRegistered(object? value, string? mimeType = null) =>
        value is not null
        && (assemblies.HasFormatting() || (assemblies.OffersFormatters && !SimpleText.Is(value)))
        && Library().IsRegistered(value.GetType(), mimeType);

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
