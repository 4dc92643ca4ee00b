using System.Collections;
using System.Reflection;

namespace Micrograd.Notebooks;

/// <summary>
/// A session's own copy of Microsoft.DotNet.Interactive.Formatting, reached by reflection: a formatter that one session registers must not show
/// in another, and must go when the session ends.
/// </summary>
internal sealed class FormattingLibrary
{
    /// <summary>The attribute by which types and assemblies bring formatters of their own; whoever declares it, the name counts.</summary>
    public const string SourceAttribute = "TypeFormatterSourceAttribute";

    private readonly Func<object, string, string> _toDisplayString;
    private readonly Func<Type, IReadOnlyCollection<string>> _preferredMimeTypes;
    private readonly Action<Type, string[]> _setPreferredMimeTypes;
    private readonly Action<Type, Action<object, TextWriter>, string> _register;
    private readonly Func<bool, IEnumerable> _registered;

    public FormattingLibrary(Assembly library)
    {
        Type formatter = library.GetType(SessionAssemblies.Formatting + ".Formatter", throwOnError: true)!;
        _toDisplayString = Method<Func<object, string, string>>(formatter, "ToDisplayString", typeof(object), typeof(string));
        _preferredMimeTypes = Method<Func<Type, IReadOnlyCollection<string>>>(formatter, "GetPreferredMimeTypesFor", typeof(Type));
        _setPreferredMimeTypes = Method<Action<Type, string[]>>(formatter, "SetPreferredMimeTypesFor", typeof(Type), typeof(string[]));
        _register = Method<Action<Type, Action<object, TextWriter>, string>>(formatter, "Register", typeof(Type), typeof(Action<object, TextWriter>), typeof(string));
        _registered = Method<Func<bool, IEnumerable>>(formatter, "RegisteredFormatters", typeof(bool));
        _register(typeof(DisplayContent), static (content, writer) => writer.Write(((DisplayContent)content).Content), MimeTypes.Html);
    }

    /// <summary>The MIME types in which a type's values are shown.</summary>
    public IReadOnlyCollection<string> PreferredMimeTypes(Type type) => _preferredMimeTypes(type);

    /// <summary>A value in one form.</summary>
    public string ToText(object value, string mimeType) => _toDisplayString(value, mimeType);

    /// <summary>True when a cell, or an assembly that it loaded, has registered a formatter for the type.</summary>
    public bool IsRegistered(Type type, string? mimeType = null) =>
        _registered(false).Cast<object>().Any(formatter =>
            Property<Type>(formatter, "Type") is { } formatted && formatted.IsAssignableFrom(type)
            && (mimeType is null || Property<string>(formatter, "MimeType") == mimeType));

    /// <summary>Registers the formatters that an assembly declares for types of others.</summary>
    public void RegisterSourcesOf(Assembly assembly)
    {
        foreach (object attribute in assembly.GetCustomAttributes().Where(attribute => attribute.GetType().Name == SourceAttribute))
        {
            if (Property<Type>(attribute, "FormatterSourceType") is not { } sourceType) continue;
            object source = Activator.CreateInstance(sourceType, nonPublic: true)!;
            const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            if (sourceType.GetMethod("CreateTypeFormatters", Any, Type.EmptyTypes)?.Invoke(source, null) is not IEnumerable formatters) continue;
            var types = new HashSet<Type>();
            foreach (object formatter in formatters)
            {
                if (Property<Type>(formatter, "Type") is not { } type || Property<string>(formatter, "MimeType") is not { } mimeType) continue;
                MethodInfo? format = formatter.GetType().GetMethod("Format", Any, [typeof(object), typeof(TextWriter)]);
                if (format is null) continue;
                _register(type, (value, writer) => format.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null), mimeType);
                types.Add(type);
            }

            if (Property<string[]>(attribute, "PreferredMimeTypes") is { Length: > 0 } preferred)
            {
                foreach (Type type in types) _setPreferredMimeTypes(type, preferred);
            }
        }
    }

    private static T Method<T>(Type type, string name, params Type[] parameters)
        where T : Delegate =>
        (type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, parameters)
            ?? throw new MissingMethodException(type.FullName, name)).CreateDelegate<T>();

    private static T? Property<T>(object owner, string name)
        where T : class =>
        owner.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(owner) as T;
}
