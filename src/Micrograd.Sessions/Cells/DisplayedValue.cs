using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Cells;

/// <summary>Something that a cell has shown, to be replaced in place when there is news.</summary>
public sealed class DisplayedValue
{
    private readonly string[] _mimeTypes;

    private DisplayedValue(string displayId, string[] mimeTypes)
    {
        DisplayId = displayId;
        _mimeTypes = mimeTypes;
    }

    /// <summary>The name under which the front end knows the display.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the place of the one shown before.</summary>
    /// <param name="value">Anything; null is shown too.</param>
    /// <exception cref="InvalidOperationException">It is called outside of a cell.</exception>
    public void Update(object? value)
    {
        CellScope cell = CellScope.Running;
        cell.Show(new DisplayUpdate(DisplayId, cell.Format(value, _mimeTypes)));
    }

    internal static DisplayedValue Show(object? value, string[] mimeTypes)
    {
        CellScope cell = CellScope.Running;
        var shown = new DisplayedValue(Guid.NewGuid().ToString("n"), mimeTypes);
        cell.Show(new DisplayOutput(cell.Format(value, mimeTypes), shown.DisplayId));
        return shown;
    }
}
