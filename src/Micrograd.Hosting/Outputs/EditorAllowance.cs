namespace Micrograd.Hosting.Outputs;

/// <summary>
/// How much an editor takes without falling behind. Where code has one thread, nobody can say that it has fallen behind while a cell loops, so what is sent is
/// bounded by time: much may go at once, and then a steady stream.
/// </summary>
internal sealed class EditorAllowance(TimeProvider clock) : IOutputPace
{
    private const double Most = 1_000_000;
    private const double PerMillisecond = 1_000;

    // What a message costs besides its characters: it is parsed, and painted.
    private const int PerMessage = 500;

    private readonly Lock _gate = new();
    private double _left = Most;
    private long _since = clock.GetTimestamp();

    public TimeSpan Wait
    {
        get
        {
            lock (_gate)
            {
                long now = clock.GetTimestamp();
                _left = Math.Min(Most, _left + (clock.GetElapsedTime(_since, now).TotalMilliseconds * PerMillisecond));
                _since = now;
                return _left >= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(-_left / PerMillisecond));
            }
        }
    }

    public void Spend(long characters)
    {
        lock (_gate) _left -= PerMessage + characters;
    }
}
