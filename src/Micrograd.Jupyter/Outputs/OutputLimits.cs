namespace Micrograd.Jupyter;

/// <summary>How much a cell may show before the rest is left out, so that an endless loop doesn't fill the front end's memory.</summary>
/// <param name="Characters">Of text written to the console. A clear begins anew.</param>
/// <param name="Displays">Displays, and updates of displays that came too far apart to be one.</param>
/// <param name="DisplayBytes">All displays together, in bytes of JSON.</param>
internal sealed record OutputLimits(int Characters = 4_000_000, int Displays = 5_000, long DisplayBytes = 100_000_000);
