using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using Micrograd.Hosting.Conversations;

namespace Micrograd.Hosting.Tests;

/// <summary>What one side of the conversation says, and the records and enumerations within.</summary>
internal sealed class MessageFamily
{
    private MessageFamily(Type family)
    {
        Messages = [.. family.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(message => ((string)message.TypeDiscriminator!, message.DerivedType))];
        Parts = [.. Messages.SelectMany(message => Within(message.Record)).Distinct()];
        Types = Messages.Select(message => message.Record).Concat(Parts).ToImmutableDictionary(type => type.Name);
    }

    public static MessageFamily OfEditor { get; } = new(typeof(EditorMessage));

    public static MessageFamily OfSession { get; } = new(typeof(SessionMessage));

    /// <summary>The messages, by what their <c>type</c> is.</summary>
    public ImmutableArray<(string Type, Type Record)> Messages { get; }

    /// <summary>The records and enumerations in the messages' fields, and in theirs.</summary>
    public ImmutableArray<Type> Parts { get; }

    /// <summary>Both of them, by name.</summary>
    public ImmutableDictionary<string, Type> Types { get; }

    /// <summary>The fields of a record, as they are said.</summary>
    public static IEnumerable<JsonPropertyInfo> Fields(Type record) => MessageContext.Default.GetTypeInfo(record)!.Properties;

    private static IEnumerable<Type> Within(Type type) =>
        type.IsEnum ? [] : Fields(type).Select(Element).Where(IsOurs).SelectMany(part => Within(part).Append(part));

    private static Type Element(JsonPropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : type;
    }

    private static bool IsOurs(Type type) => type.Namespace!.StartsWith(nameof(Micrograd), StringComparison.Ordinal);
}
