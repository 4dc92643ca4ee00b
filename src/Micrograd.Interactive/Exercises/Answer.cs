using System.Collections;
using System.Globalization;

namespace Micrograd.Interactive;

/// <summary>Compares a learner's answer with the right one, and says in which way it is wrong without giving the right one away.</summary>
internal static class Answer
{
    /// <summary>Whether there is no answer yet: null, NaN, or a list of nothing else, where something else is right.</summary>
    public static bool IsMissing(object? actual, object? expected) =>
        (actual is null && expected is not null)
        || (Number(actual) is double.NaN && Number(expected) is not double.NaN)
        || (List(actual) is { Length: > 0 } given && Array.TrueForAll(given, entry => Number(entry) is double.NaN)
            && List(expected) is { } right && !Array.TrueForAll(right, entry => Number(entry) is double.NaN));

    /// <summary>In which way an answer is wrong, as a sentence; null when it is right.</summary>
    public static string? Mistake(object? actual, object? expected, double tolerance) =>
        Number(actual) is { } given && Number(expected) is { } right ? NumberMistake.Of(given, right, tolerance, isWhole: IsWhole(actual) && IsWhole(expected))
        : List(actual) is { } givenList && List(expected) is { } rightList ? ListMistake(givenList, rightList, tolerance)
        : Equals(actual, expected) ? null
        : "That isn't it.";

    /// <summary>An answer with all of its entries computed: a lazy one would be computed, and fail, wherever it is looked at.</summary>
    public static object? Settled(object? value) => List(value) is { } list ? Array.ConvertAll(list, Settled) : value;

    /// <summary>A value as an answer is shown.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        _ when List(value) is { } list => $"[{string.Join(", ", list.Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string? ListMistake(object?[] given, object?[] right, double tolerance)
    {
        if (given.Length != right.Length) return given.Length < right.Length ? "There are too few." : "There are too many.";
        for (int i = 0; i < given.Length; i++)
        {
            if (Mistake(given[i], right[i], tolerance) is not { } mistake) continue;
            return HasSameEntries(given, right, tolerance) ? "These are the right ones in the wrong order." : $"At [{i}]: {mistake}";
        }

        return null;
    }

    private static bool HasSameEntries(object?[] given, object?[] right, double tolerance)
    {
        var left = right.ToList();
        foreach (object? entry in given)
        {
            int found = left.FindIndex(other => Mistake(entry, other, tolerance) is null);
            if (found < 0) return false;
            left.RemoveAt(found);
        }

        return true;
    }

    private static object?[]? List(object? value) => value is IEnumerable list and not string ? [.. list.Cast<object?>()] : null;

    private static bool IsWhole(object? value) => value is int or long or short or byte or uint or ulong or ushort or sbyte;

    private static double? Number(object? value) =>
        IsWhole(value) || value is double or float or decimal ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
}
