namespace Micrograd.Hosting.Outputs;

/// <summary>
/// How much the page takes without falling behind. Where code has one thread, nobody can say that it has fallen behind while a cell loops, so what is sent is
/// bounded by time: much may go at once, and then a steady stream.
/// </summary>
internal sealed class PageAllowance(TimeProvider clock)
{
    private const double Most = 1_000_000;
    private const double PerMillisecond = 1_000;

    // What a message costs besides its characters: it is parsed, and painted.
    private const int PerMessage = 500;

    private double _left = Most;
    private long _since = clock.GetTimestamp();

    /// <summary>How long to wait until something may be sent again; zero when that is now.</summary>
    public TimeSpan Wait
    {
        get
        {
            long now = clock.GetTimestamp();
            _left = Math.Min(Most, _left + (clock.GetElapsedTime(_since, now).TotalMilliseconds * PerMillisecond));
            _since = now;
            return _left >= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(-_left / PerMillisecond));
        }
    }

    /// <summary>Notes that a message of so many characters was sent.</summary>
    public void Spend(long characters) => _left -= PerMessage + characters;
}
