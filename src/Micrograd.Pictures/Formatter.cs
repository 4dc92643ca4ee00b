namespace Micrograd.Pictures;

/// <summary>Writes values of a type in one form. The names of its members are those that notebook hosts look for.</summary>
/// <typeparam name="T">The values' type.</typeparam>
/// <param name="mimeType">The form's MIME type.</param>
/// <param name="form">Writes a value.</param>
public sealed class Formatter<T>(string mimeType, Func<T, string> form)
{
    /// <summary>The values' type.</summary>
    public Type Type { get; } = typeof(T);

    /// <summary>The form's MIME type.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes a value.</summary>
    /// <returns>False for a value of another type.</returns>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not T known) return false;
        writer.Write(form(known));
        return true;
    }
}
