using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

using Micrograd.Hosting.Conversations;

namespace Micrograd.Hosting.Tests;

/// <summary>docs/conversation.md lists what is said, as it is said.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Clone.Root, "docs", "conversation.md"));

    [Fact]
    public void Every_message_of_the_editor_stands_in_the_document_with_its_fields() => Check(typeof(EditorMessage), "What the editor says");

    [Fact]
    public void Every_message_of_the_session_stands_in_the_document_with_its_fields() => Check(typeof(SessionMessage), "What the session says");

    [Fact]
    public void Everything_within_messages_stands_in_the_document_with_its_fields()
    {
        Type[] parts = [.. Messages(typeof(EditorMessage)).Concat(Messages(typeof(SessionMessage))).SelectMany(message => Within(message.Type)).Distinct()];
        Assert.Equal(
            parts.Select(part => (part.Name, string.Join(' ', Fields(part).Order()))).Order(),
            Rows("What messages are made of").Order());
    }

    private static void Check(Type family, string heading) =>
        Assert.Equal(Messages(family).Select(message => (message.Name, string.Join(' ', Fields(message.Type).Order()))), Rows(heading));

    private static IEnumerable<(string Name, Type Type)> Messages(Type family) =>
        family.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(message => ((string)message.TypeDiscriminator!, message.DerivedType));

    private static IEnumerable<string> Fields(Type type) =>
        type.IsEnum ? Enum.GetNames(type) : MessageContext.Default.GetTypeInfo(type)!.Properties.Select(property => property.Name);

    // The records and enumerations in a record's fields, and in theirs.
    private static IEnumerable<Type> Within(Type type) =>
        type.IsEnum ? [] : MessageContext.Default.GetTypeInfo(type)!.Properties.Select(Element).Where(IsOurs).SelectMany(part => Within(part).Append(part));

    private static Type Element(JsonPropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : type;
    }

    private static bool IsOurs(Type type) => type.Namespace!.StartsWith(nameof(Micrograd), StringComparison.Ordinal);

    // The first two columns of a heading's table: a name, and the names in the second.
    private static IEnumerable<(string Name, string Fields)> Rows(string heading) =>
        Lines.SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => Row().Match(line)).Where(row => row.Success)
            .Select(row => (row.Groups[1].Value, string.Join(' ', Name().Matches(row.Groups[2].Value).Select(name => name.Groups[1].Value).Order())));

    [GeneratedRegex(@"^\| `(\w+)` \|([^|]*)\|")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
