using Micrograd.Notebooks.Outputs;

namespace Micrograd.Hosting.Outputs;

/// <summary>Leaves out what a cell shows beyond all measure, as every host does: a loop without end prints without end. A clear begins anew.</summary>
internal sealed class OutputLimits
{
    /// <summary>As many characters of one cell's text reach the page.</summary>
    public const int Characters = 4_000_000;

    /// <summary>As many displays of one cell.</summary>
    public const int Displays = 5_000;

    /// <summary>As many times its text goes on after something else: each time the page has one more piece of text.</summary>
    public const int Pieces = 5_000;

    /// <summary>As many characters of all of a cell's displays, in all their forms.</summary>
    public const int DisplayCharacters = 100_000_000;

    private long _characters;
    private int _displays;
    private int _pieces;
    private StreamName? _last;
    private long _displayCharacters;
    private bool _isCut;

    /// <summary>What of an output is to be shown: all, the part that still has room, or nothing. Where the limit is reached, a word says so.</summary>
    public IEnumerable<CellOutput> Take(CellOutput output)
    {
        switch (output)
        {
            case ClearOutput:
                (_characters, _displays, _pieces, _last, _displayCharacters, _isCut) = (0, 0, 0, null, 0, false);
                return [output];
            case StreamOutput or DisplayOutput when _isCut:
                return [];
            case StreamOutput text:
                if (_last != text.Stream && ++_pieces > Pieces) return [Cut($"has printed more than {Pieces:N0} separate pieces of text")];
                _last = text.Stream;
                var left = (int)(Characters - _characters);
                _characters += text.Text.Length;
                return _characters <= Characters ? [output] : [text with { Text = text.Text[..left] }, Cut($"has printed more than {Characters:N0} characters")];
            case DisplayOutput display:
                _last = null;
                _displayCharacters += display.Data.Sum(form => form.Value.Length);
                if (++_displays > Displays) return [Cut($"has shown more than {Displays:N0} displays")];
                return _displayCharacters <= DisplayCharacters ? [output] : [Cut($"has shown displays of more than {DisplayCharacters:N0} characters")];
            default:
                return [output];
        }
    }

    private StreamOutput Cut(FormattableString reason)
    {
        _isCut = true;
        return new StreamOutput(StreamName.Error, $"\n[Cut here. This cell {FormattableString.Invariant(reason)}; the rest is left out, and the cell goes on.]\n");
    }
}
