using System.Collections.Immutable;

namespace Micrograd.Notebooks.Outputs;

/// <summary>
/// Gathers what cells show, as it comes, into what stands under each cell: joins the pieces of a stream, carries out updates of
/// displays, in whichever cell they stand, and clears.
/// </summary>
/// <example><code>
/// var outputs = new OutputCollector();
/// await session.ExecuteAsync(cell.Source, output => outputs.Add(cell.Id, output));
/// cell.SetOutputs(outputs[cell.Id], executionCount: 1);
/// </code></example>
public sealed class OutputCollector
{
    private readonly Dictionary<string, ShownOutputs> _cells = new(StringComparer.Ordinal);

    /// <summary>What stands under a cell now.</summary>
    /// <param name="cellId">The cell's name.</param>
    public ImmutableArray<CellOutput> this[string cellId] => _cells.TryGetValue(cellId, out ShownOutputs? shown) ? shown.ToImmutable() : [];

    /// <summary>Takes an output in.</summary>
    /// <param name="cellId">The name of the cell that is running.</param>
    /// <param name="output">What it shows. An update of a display that stands nowhere is passed over, as in Jupyter.</param>
    public void Add(string cellId, CellOutput output)
    {
        if (output is DisplayUpdate update)
        {
            foreach (ShownOutputs shown in _cells.Values) shown.Update(update);
            return;
        }

        // What goes beside the notebook, or to a script, isn't kept in it.
        if (output is PageOutput or CommOutput) return;
        if (!_cells.TryGetValue(cellId, out ShownOutputs? own)) _cells.Add(cellId, own = new ShownOutputs());
        own.Add(output);
    }

    /// <summary>Forgets what a cell has shown, because it runs again.</summary>
    public void Remove(string cellId) => _cells.Remove(cellId);
}
