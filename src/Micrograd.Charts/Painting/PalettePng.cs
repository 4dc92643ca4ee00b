using System.Buffers.Binary;
using System.Text;
using Micrograd.Pictures;

namespace Micrograd.Charts.Painting;

/// <summary>Writes a small picture with at most 256 colours as a PNG file (RFC 2083), the last one transparent.</summary>
/// <remarks>The pixels are stored without compression, so that the bytes are the same with every version of every library.</remarks>
internal static class PalettePng
{
    public const int Transparent = 255;

    private static readonly uint[] Crc =
    [
        .. Enumerable.Range(0, 256)
            .Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (crc, _) => (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1)),
    ];

    /// <param name="rows">An index into the palette for each pixel, from the upper row on.</param>
    /// <param name="palette">No more than 255 colours.</param>
    public static byte[] Write(IReadOnlyList<byte[]> rows, IReadOnlyList<Rgba> palette)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, rows[0].Length);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), rows.Count);
        Chunk(file, "IHDR", header);

        byte[] colors = new byte[256 * 3], opacities = new byte[256];
        Array.Fill(opacities, (byte)255);
        opacities[Transparent] = 0;
        for (int i = 0; i < palette.Count; i++)
        {
            Rgba color = palette[i];
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) =
                ((byte)Math.Round(color.Red), (byte)Math.Round(color.Green), (byte)Math.Round(color.Blue));
        }

        Chunk(file, "PLTE", colors);
        Chunk(file, "tRNS", opacities);
        Chunk(file, "IDAT", Stored([.. rows.SelectMany(row => row.Prepend((byte)0))]));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A zlib stream of stored blocks (RFC 1950 and 1951).</summary>
    private static byte[] Stored(byte[] data)
    {
        List<byte> stream = [0x78, 0x01];
        for (int start = 0; start < data.Length; start += 65535)
        {
            int length = Math.Min(65535, data.Length - start);
            stream.AddRange([(byte)(start + length == data.Length ? 1 : 0), (byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
            stream.AddRange(data.AsSpan(start, length));
        }

        (uint a, uint b) = (1, 0);
        foreach (byte value in data) (a, b) = ((a + value) % 65521, (b + a + value) % 65521);
        byte[] check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, (b << 16) | a);
        stream.AddRange(check);
        return [.. stream];
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] number = new byte[4];
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~content.Aggregate(0xFFFFFFFFu, (crc, value) => Crc[(crc ^ value) & 255] ^ (crc >> 8)));
        file.Write(number);
    }
}
