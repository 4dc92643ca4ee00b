namespace Micrograd.Notebooks.Comparison;

/// <summary>How outputs are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>
    /// How many representable doubles two numbers may lie apart and still be the same. 0 on Linux, where every digit is equal from
    /// machine to machine; 4 elsewhere, because exp, tanh, log and pow come from the system's C library.
    /// </summary>
    public int UnitsInTheLastPlace { get; init; } = OperatingSystem.IsLinux() ? 0 : 4;
}
