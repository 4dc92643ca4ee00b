using Micrograd.Notebooks;

namespace Micrograd.Lab;

/// <summary>Cuts what a cell writes to the console where a page would choke on it: a loop without end writes without end.</summary>
internal sealed class OutputLimit
{
    /// <summary>As many characters of one cell reach the page.</summary>
    public const int Characters = 1_000_000;

    private int _left = Characters;

    /// <summary>What of an output is to be shown.</summary>
    public IEnumerable<CellOutput> Take(CellOutput output)
    {
        if (output is ClearOutput) _left = Characters;
        if (output is not StreamOutput stream) return [output];
        if (_left < 0) return [];
        int before = _left;
        _left -= stream.Text.Length;
        if (_left >= 0) return [output];
        return
        [
            stream with { Text = stream.Text[..before] },
            new StreamOutput(StreamName.Error, FormattableString.Invariant($"\n… cut here: the cell has written more than {Characters:N0} characters.\n")),
        ];
    }
}
