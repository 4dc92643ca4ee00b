using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Micrograd.Hosting.Conversations;

/// <summary>Messages as the text that goes between an editor and the session.</summary>
public static class MessageJson
{
    /// <summary>A message to the editor, as text.</summary>
    public static string Write(SessionMessage message) => JsonSerializer.Serialize(message, MessageContext.Default.SessionMessage);

    /// <summary>Reads a message from the editor.</summary>
    /// <exception cref="JsonException">It isn't one.</exception>
    public static EditorMessage Read(string json)
    {
        try
        {
            EditorMessage message = JsonSerializer.Deserialize(json, MessageContext.Default.EditorMessage) ?? throw new JsonException("it is null");

            // The serializer holds fields to what they are declared as, and not what is in a list.
            if (message is TellCells { Cells: var cells } && cells.Any(static cell => cell is null)) throw new JsonException("a cell is null");
            return message;
        }
        catch (NotSupportedException exception)
        {
            // What the serializer says of an object without a type.
            throw new JsonException("it has no type", exception);
        }
    }

    /// <summary>What to tell an editor whose message can't be read.</summary>
    /// <param name="json">The message.</param>
    /// <param name="problem">What <see cref="Read"/> has thrown.</param>
    internal static MessageRefused Refuse(string json, JsonException problem)
    {
        try
        {
            using var message = JsonDocument.Parse(json);
            string? type = Field(message, "type") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;
            string[] types = [.. typeof(EditorMessage).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => (string)known.TypeDiscriminator!)];
            string reason = type is null ? "This message has no type"
                : types.Contains(type) ? $"The message {type} can't be read: {problem.Message}"
                : $"There is no message {type}";
            if (type is null || !types.Contains(type)) reason = $"{reason}. There are: {string.Join(", ", types)}.";
            return new MessageRefused(reason, Number(message, "id"), Number(message, "run"));
        }
        catch (JsonException)
        {
            return new MessageRefused($"This message isn't JSON: {problem.Message}");
        }
    }

    private static JsonElement? Field(JsonDocument message, string name) =>
        message.RootElement.ValueKind == JsonValueKind.Object && message.RootElement.TryGetProperty(name, out JsonElement field) ? field : null;

    private static int? Number(JsonDocument message, string name) =>
        Field(message, name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt32(out int number) ? number : null;
}

/// <summary>The records' shape in JSON, made by the compiler: reflection would be slow where code is interpreted.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EditorMessage))]
[JsonSerializable(typeof(SessionMessage))]
internal sealed partial class MessageContext : JsonSerializerContext;
