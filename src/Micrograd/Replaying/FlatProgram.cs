namespace Micrograd.Replaying;

/// <summary>A recording as instructions, and the rows that they are run for.</summary>
internal sealed class FlatProgram
{
    // Enough rows to make an instruction's own cost small, few enough for a layer to stay in the processor's cache.
    private const int MostRowsOfATile = 128;

    private readonly Instruction[] _instructions;
    private readonly Registers _registers;
    private readonly int[] _addedTo;
    private readonly double[][] _columns;
    private readonly int _rows, _loss;
    private int _loaded = -1;       // the tile whose columns the registers hold

    public FlatProgram(Recording recording, IReadOnlyList<double[]> inputs, IReadOnlyList<double> targets)
    {
        _rows = inputs.Count;
        int tile = Math.Min((_rows + 7) / 8 * 8, MostRowsOfATile);
        _columns = ColumnsOf(inputs, targets, tile);
        var translator = new Translator(recording, _columns.Length, tile);
        _instructions = [.. translator.Instructions];
        _registers = translator.MakeRegisters();
        _addedTo = translator.AddedTo;
        _loss = translator.Loss;
    }

    /// <summary>The weighted sum of the rows' losses; with the gradients of the parameters on request.</summary>
    public double Run(double weight, bool backward)
    {
        foreach (Instruction instruction in _instructions)
            instruction.Load(_registers);

        double sum = 0;
        for (int start = 0; start < _rows; start += _registers.Rows)
        {
            _registers.Used = Math.Min(_registers.Rows, _rows - start);
            LoadColumns(start);
            foreach (Instruction instruction in _instructions)
                instruction.Forward(_registers);
            foreach (double loss in _registers.DataOf(_loss)[.._registers.Used])
                sum += loss;
            if (backward)
                BackThroughTile(weight);
        }

        if (backward)
        {
            foreach (Instruction instruction in _instructions)
                instruction.HandOn();
        }

        return sum * weight;
    }

    private void LoadColumns(int start)
    {
        if (_loaded == start)
            return;
        for (int column = 0; column < _columns.Length; column++)
            _columns[column].AsSpan(start, _registers.Rows).CopyTo(_registers.DataOf(column));
        _loaded = start;
    }

    private void BackThroughTile(double weight)
    {
        foreach (int register in _addedTo)
            _registers.GradOf(register).Clear();
        _registers.GradOf(_loss)[.._registers.Used].Fill(weight);
        for (int i = _instructions.Length - 1; i >= 0; i--)
            _instructions[i].Backward(_registers);
    }

    /// <summary>The rows' numbers column by column. The last tile is filled up with the last row, which then counts for nothing.</summary>
    private static double[][] ColumnsOf(IReadOnlyList<double[]> inputs, IReadOnlyList<double> targets, int tile)
    {
        int rows = inputs.Count, filledUp = (rows + tile - 1) / tile * tile;
        var columns = new double[inputs[0].Length + 1][];
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = new double[filledUp];
            for (int r = 0; r < filledUp; r++)
            {
                int row = Math.Min(r, rows - 1);
                columns[column][r] = column < inputs[0].Length ? inputs[row][column] : targets[row];
            }
        }

        return columns;
    }
}
