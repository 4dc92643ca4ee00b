using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Micrograd.Replaying;

/// <summary>The numbers that a program works on: a register holds one number for each row of a tile, one after the other.</summary>
internal sealed class Registers
{
    private readonly double[] _data, _grad;
    private readonly int _firstData, _firstGrad;

    /// <param name="count">How many registers there are.</param>
    /// <param name="rows">How many rows a tile has: a multiple of 8.</param>
    public Registers(int count, int rows)
    {
        Rows = Used = rows;
        (_data, _firstData) = Aligned(count * rows);
        (_grad, _firstGrad) = Aligned(count * rows);
    }

    public int Rows { get; }

    /// <summary>How many rows of the tile are the data set's; what the others hold counts for nothing.</summary>
    public int Used { get; set; }

    public ref double Data => ref _data[_firstData];

    public ref double Grad => ref _grad[_firstGrad];

    public Span<double> DataOf(int register) => _data.AsSpan(_firstData + register * Rows, Rows);

    public Span<double> GradOf(int register) => _grad.AsSpan(_firstGrad + register * Rows, Rows);

    // Registers start at a line of the processor's cache: a vector that lay across two would be read twice.
    private static (double[] Pinned, int First) Aligned(int length)
    {
        double[] pinned = GC.AllocateArray<double>(length + Vector512<double>.Count, pinned: true);
        return (pinned, (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) & 63) / sizeof(double));
    }
}
