using System.Globalization;
using System.Text.RegularExpressions;

namespace Micrograd.Charts.Reading;

/// <summary>Reads what plotly.js takes for a date: "2024", "2024-02", "2024-02-29 12:30:05.5", "2024-02-29T12:30Z". A time zone has no effect.</summary>
internal static partial class LooseDate
{
    public const double Day = 24 * 60 * 60 * 1000;

    /// <summary>How far back years of two digits reach.</summary>
    private const int ShortYears = 70;

    /// <summary>The milliseconds since 1970; NaN where there is no date.</summary>
    public static double Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match) return double.NaN;
        int year = Part("y", 1), month = Part("m", 1), day = Part("d", 1);
        if (match.Groups["y"].Length == 2)
        {
            int first = DateTime.UtcNow.Year - ShortYears;
            year = ((year + 2000 - first) % 100) + first;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return double.NaN;
        double seconds = match.Groups["s"].Success ? double.Parse(match.Groups["s"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return (new DateTime(year, month, day, Part("h", 0), Part("i", 0), 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds + (seconds * 1000);

        int Part(string name, int otherwise) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : otherwise;
    }

    [GeneratedRegex(@"^\s*(?<y>[0-9][0-9][0-9][0-9]|[0-9][0-9])(-(?<m>[0-9]?[0-9])(-(?<d>[0-9]?[0-9])([ Tt](?<h>[01]?[0-9]|2[0-3])(:(?<i>[0-5][0-9])(:(?<s>[0-5][0-9](\.[0-9]+)?))?([Zz]|[+\-][0-9][0-9](:?[0-9][0-9])?)?)?)?)?)?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
