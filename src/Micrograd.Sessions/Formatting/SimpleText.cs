using System.Globalization;

namespace Micrograd.Sessions.Formatting;

/// <summary>Values that are a text, and nothing beside.</summary>
internal static class SimpleText
{
    private const int LongestLine = 80;

    /// <summary>True for numbers, strings, dates and their like.</summary>
    public static bool Is(object value) =>
        value is string or decimal or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or Enum
            or System.Numerics.BigInteger or Half or Int128 or UInt128
        || value.GetType().IsPrimitive;

    /// <summary>The text of such a value; null for others.</summary>
    public static string? Of(object value) => value switch
    {
        _ when !Is(value) => null,
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("u", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The beginning of a text that is longer, with the number of characters left out.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)} ... ({text.Length - longest:N0} more characters)");

    /// <summary>A text on one line, and a short one.</summary>
    public static string Line(string text)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length <= LongestLine ? text : string.Concat(text.AsSpan(0, LongestLine - 1), "…");
    }
}
