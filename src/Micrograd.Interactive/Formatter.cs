namespace Micrograd.Interactive;

/// <summary>Writes values of a type in one form. The names of its members are those that notebook hosts look for.</summary>
internal sealed class Formatter<T>(string mimeType, Func<T, string> form)
{
    public Type Type { get; } = typeof(T);

    public string MimeType => mimeType;

    public bool Format(object value, TextWriter writer)
    {
        if (value is not T known) return false;
        writer.Write(form(known));
        return true;
    }
}
