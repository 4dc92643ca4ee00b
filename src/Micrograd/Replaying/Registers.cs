using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Micrograd.Replaying;

/// <summary>The numbers that a program works on: a register holds one number for each row of a tile, one after the other.</summary>
/// <param name="count">How many registers there are.</param>
/// <param name="rows">How many rows a tile has: a multiple of 8.</param>
internal sealed class Registers(int count, int rows)
{
    private readonly double[] _data = Padded(count * rows), _grad = Padded(count * rows);

    public int Rows { get; } = rows;

    /// <summary>How many rows of the tile are the data set's; what the others hold counts for nothing.</summary>
    public int Used { get; set; } = rows;

    public ref double Data => ref _data[Padding(_data)];

    public ref double Grad => ref _grad[Padding(_grad)];

    public Span<double> DataOf(int register) => _data.AsSpan(Padding(_data) + register * Rows, Rows);

    public Span<double> GradOf(int register) => _grad.AsSpan(Padding(_grad) + register * Rows, Rows);

    // Registers start at a line of the processor's cache: a vector that lay across two would be read twice.
    private static double[] Padded(int length) => GC.AllocateArray<double>(length + Vector512<double>.Count, pinned: true);

    private static int Padding(double[] pinned) => (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0) & 63) / sizeof(double);
}
