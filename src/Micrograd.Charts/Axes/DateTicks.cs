using System.Globalization;
using Micrograd.Charts.Reading;

namespace Micrograd.Charts.Axes;

/// <summary>Round dates for an axis, labelled as plotly.js labels them: what is the same as at the tick before isn't said again.</summary>
internal static class DateTicks
{
    private const double Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, Year = 365.25 * LooseDate.Day, Month = Year / 12;

    private static readonly double[] Sixtieths = [1, 2, 5, 10, 15, 30];
    private static readonly double[] Hours = [1, 2, 3, 6, 12];
    private static readonly double[] Days = [1, 2, 3, 7, 14];
    private static readonly int[] MonthDistances = [1, 2, 3, 6];

    /// <summary>A Sunday: weeks are counted from it.</summary>
    private static readonly double Sunday = LooseDate.Read("2000-01-02");

    private static readonly double First = (DateTime.MinValue - DateTime.UnixEpoch).TotalMilliseconds;
    private static readonly double Last = (DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds;

    /// <summary>The smallest round step, in milliseconds, that is no smaller than a number; of steps longer than half a month, whole days.</summary>
    public static double RoundStep(double step) => step switch
    {
        <= Second => Ticks.RoundStep(step),
        <= Minute => Up(step, Second, Sixtieths),
        <= Hour => Up(step, Minute, Sixtieths),
        <= LooseDate.Day => Up(step, Hour, Hours),
        <= 14 * LooseDate.Day => Up(step, LooseDate.Day, Days),
        _ => Ticks.RoundStep(step / LooseDate.Day) * LooseDate.Day,
    };

    public static IEnumerable<(double Place, string Label)> Find(double from, double to, int atMost)
    {
        double step = Math.Max((to - from) / Math.Max(1, atMost), 1e-3);
        if (step > Month / 2 && step > 14 * LooseDate.Day) return Label(Months(from, to, step), step > Month * 6 ? "yyyy" : "MMM yyyy", "");
        step = RoundStep(step);
        (string text, string head) = step switch
        {
            < Second => ("HH:mm:ss.FFFFFF", "MMM d, yyyy"),
            < Minute => ("HH:mm:ss", "MMM d, yyyy"),
            < LooseDate.Day => ("HH:mm", "MMM d, yyyy"),
            _ => ("MMM d", "yyyy"),
        };
        double start = step % (7 * LooseDate.Day) == 0 ? Sunday : 0;
        return Label(Every(from, to, step, start), text, head);
    }

    /// <summary>Dates at the distance and from the start that the figure asks for: milliseconds, or "M" and a number of months.</summary>
    public static IEnumerable<(double Place, string Label)> Every(double from, double to, string step, double start)
    {
        if (step.StartsWith('M') && int.TryParse(step.AsSpan(1), out int months) && months > 0)
        {
            return Label(Months(from, to, months), months % 12 == 0 ? "yyyy" : "MMM yyyy", "");
        }

        bool isNumber = double.TryParse(step, NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds);
        return isNumber && milliseconds > 0 && (to - from) / milliseconds < 200
            ? Label(
                Every(from, to, milliseconds, start),
                milliseconds >= LooseDate.Day ? "MMM d" : milliseconds >= Minute ? "HH:mm" : "HH:mm:ss",
                milliseconds >= LooseDate.Day ? "yyyy" : "MMM d, yyyy")
            : Find(from, to, 8);
    }

    private static double Up(double step, double unit, double[] counts)
    {
        foreach (double count in counts) if (count * unit >= step * 0.9999) return count * unit;
        return counts[^1] * unit * (counts == Days ? 1 : 2);
    }

    private static IEnumerable<double> Every(double from, double to, double step, double start)
    {
        for (double i = Math.Ceiling(((from - start) / step) - 1e-9); start + (i * step) <= to + (step * 1e-9); i++) yield return start + (i * step);
    }

    private static IEnumerable<double> Months(double from, double to, double step)
    {
        double months = step / Month;
        int count = MonthDistances.FirstOrDefault(count => count >= months * 0.9999);
        return Months(from, to, count > 0 ? count : 12 * (int)Ticks.RoundStep(Math.Max(1, months / 12)));
    }

    private static IEnumerable<double> Months(double from, double to, int count)
    {
        if (Date(Math.Max(from, First)) is not { } first || (to - from) / (count * Month) > 200) yield break;
        for (long month = ((first.Year * 12L) + first.Month - 1) / count * count; month < 9999 * 12; month += count)
        {
            if (month < 12) continue;
            double place = (new DateTime((int)(month / 12), (int)(month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;
            if (place > to) yield break;
            if (place >= from) yield return place;
        }
    }

    private static IEnumerable<(double, string)> Label(IEnumerable<double> places, string text, string head)
    {
        string before = "";
        foreach (double place in places)
        {
            if (Date(place) is not { } date) continue;
            string above = head.Length == 0 ? "" : date.ToString(head, CultureInfo.InvariantCulture);
            string label = date.ToString(text, CultureInfo.InvariantCulture);
            yield return (place, above == before ? label : $"{label}\n{above}");
            before = above;
        }
    }

    /// <summary>The date, to the microsecond: milliseconds since 1970 are no finer than a quarter of one.</summary>
    private static DateTime? Date(double milliseconds) =>
        milliseconds >= First && milliseconds < Last
            ? DateTime.UnixEpoch.AddTicks(
                (long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond / TimeSpan.TicksPerMicrosecond) * TimeSpan.TicksPerMicrosecond)
            : null;
}
