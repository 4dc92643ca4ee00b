using Micrograd.Notebooks.Outputs;

namespace Micrograd.Hosting.Outputs;

/// <summary>Counts what a cell shows, and leaves out what is beyond the limits.</summary>
internal sealed class OutputTally(OutputLimits limits)
{
    private long _characters;
    private int _displays;
    private int _pieces;
    private StreamName? _last;
    private long _displayCharacters;
    private bool _isCut;

    /// <summary>What of an output is to be shown: all, the part that still has room, or nothing. Where a limit is reached, a word says so.</summary>
    public IEnumerable<CellOutput> Take(CellOutput output) => output.Match(
        stream: Take,
        display: Take,
        update: All,
        result: All,
        error: All,
        clear: Forget,
        page: All,
        comm: All,
        unknown: All);

    private static IEnumerable<CellOutput> All(CellOutput output) => [output];

    private IEnumerable<CellOutput> Take(StreamOutput text)
    {
        if (_isCut) return [];
        if (_last != text.Stream && ++_pieces > limits.Pieces) return [Cut($"has printed more than {limits.Pieces:N0} separate pieces of text")];
        _last = text.Stream;
        var left = (int)(limits.Characters - _characters);
        _characters += text.Text.Length;
        return _characters <= limits.Characters
            ? [text]
            : [text with { Text = text.Text[..left] }, Cut($"has printed more than {limits.Characters:N0} characters")];
    }

    private IEnumerable<CellOutput> Take(DisplayOutput display)
    {
        if (_isCut) return [];
        _last = null;
        _displayCharacters += display.Data.Sum(form => form.Value.Length);
        if (++_displays > limits.Displays) return [Cut($"has shown more than {limits.Displays:N0} displays")];
        return _displayCharacters <= limits.DisplayCharacters ? [display] : [Cut($"has shown displays of more than {limits.DisplayCharacters:N0} characters")];
    }

    private IEnumerable<CellOutput> Forget(ClearOutput clear)
    {
        (_characters, _displays, _pieces, _last, _displayCharacters, _isCut) = (0, 0, 0, null, 0, false);
        return [clear];
    }

    private StreamOutput Cut(FormattableString reason)
    {
        _isCut = true;
        string words = $"This cell {FormattableString.Invariant(reason)}; the rest is left out, and the cell goes on.";
        return new StreamOutput(StreamName.Error, $"\n[Cut here. {words}]\n");
    }
}
