namespace Micrograd.Replaying;

/// <summary>The numbers that a program works on: a register holds one number for each row of a tile, one after the other.</summary>
/// <param name="count">How many registers there are.</param>
/// <param name="rows">How many rows a tile has: a multiple of 8.</param>
internal sealed class Registers(int count, int rows)
{
    public int Rows { get; } = rows;

    /// <summary>How many rows of the tile are the data set's; what the others hold counts for nothing.</summary>
    public int Used { get; set; } = rows;

    public double[] Data { get; } = new double[count * rows];

    public double[] Grad { get; } = new double[count * rows];

    public Span<double> DataOf(int register) => Data.AsSpan(register * Rows, Rows);

    public Span<double> GradOf(int register) => Grad.AsSpan(register * Rows, Rows);
}
