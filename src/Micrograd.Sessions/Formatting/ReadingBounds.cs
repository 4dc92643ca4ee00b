namespace Micrograd.Sessions.Formatting;

/// <summary>How much is read from a value.</summary>
/// <param name="Values">How many values, those within others included.</param>
/// <param name="Time">For how long.</param>
/// <param name="GoesThroughLazy">
/// Whether what is computed only when somebody asks is asked for: the elements of a query, say. It may take for ever, do something, or come out otherwise the
/// next time.
/// </param>
/// <param name="IsLine">
/// Whether it is for one line: what values say of themselves then stands in the place of their members, and no HTML is made, which takes the formatting library
/// long when it does so first.
/// </param>
internal sealed record ReadingBounds(int Values, TimeSpan Time, bool GoesThroughLazy, bool IsLine)
{
    /// <summary>What a cell shows.</summary>
    public static readonly ReadingBounds Display = new(10_000, TimeSpan.FromSeconds(10), GoesThroughLazy: true, IsLine: false);

    /// <summary>One line of a list, of which nobody reads more than the beginning. Nobody has asked the value for it.</summary>
    public static readonly ReadingBounds Line = new(200, TimeSpan.FromSeconds(1), GoesThroughLazy: false, IsLine: true);
}
