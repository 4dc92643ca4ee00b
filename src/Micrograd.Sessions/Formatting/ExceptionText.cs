namespace Micrograd.Sessions.Formatting;

/// <summary>What an exception says, however it behaves.</summary>
internal static class ExceptionText
{
    private const int LongestMessage = 10_000;

    /// <summary>What stands in the place of a value that was to be had from code that has thrown.</summary>
    public static string Thrown(Exception exception) => $"threw {TypeNames.Readable(exception.GetType())}: {Words(exception)}";

    /// <summary>Its message, cut where it is very long; words of our own where it has none that helps.</summary>
    public static string Words(Exception exception)
    {
        try
        {
            return exception switch
            {
                InsufficientExecutionStackException => "The calls are nested too deeply: a method calls itself without end, or very often.",
                PlatformNotSupportedException when OperatingSystem.IsBrowser() && exception.Message.Contains("wait on monitors", StringComparison.OrdinalIgnoreCase) =>
                    "A browser has one thread, which can't wait for itself. Write await … in the place of ….Wait() or ….Result.",
                AggregateException when OwnText.IsDeep(exception) => "(its causes are nested too deeply to be put into one text)",
                _ => SimpleText.Cut(exception.Message, LongestMessage),
            };
        }
        catch (Exception thrown) when (thrown is not (OperationCanceledException or ThreadInterruptedException))
        {
            return $"(its message can't be had: that threw {TypeNames.Readable(thrown.GetType())})";
        }
    }
}
