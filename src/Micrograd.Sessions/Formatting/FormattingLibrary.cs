using System.Collections;
using System.Reflection;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions.Formatting;

/// <summary>
/// A session's own copy of Microsoft.DotNet.Interactive.Formatting, reached by reflection: a formatter that one session registers must not show
/// in another, and must go when the session ends.
/// </summary>
internal sealed class FormattingLibrary
{
    private readonly Func<object, string, string> _toDisplayString;
    private readonly Func<Type, IReadOnlyCollection<string>> _preferredMimeTypes;
    private readonly Action<Type, string[]> _setPreferredMimeTypes;
    private readonly Action<Type, Action<object, TextWriter>, string> _register;
    private readonly Func<bool, IEnumerable> _registered;
    private readonly Func<Type, string, object> _preferredFormatter;
    private readonly Func<string> _nullText;
    private readonly Func<int> _recursionLimit;
    private readonly Type _formatterOf;
    private readonly Lazy<string> _styles;

    // A value, and what a source has read from it for the display that is being made.
    private Tuple<object, object>? _read;

    public FormattingLibrary(Assembly library)
    {
        Type formatter = library.GetType(SessionAssemblies.Formatting + ".Formatter", throwOnError: true)!;
        _toDisplayString = Method<Func<object, string, string>>(formatter, "ToDisplayString", typeof(object), typeof(string));
        _preferredMimeTypes = Method<Func<Type, IReadOnlyCollection<string>>>(formatter, "GetPreferredMimeTypesFor", typeof(Type));
        _setPreferredMimeTypes = Method<Action<Type, string[]>>(formatter, "SetPreferredMimeTypesFor", typeof(Type), typeof(string[]));
        _register = Method<Action<Type, Action<object, TextWriter>, string>>(formatter, "Register", typeof(Type), typeof(Action<object, TextWriter>), typeof(string));
        _registered = Method<Func<bool, IEnumerable>>(formatter, "RegisteredFormatters", typeof(bool));
        _preferredFormatter = Method<Func<Type, string, object>>(formatter, "GetPreferredFormatterFor", typeof(Type), typeof(string));
        _nullText = formatter.GetProperty("NullString")!.GetMethod!.CreateDelegate<Func<string>>();
        _recursionLimit = formatter.GetProperty("RecursionLimit")!.GetMethod!.CreateDelegate<Func<int>>();
        _formatterOf = library.GetType(SessionAssemblies.Formatting + ".Formatter`1", throwOnError: true)!;
        _styles = new Lazy<string>(() => LineEnds.Same(library.GetType(SessionAssemblies.Formatting + ".HtmlFormatter", throwOnError: true)!
            .GetMethod("DefaultStyles", BindingFlags.Static | BindingFlags.NonPublic)?.Invoke(null, null)?.ToString() ?? ""));
        _register(typeof(DisplayContent), static (content, writer) => writer.Write(((DisplayContent)content).Content), MimeTypes.Html);
    }

    /// <summary>What is shown for null.</summary>
    public string NullText => _nullText();

    /// <summary>How many levels of objects within objects are shown.</summary>
    public int RecursionLimit => _recursionLimit();

    /// <summary>The MIME types in which a type's values are shown.</summary>
    public IReadOnlyCollection<string> PreferredMimeTypes(Type type) => _preferredMimeTypes(type);

    /// <summary>A value in one form.</summary>
    public string ToText(object value, string mimeType) => LineEnds.Same(_toDisplayString(value, mimeType));

    /// <summary>How many elements of a sequence are shown.</summary>
    public int ListLimit(Type element) => (int)_formatterOf.MakeGenericType(element).GetProperty("ListExpansionLimit")!.GetValue(null)!;

    /// <summary>HTML with the library's styles, which all tables have, and all else of its making.</summary>
    public string WithStyles(string html, bool isTable) => isTable || html.Contains("class=\"dni-", StringComparison.Ordinal) ? html + _styles.Value : html;

    /// <summary>HTML that goes into larger one, which has the styles.</summary>
    public string WithoutStyles(string html) => html.EndsWith(_styles.Value, StringComparison.Ordinal) ? html[..^_styles.Value.Length] : html;

    /// <summary>True when the library has a formatter of its own for the type, or the type has brought one, beside that for any object.</summary>
    public bool HasFormatter(Type type, string mimeType) => Property<Type>(_preferredFormatter(type, mimeType), "Type") != typeof(object);

    /// <summary>True when a cell, or an assembly that it loaded, has registered a formatter for the type.</summary>
    public bool IsRegistered(Type type, string? mimeType = null) =>
        _registered(false).Cast<object>().Any(formatter =>
            Property<Type>(formatter, "Type") is { } formatted && formatted.IsAssignableFrom(type)
            && (mimeType is null || Property<string>(formatter, "MimeType") == mimeType));

    /// <summary>Forgets what was read from values: it holds for one display, for they may change until the next.</summary>
    public void ForgetReadings() => _read = null;

    /// <summary>Registers the formatters that an assembly declares for types of others.</summary>
    public void RegisterSourcesOf(Assembly assembly)
    {
        foreach (object attribute in assembly.GetCustomAttributes().Where(attribute => attribute.GetType().Name == SessionAssemblies.FormatterSource))
        {
            if (Property<Type>(attribute, "FormatterSourceType") is not { } sourceType) continue;
            object source = Activator.CreateInstance(sourceType, nonPublic: true)!;
            const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            if (sourceType.GetMethod("CreateTypeFormatters", Any, Type.EmptyTypes)?.Invoke(source, null) is not IEnumerable formatters) continue;
            MethodInfo? read = sourceType.GetMethod("Read", Any, [typeof(object)]);
            var types = new HashSet<Type>();
            foreach (object formatter in formatters)
            {
                if (Property<Type>(formatter, "Type") is not { } type || Property<string>(formatter, "MimeType") is not { } mimeType) continue;
                MethodInfo? format = formatter.GetType().GetMethod("Format", Any, [typeof(object), typeof(TextWriter)]);
                if (format is null) continue;
                if (read is not null) _register(type, (value, writer) => writer.Write(ToText(Reading(value, source, read), mimeType)), mimeType);
                else _register(type, (value, writer) => format.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null), mimeType);
                types.Add(type);
            }

            if (Property<string[]>(attribute, "PreferredMimeTypes") is { Length: > 0 } preferred)
            {
                foreach (Type type in types) _setPreferredMimeTypes(type, preferred);
            }
        }
    }

    // A source that reads a value once for all its forms gives what is shown in its place.
    private object Reading(object value, object source, MethodInfo read)
    {
        if (_read is var (known, before) && ReferenceEquals(known, value)) return before;
        object reading = read.Invoke(source, BindingFlags.DoNotWrapExceptions, null, [value], null)!;
        _read = Tuple.Create(value, reading);
        return reading;
    }

    private static T Method<T>(Type type, string name, params Type[] parameters)
        where T : Delegate =>
        (type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, parameters)
            ?? throw new MissingMethodException(type.FullName, name)).CreateDelegate<T>();

    private static T? Property<T>(object owner, string name)
        where T : class =>
        owner.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(owner) as T;
}
