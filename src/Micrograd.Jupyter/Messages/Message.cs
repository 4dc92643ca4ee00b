using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Micrograd.Jupyter;

/// <summary>Something that the kernel says.</summary>
/// <param name="Type">The message's type, such as <c>stream</c>.</param>
/// <param name="Content">Its content, in JSON.</param>
internal sealed record Message(string Type, byte[] Content)
{
    /// <summary>An object without members.</summary>
    public static readonly byte[] Empty = [.. "{}"u8];

    /// <summary>A message with a record as its content.</summary>
    public static Message Of<T>(string type, T content, JsonTypeInfo<T> shape) => new(type, JsonSerializer.SerializeToUtf8Bytes(content, shape));
}
