using System.Text.Json;
using System.Text.Json.Serialization;

namespace Micrograd.Hosting.Conversations;

/// <summary>Messages as the text that crosses between page and worker.</summary>
public static class MessageJson
{
    /// <summary>A message to the page, as text.</summary>
    public static string Write(SessionMessage message) => JsonSerializer.Serialize(message, MessageContext.Default.SessionMessage);

    /// <summary>Reads a message from the page.</summary>
    /// <exception cref="JsonException">It isn't one.</exception>
    public static PageMessage Read(string json) =>
        JsonSerializer.Deserialize(json, MessageContext.Default.PageMessage) ?? throw new JsonException("A message from the page was null.");
}

/// <summary>The records' shape in JSON, made by the compiler: reflection would be slow where code is interpreted.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PageMessage))]
[JsonSerializable(typeof(SessionMessage))]
internal sealed partial class MessageContext : JsonSerializerContext;
