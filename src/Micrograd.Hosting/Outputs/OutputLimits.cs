namespace Micrograd.Hosting.Outputs;

/// <summary>How much of one cell a host shows before the rest is left out: a loop without end prints without end. A clear begins anew.</summary>
/// <param name="Characters">Of text written to the console.</param>
/// <param name="Pieces">Times that its text goes on after something else: each time an editor has one more piece of text.</param>
/// <param name="Displays">Displays. Their updates take the place of what is shown, and count for nothing.</param>
/// <param name="DisplayCharacters">Of all displays together, in all their forms.</param>
internal sealed record OutputLimits(int Characters = 4_000_000, int Pieces = 5_000, int Displays = 5_000, long DisplayCharacters = 100_000_000);
