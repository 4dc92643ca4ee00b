namespace Micrograd.Hosting.Outputs;

/// <summary>How fast a host takes what cells show.</summary>
internal interface IOutputPace
{
    /// <summary>How long to wait until something may be sent; zero when that is now.</summary>
    TimeSpan Wait { get; }

    /// <summary>Notes that a message of so many characters was sent.</summary>
    void Spend(long characters);
}
