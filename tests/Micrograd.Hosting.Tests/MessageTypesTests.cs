using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

using Micrograd.Hosting.Conversations;

namespace Micrograd.Hosting.Tests;

/// <summary>
/// The types that scripts give to messages, in <c>types/messages.d.ts</c>, are those of the records: of all in the extension, of those that it uses in the Lab.
/// </summary>
public sealed partial class MessageTypesTests
{
    private static readonly MessageFamily Asked = MessageFamily.OfEditor;
    private static readonly MessageFamily Said = MessageFamily.OfSession;
    private static readonly Scripts Extension = Scripts.Of("Micrograd.VSCode");
    private static readonly Scripts Lab = Scripts.Of("Micrograd.Lab");

    // What the worker's scripts tell the page by themselves.
    private static readonly string[] OfWorker = ["Loading", "HandedOver", "SessionDied"];

    [Fact]
    public void The_extension_knows_every_message_and_all_that_is_in_one() =>
        Assert.Equal(Asked.Types.Keys.Union(Said.Types.Keys).Order(), Extension.Interfaces.Keys.Concat(Extension.Words.Keys).Order());

    [Fact]
    public void The_extension_knows_who_says_which_message()
    {
        Assert.Equal(Asked.Messages.Select(message => message.Record.Name).Order(), Extension.In("EditorMessage").Order());
        Assert.Equal(Said.Messages.Select(message => message.Record.Name).Order(), Extension.In("SessionMessage").Order());
        Assert.Equal(
            Asked.Messages.Select(message => message.Record).Where(record => record.IsAssignableTo(typeof(Question))).Select(record => record.Name).Order(),
            Extension.In("Question").Order());
    }

    public static TheoryData<string> OfExtension => [.. Extension.Interfaces.Keys];

    [Theory]
    [MemberData(nameof(OfExtension))]
    public void A_message_of_the_extension_has_the_fields_of_its_record_and_no_others(string name)
    {
        ImmutableArray<string> written = Extension.Interfaces[name];
        Assert.Equal(string.Join("; ", FieldsOf(name, written).Order()), string.Join("; ", written.Order()));
    }

    public static TheoryData<string> OfLab => [.. Lab.Interfaces.Keys.Except(OfWorker)];

