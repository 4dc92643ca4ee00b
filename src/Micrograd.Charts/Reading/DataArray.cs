using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace Micrograd.Charts.Reading;

/// <summary>A trace's numbers or names, given as a list or as plotly.js's encoded array of bytes.</summary>
internal static class DataArray
{
    public static IList<JsonNode?> Read(JsonNode? data) => data switch
    {
        JsonArray list => list,
        JsonObject encoded when encoded["bdata"] is JsonValue bytes && Bytes(bytes.ToString()) is { } read => Decode(read, encoded["dtype"]?.ToString() ?? ""),
        _ => Array.Empty<JsonNode?>(),
    };

    /// <summary>A trace's values on an axis. Where they are lists of names, one for each level, the last level's stand first and the others below it.</summary>
    public static IList<JsonNode?> ReadPlaces(JsonNode? data)
    {
        IList<JsonNode?> values = Read(data);
        if (values.Count < 2 || values[0] is not JsonArray || values[1] is not JsonArray) return values;
        JsonArray[] levels = [.. values.OfType<JsonArray>().Reverse()];
        return
        [
            .. Enumerable.Range(0, levels.Min(level => level.Count))
                .Select(i => (JsonNode?)string.Join('\n', levels.Select(level => level[i]?.ToString()))),
        ];
    }

    /// <summary>Rows of numbers.</summary>
    public static double[][] ReadRows(JsonNode? data)
    {
        if (data is not JsonObject encoded) return [.. Read(data).Select(row => (double[])[.. Read(row).Select(JsonLook.ToNumber)])];
        int columns = int.TryParse((encoded["shape"]?.ToString() ?? "").Split(',')[^1], out int last) && last > 0 ? last : int.MaxValue;
        return [.. Read(data).Select(JsonLook.ToNumber).Chunk(columns)];
    }

    private static byte[]? Bytes(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int count) ? bytes[..count] : null;
    }

    private static JsonNode?[] Decode(byte[] bytes, string type)
    {
        (int size, Func<int, double> read) = type switch
        {
            "f8" or "float64" => (8, (Func<int, double>)(at => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(at)))),
            "f4" or "float32" => (4, at => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at))),
            "i4" or "int32" => (4, at => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at))),
            "u4" or "uint32" => (4, at => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at))),
            "i2" or "int16" => (2, at => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at))),
            "u2" or "uint16" => (2, at => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at))),
            "i1" or "int8" => (1, at => (sbyte)bytes[at]),
            _ => (1, at => bytes[at]),
        };
        return [.. Enumerable.Range(0, bytes.Length / size).Select(i => (JsonNode?)read(i * size))];
    }
}
