namespace Micrograd.Interactive;

/// <summary>A learner's function, tried on one input.</summary>
/// <param name="Input">What it was given.</param>
/// <param name="IsMissing">Whether nothing came that could be an answer.</param>
/// <param name="Mistake">What came, and in which way it is wrong; null where it is right.</param>
internal sealed record Trial<T>(T Input, bool IsMissing, string? Mistake)
{
    public static Trial<T> Of(T input, Func<T, object?> actual, Func<T, object?> expected, double tolerance)
    {
        object? right = expected(input);
        object? given;
        try
        {
            given = Answer.Settled(actual(input));
        }
        catch (NotImplementedException)
        {
            return new Trial<T>(input, true, "not written yet");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new Trial<T>(input, false, $"it throws {exception.GetType().Name}: {exception.Message}");
        }

        // A function that returns NaN has been written.
        if (given is null && right is not null) return new Trial<T>(input, true, "still null");
        string? mistake = Answer.Mistake(given, right, tolerance);
        return new Trial<T>(input, false, mistake is null ? null : $"{Answer.Text(given)}. {mistake}");
    }
}