    [Theory]
    [MemberData(nameof(OfLab))]
    public void A_message_of_the_page_has_fields_of_its_record_and_leaves_none_out_that_must_be_said(string name)
    {
        ImmutableArray<string> written = Lab.Interfaces[name], fields = FieldsOf(name, written);
        Assert.Equal([], written.Except(fields));
        if (Asked.Types.ContainsKey(name)) Assert.Equal([], fields.Except(written).Where(field => !field.Contains("?:", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string> Words =>
    [
        .. new[] { Extension, Lab }.SelectMany(scripts => scripts.Words).Distinct()
            .Select(words => new TheoryDataRow<string, string>(words.Key, words.Value)),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void Words_are_those_of_their_enumeration(string name, string words) =>
        Assert.Equal(string.Join(" | ", Enum.GetNames(Asked.Types.GetValueOrDefault(name) ?? Said.Types[name]).Select(word => $"\"{word}\"")), words);

    // A record's fields, as a script would declare them. Words are told as a text: which ones, the script may say.
    private static ImmutableArray<string> FieldsOf(string name, ImmutableArray<string> written)
    {
        bool isAsked = Asked.Types.TryGetValue(name, out Type? asked);
        Type record = asked ?? Said.Types[name];
        return
        [
            .. Asked.Messages.Concat(Said.Messages).Where(message => message.Record == record).Select(message => $"type: \"{message.Type}\""),
            .. MessageFamily.Fields(record).Select(property => isAsked ? AskedField(property) : SaidField(property, record)).Select(OrWords),
        ];

        string OrWords(string field) =>
            written.FirstOrDefault(each =>
                field.EndsWith(": string", StringComparison.Ordinal) && Literals().IsMatch(each) && each.Split(':')[0] == field.Split(':')[0])
            ?? field;
    }

    private static string AskedField(JsonPropertyInfo property) =>
        $"{property.Name}{(property.AssociatedParameter!.HasDefaultValue ? "?" : "")}: {TypeOf(property.PropertyType, property.IsSetNullable)}";

    private static string SaidField(JsonPropertyInfo property, Type record)
    {
        PropertyInfo declared = record.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!;
        bool isLeftOut = declared.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };
        string type = TypeOf(property.PropertyType, property.IsGetNullable && !isLeftOut);
        bool hasNulls = new NullabilityInfoContext().Create(declared).GenericTypeArguments
            is [{ Type.IsValueType: false, ReadState: NullabilityState.Nullable }];
        return $"{property.Name}{(isLeftOut ? "?" : "")}: {(hasNulls ? $"({type[..^2]} | null)[]" : type)}";
    }

    private static string TypeOf(Type type, bool isNullable) =>
        TypeOf(Nullable.GetUnderlyingType(type) ?? type) is var name && isNullable && name != "unknown" ? $"{name} | null" : name;

    private static string TypeOf(Type type) => type switch
    {
        _ when type == typeof(string) => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type.IsPrimitive => "number",
        _ when type == typeof(JsonNode) => "unknown",
        _ when type == typeof(ImmutableDictionary<string, string>) => "Record<string, string>",
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => $"{TypeOf(type.GetGenericArguments()[0])}[]",
        _ => type.Name,
    };

    [GeneratedRegex("""^\w+\??: "\w+"( \| "\w+")*$""")]
    private static partial Regex Literals();

    /// <summary>What a <c>messages.d.ts</c> declares.</summary>
    /// <param name="Interfaces">Fields by the name of what has them.</param>
    /// <param name="Words">Sets of words by their name.</param>
    /// <param name="Unions">What is one of several, by its name.</param>
    private sealed partial record Scripts(
        ImmutableDictionary<string, ImmutableArray<string>> Interfaces, ImmutableDictionary<string, string> Words, ImmutableDictionary<string, string[]> Unions)
    {
        public static Scripts Of(string project)
        {
            string text = Comment().Replace(File.ReadAllText(Path.Combine(Clone.Root, "src", project, "types", "messages.d.ts")), "");
            var types = Alias().Matches(text)
                .ToImmutableDictionary(match => match.Groups[1].Value, match => Space().Replace(match.Groups[2].Value, " ").TrimStart('|', ' '));
            return new Scripts(
                Interface().Matches(text).ToImmutableDictionary(match => match.Groups[1].Value, match => Fields(match.Groups[2].Value)),
                types.Where(type => type.Value.StartsWith('"')).ToImmutableDictionary(),
                types.Where(type => Union().IsMatch(type.Value)).ToImmutableDictionary(type => type.Key, type => type.Value.Split(" | ")));
        }

        /// <summary>The messages that a union is of, also by way of others.</summary>
        public IEnumerable<string> In(string name) => Unions.TryGetValue(name, out string[]? parts) ? parts.SelectMany(In) : [name];

        private static ImmutableArray<string> Fields(string text) =>
            [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(field => Space().Replace(field, " "))];

        [GeneratedRegex(@"/\*\*.*?\*/|^//.*?$", RegexOptions.Singleline | RegexOptions.Multiline)]
        private static partial Regex Comment();

        [GeneratedRegex(@"^export interface (\w+) \{([^{}]*)\}", RegexOptions.Multiline)]
        private static partial Regex Interface();

        [GeneratedRegex(@"^export type (\w+) =([^;]*);", RegexOptions.Multiline)]
        private static partial Regex Alias();

        [GeneratedRegex(@"^\w+( \| \w+)+$")]
        private static partial Regex Union();

        [GeneratedRegex(@"\s+")]
        private static partial Regex Space();
    }
}
