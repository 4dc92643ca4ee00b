namespace Micrograd.Hosting.Outputs;

/// <summary>Everything waits for what may follow it within a short time, and goes together with it.</summary>
/// <param name="wait">The time.</param>
internal sealed class SteadyPace(TimeSpan wait) : IOutputPace
{
    public TimeSpan Wait => wait;

    public void Spend(long characters)
    {
    }
}
